import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor reads the page's tokens, which shine into its shadow root. */
const theme = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--text)',
    backgroundColor: 'transparent',
    fontSize: 'var(--code)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', overflow: 'auto', scrollbarWidth: 'thin' },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 0.625rem' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--muted)',
    border: 'none',
    paddingInlineStart: '0.25rem',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '1.5rem', padding: '0 0.25rem' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--text)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection':
    { backgroundColor: 'var(--selection)' },
  '.cm-matchingBracket, .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--edge)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--error-soft)' },
  '.cm-placeholder': { color: 'var(--muted)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: '0.375rem',
    boxShadow: '0 6px 20px var(--shadow)',
    fontFamily: 'var(--face)',
    maxWidth: '30rem',
  },
  '.cm-tooltip-lint': { fontSize: 'var(--normal)' },
  '.cm-diagnostic': { padding: '0.375rem 0.625rem', borderInlineStart: '3px solid var(--hint)' },
  '.cm-diagnostic-error': { borderInlineStartColor: 'var(--error)' },
  '.cm-diagnostic-warning': { borderInlineStartColor: 'var(--warning)' },
  '.cm-diagnosticAction': {
    margin: '0.375rem 0 0',
    padding: '0.1875rem 0.625rem',
    border: '1px solid var(--edge)',
    borderRadius: '0.375rem',
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    font: 'inherit',
    cursor: 'pointer',
  },
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--error) 1.5px', textUnderlineOffset: '3px' },
  '.cm-lintRange-warning': {
    textDecoration: 'underline wavy var(--warning) 1.5px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-hint, .cm-lintRange-info': {
    textDecoration: 'underline dotted var(--hint) 2px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-active': { backgroundColor: 'var(--warning-soft)' },
  '.cm-lintPoint::after': { borderBottomColor: 'var(--error)' },
  '.mark-on': { backgroundColor: 'var(--mark)', borderRadius: '2px', boxShadow: '0 2px 0 var(--warning)' },
  '.mark-also': { borderRadius: '2px', boxShadow: 'inset 0 0 0 1px var(--warning)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '16rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.1875rem 0.5rem', lineHeight: '1.5' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--request-soft)',
    color: 'var(--text)',
  },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal', marginInlineStart: '0.75rem' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionInfo': { padding: '0.5rem 0.75rem', fontSize: 'var(--normal)' },
  '.cm-said': { margin: '0' },
  '.cm-said + .cm-said': { color: 'var(--muted)', marginTop: '0.125rem' },
  '.cm-explanation': { padding: '0.5rem 0.75rem' },
  '.cm-explanation p, .cm-completionInfo p': { margin: '0.25rem 0 0' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--text)' },
  '.cm-panel.cm-search': { padding: '0.375rem', fontFamily: 'var(--face)' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button': { font: 'inherit' },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)' },
  '@media (forced-colors: active)': {
    '.mark-on': { outline: '2px solid Highlight' },
    '.mark-also': { outline: '1px dashed Highlight' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { outline: '2px solid Highlight' },
  },
  '@media (prefers-reduced-motion: reduce)': {
    '.cm-cursorLayer': { animation: 'none !important' },
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.controlKeyword, tags.keyword], color: 'var(--syntax-directive)', fontWeight: '600' },
  { tag: tags.special(tags.variableName), color: 'var(--syntax-reference)' },
  { tag: tags.function(tags.variableName), color: 'var(--syntax-method)' },
  { tag: tags.attributeName, color: 'var(--syntax-method)' },
  { tag: tags.string, color: 'var(--syntax-string)' },
  { tag: tags.propertyName, color: 'var(--syntax-key)' },
  { tag: tags.number, color: 'var(--syntax-number)' },
  { tag: [tags.atom, tags.bool, tags.null], color: 'var(--syntax-keyword)' },
  { tag: [tags.lineComment, tags.blockComment], color: 'var(--syntax-comment)', fontStyle: 'italic' },
  { tag: tags.escape, color: 'var(--syntax-number)' },
  {
    tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket],
    color: 'var(--syntax-punctuation)',
  },
]);

export const look: Extension = [theme, syntaxHighlighting(colours)];
