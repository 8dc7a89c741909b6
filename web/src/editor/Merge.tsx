import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { look } from './look';
import { json } from './vtl';

export interface MergeProps {
  readonly a: string;
  readonly b: string;
  /** Names the two texts for people who do not see them. */
  readonly labels: readonly [a: string, b: string];
  /** Whether both stand in one column, the lines of A above those of B. */
  readonly unified: boolean;
}

/** The change marks in the page's colours; they are underlined too, since colour alone says nothing to some. */
const marks = EditorView.theme({
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--error-soft)' },
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine': { backgroundColor: 'var(--answer-soft)' },
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'none',
    textDecoration: 'underline 1px var(--error)',
    textUnderlineOffset: '3px',
  },
  '&.cm-merge-b .cm-changedText, .cm-changedText': {
    background: 'none',
    textDecoration: 'underline 1px var(--answer)',
    textUnderlineOffset: '3px',
  },
  '.cm-collapsedLines': {
    background: 'var(--sunken)',
    color: 'var(--muted)',
    padding: '0.25rem 0.625rem',
    fontFamily: 'var(--face)',
  },
  '.cm-deletedChunk': { paddingInlineStart: '0.625rem' },
});

function fixed(label: string): Extension {
  return [
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', lang: 'en' }),
    EditorView.lineWrapping,
    json,
    look,
    marks,
  ];
}

const FOLDED = { margin: 2, minSize: 5 };

/** Two texts with their differences marked; what is alike is folded. */
export function Merge({ a, b, labels, unified }: MergeProps) {
  const host = useRef<HTMLDivElement>(null);
  const [labelA, labelB] = labels;
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const made = unified
      ? new EditorView({
          root,
          parent: root,
          state: EditorState.create({
            doc: b,
            extensions: [
              fixed(`${labelA}, ${labelB}`),
              unifiedMergeView({
                original: a,
                mergeControls: false,
                gutter: true,
                collapseUnchanged: FOLDED,
              }),
            ],
          }),
        })
      : new MergeView({
          root,
          parent: root,
          a: { doc: a, extensions: fixed(labelA) },
          b: { doc: b, extensions: fixed(labelB) },
          gutter: true,
          collapseUnchanged: FOLDED,
        });
    return () => {
      made.destroy();
      root.replaceChildren();
    };
  }, [a, b, unified, labelA, labelB]);
  return <div class="editor fixed merge" ref={host} />;
}
