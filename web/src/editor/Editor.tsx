import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { forEachDiagnostic, type Diagnostic as Squiggle, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Extension, StateEffect } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Diagnostic } from '../generated/Diagnostic';
import type { RenderedText } from '../generated/RenderedText';
import { useWords, type Words } from '../i18n';
import { koEditor } from '../i18n/ko-editor';
import type { Syntax } from '../state/syntax';
import { drawWithResult } from '../ui/drawing';
import {
  allShown,
  blanksShown,
  hovered,
  pinned,
  pointed,
  pointedRead,
  type Side,
  selected,
  sheetShown,
  turned,
} from '../ui/pointed';
import { revealed } from '../ui/reveal';
import { blocks } from './blocks';
import { closeBracketsIn } from './brackets';
import { findInText } from './find';
import { type Fix, fixOf } from './fixes';
import { javascript } from './javascript';
import { placeOfPath } from './json-place';
import { look } from './look';
import { type Mark, marksField, setMarks } from './marks';
import { leftBlanks, provenanceAt, tilingOf } from './provenance';
import { tabKeys } from './tab-keys';
import { type Shown, showTiles, tiles } from './tiles';
import { formText, json, vtl, xmlText } from './vtl';

export interface EditorProps {
  /** Names the editor for people who do not see it. */
  readonly label: string;
  readonly value: string;
  readonly syntax: Syntax;
  /** Absent: the text can be read and copied, not changed. */
  readonly onChange?: ((text: string) => void) | undefined;
  /** The JSON Pointer of the field that is edited: diagnostics and jumps find it by this. */
  readonly field?: string | undefined;
  readonly problems?: readonly Diagnostic[] | undefined;
  /** Which side of a rendering the text is: what is pointed at is marked, here and on the other side. */
  readonly traced?: Traced | undefined;
  /** The text is a body that templates read, of this origin: the value that was read is marked. */
  readonly reads?: 'body' | 'response';
  readonly lines?: { readonly min?: number; readonly max?: number } | undefined;
  readonly numbered?: boolean;
  readonly hint?: string;
  /** What stands beside the value's own syntax, such as completion. */
  readonly extensions?: Extension;
  /** Equips the editor once it is made. */
  readonly equip?: ((view: EditorView) => void) | undefined;
  /** Shown but out of use. */
  readonly inert?: boolean;
  /** What was selected in the text that this editor takes the place of, if the focus was there. */
  readonly selected?: { readonly anchor: number; readonly head: number } | undefined;
}

/** A side of a rendering. */
export interface Traced {
  readonly text: RenderedText;
  readonly side: Side;
  /** The template, and the text that it rendered. */
  readonly template: string;
  readonly output: string;
}

function languageOf(syntax: Syntax): Extension {
  switch (syntax) {
    case 'vtl':
      return vtl.json;
    case 'vtl-xml':
      return vtl.xml;
    case 'vtl-form':
      return vtl.form;
    case 'vtl-text':
      return vtl.text;
    case 'json':
      return json;
    case 'xml':
      return xmlText;
    case 'form':
      return formText;
    case 'javascript':
      return javascript;
    case 'text':
      return [];
    default:
      return syntax satisfies never;
  }
}

function squiggles(
  problems: readonly Diagnostic[],
  field: string | undefined,
  text: string,
  isFixed: boolean,
  words: Words,
) {
  const { length } = text;
  const found: Squiggle[] = [];
  for (const problem of problems) {
    if (field === undefined || problem.where?.field !== field) continue;
    const { start, end } = problem.where;
    if (start === undefined) continue;
    const from = Math.min(start, length);
    const to = Math.min(Math.max(end ?? start + 1, from), length);
    const help = words.advise(problem);
    const fix = isFixed ? null : fixOf(problem, text);
    found.push({
      from,
      to,
      severity: problem.severity,
      message: words.say(problem),
      renderMessage: (view) => {
        const box = complaint(words.say(problem), help);
        if (fix) box.append(fixButton(view, fix, text, words));
        return box;
      },
      source: problem.code,
    });
  }
  return found;
}

/** The way to what was meant. */
function fixButton(view: EditorView, fix: Fix, text: string, { t }: Words): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cm-diagnosticAction';
  button.textContent = t.fixes[fix.kind](fix.text);
  button.addEventListener('click', () => {
    // What was typed since may have moved the place.
    if (view.state.doc.toString() !== text) return;
    const changes = fix.edits.map(({ from, to, insert }) => ({ from, to, insert }));
    view.dispatch({ changes, userEvent: 'input.complete', scrollIntoView: true });
    view.focus();
  });
  return button;
}

/** The words of a squiggle: the sentence, and what to do. Pieces between backticks are code. */
function complaint(says: string, help: string | undefined): HTMLElement {
  const box = document.createElement('div');
  for (const text of help ? [says, help] : [says]) {
    const line = document.createElement('p');
    line.className = 'cm-said';
    const pieces = text.split('`');
    for (const [index, piece] of pieces.entries()) {
      const part = document.createElement(index % 2 === 1 && pieces.length % 2 === 1 ? 'code' : 'span');
      part.textContent = piece;
      line.append(part);
    }
    box.append(line);
  }
  return box;
}

/** A text editor in a shadow root of its own, where its style sheets need no exception from the page's policy. */
export function Editor(props: EditorProps) {
  const words = useWords();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const worded = useRef(words);
  worded.current = words;
  const parts = useRef({
    attributes: new Compartment(),
    phrases: new Compartment(),
    syntax: new Compartment(),
    writable: new Compartment(),
  });
  const marked = useRef(false);
  /** What is loaded when the editor is first used. */
  const equipped = useRef(false);
  /** Set while a value comes from outside, so that it is not reported back as an edit. */
  const receiving = useRef(false);

  const marks = useMarks(props);
  const writable = props.onChange !== undefined;
  const attributes = EditorView.contentAttributes.of({
    'aria-label': writable ? props.label : `${props.label}, ${words.t.editor.readOnly}`,
    ...(writable ? { 'aria-description': words.t.editor.access } : { 'aria-readonly': 'true' }),
    lang: 'en',
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
  });

  const phrases = EditorState.phrases.of(words.language === 'ko' ? koEditor : {});

  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    askSelectionOfFocused(root);
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: props.value,
        extensions: [
          parts.current.attributes.of(attributes),
          parts.current.phrases.of(phrases),
          parts.current.syntax.of(languageOf(props.syntax)),
          parts.current.writable.of(access(writable)),
          props.numbered ? lineNumbers() : [],
          history(),
          drawSelection(),
          bracketMatching(),
          blocks(props.numbered ?? false),
          indentUnit.of('  '),
          EditorState.tabSize.of(2),
          EditorView.lineWrapping,
          marksField,
          look,
          sizes(props.lines),
          props.hint ? placeholder(props.hint) : [],
          props.extensions ?? [],
          tabKeys(
            () => latest.current.onChange !== undefined,
            () => worded.current.t,
          ),
          keymap.of([...defaultKeymap, ...historyKeymap, findInText]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !receiving.current) {
              drawWithResult();
              latest.current.onChange?.(update.state.doc.toString());
            }
            if (update.selectionSet && update.view.hasFocus) pin(latest.current.traced, update.state);
          }),
          EditorView.domEventHandlers({
            beforeinput: typeOver,
            mousemove: (event, target) => {
              if (event.buttons !== 0 || isTouch(event)) return;
              hover(latest.current.traced, target.posAtCoords({ x: event.clientX, y: event.clientY }));
            },
            click: (event, target) => {
              if (isTouch(event)) touch(latest.current.traced, target, event);
            },
            focus: (_event, target) => {
              if (writable && !equipped.current) {
                equipped.current = true;
                closeBracketsIn(target);
                latest.current.equip?.(target);
              }
            },
            mouseleave: () => hover(latest.current.traced, null),
          }),
        ],
      }),
    });
    view.current = made;
    made.setTabFocusMode(true);
    if (props.selected) {
      made.focus();
      made.dispatch({ selection: props.selected });
    }
    return () => {
      made.destroy();
      view.current = null;
    };
  }, []);

  useLayoutEffect(() => {
    view.current?.dispatch({
      effects: [parts.current.attributes.reconfigure(attributes), parts.current.phrases.reconfigure(phrases)],
    });
  }, [props.label, words, writable]);

  useLayoutEffect(() => {
    view.current?.dispatch({
      effects: [
        parts.current.syntax.reconfigure(languageOf(props.syntax)),
        parts.current.writable.reconfigure(access(writable)),
      ],
    });
  }, [props.syntax, writable]);

  useLayoutEffect(() => {
    return whenNotComposing(view.current, (editor) => {
      const current = editor.state.doc.toString();
      const { value } = latest.current;
      if (current === value) return;
      receiving.current = true;
      try {
        editor.dispatch({ changes: differingPart(current, value) });
      } finally {
        receiving.current = false;
      }
    });
  }, [props.value]);

  useLayoutEffect(() => {
    return whenNotComposing(view.current, (editor) => {
      const { problems, field } = latest.current;
      const wanted = squiggles(problems ?? [], field, editor.state.doc.toString(), !writable, words);
      if (!isShown(editor.state, wanted)) editor.dispatch(setDiagnostics(editor.state, wanted));
    });
  }, [props.problems, props.value, words]);

  useLayoutEffect(() => {
    if (marks.length === 0 && !marked.current) return undefined;
    marked.current = marks.length > 0;
    return whenNotComposing(view.current, (editor) => editor.dispatch({ effects: setMarks.of(marks) }));
  }, [marks]);
  useTiles(view, props.traced);

  const target = revealed.value;
  useLayoutEffect(() => {
    const editor = view.current;
    if (!editor || !target || target.field !== latest.current.field) return;
    const length = editor.state.doc.length;
    const anchor = Math.min(target.start ?? 0, length);
    const head = Math.min(target.end ?? anchor, length);
    revealed.value = null;
    editor.dispatch({ selection: { anchor, head }, scrollIntoView: true });
    editor.focus();
    pin(latest.current.traced, editor.state);
    host.current?.scrollIntoView({ block: 'nearest' });
  }, [target]);

  const faulty = props.problems?.some(
    (p) => p.severity === 'error' && p.where?.field === props.field && props.field,
  );
  const appearance = `editor${writable ? '' : ' fixed'}${faulty ? ' faulty' : ''}${props.inert ? ' inert' : ''}`;
  return <div class={appearance} ref={host} data-field={props.field} />;
}

/**
 * An editor without the focus has no selection to look after. Its view asks for it at every change all the same, and
 * each time the browser would lay out the page to answer.
 */
function askSelectionOfFocused(root: ShadowRoot): void {
  if (!('getSelection' in root) || typeof root.getSelection !== 'function') return;
  const ask = root.getSelection;
  Object.defineProperty(root, 'getSelection', {
    configurable: true,
    value: () => (root.activeElement === null ? null : ask.call(root)),
  });
}

/** What can only be read must not bring up the keyboard of a touch screen. */
function access(writable: boolean): Extension {
  const isTouched = !writable && matchMedia('(pointer: coarse)').matches;
  return [
    EditorState.readOnly.of(!writable),
    EditorView.editable.of(!isTouched),
    isTouched ? EditorView.contentAttributes.of({ tabindex: '0' }) : [],
  ];
}

const NO_MARKS: readonly Mark[] = [];

/** What is to be marked in this text for what is pointed at. */
function useMarks({ traced, reads, value }: EditorProps): readonly Mark[] {
  const at = traced ? pointed.value : null;
  const turn = traced ? turned.value : null;
  const read = reads ? pointedRead.value : null;
  const path = read && read.origin === reads ? read.path : null;
  return useMemo(() => {
    if (path !== null) {
      const place = placeOfPath(value, path);
      return place ? [{ ...place, kind: 'on' }] : NO_MARKS;
    }
    if (!traced || at?.template !== traced.text.template) return NO_MARKS;
    const found = provenanceAt(traced.text, at.side, at.offset, turn);
    if (!found) return NO_MARKS;
    if (traced.side === 'source') return [{ ...found.source, kind: 'on' }];
    return [
      { ...found.output, kind: 'on' },
      ...found.others.map((span): Mark => ({ ...span, kind: 'also' })),
    ];
  }, [traced?.text, traced?.side, at, turn, path, path === null ? '' : value]);
}

/** Draws all pieces, or the blanks that directives left, while that is asked for. */
function useTiles(view: { readonly current: EditorView | null }, traced: Traced | undefined): void {
  const isAll = traced !== undefined && allShown.value;
  const isBlank = traced?.side === 'output' && blanksShown.value;
  const equipped = useRef(false);
  useLayoutEffect(() => {
    if (!equipped.current && !isAll && !isBlank) return undefined;
    const first = !equipped.current;
    equipped.current = true;
    return whenNotComposing(view.current, (editor) => {
      const shown: Shown | null =
        traced && (isAll || isBlank)
          ? {
              side: traced.side,
              tiling: isAll ? tilingOf(traced.text.segments) : undefined,
              blanks: isBlank ? leftBlanks(traced.text, traced.template, traced.output) : undefined,
            }
          : null;
      // A plugin does not see the transaction that brings it.
      if (first) editor.dispatch({ effects: StateEffect.appendConfig.of(tiles) });
      editor.dispatch({ effects: showTiles.of(shown) });
    });
  }, [isAll, isBlank, traced?.text, traced?.side]);
}

function hover(traced: Traced | undefined, offset: number | null): void {
  if (!traced) return;
  hovered.value = offset === null ? null : { template: traced.text.template, side: traced.side, offset };
}

/** Takes the caret as what is pointed at, and what is selected. */
function pin(traced: Traced | undefined, state: EditorState): void {
  if (!traced) return;
  const { template } = traced.text;
  const { head, from, to, empty } = state.selection.main;
  // Of a selection the last character counts, not the one behind it.
  pinned.value = { template, side: traced.side, offset: empty || head === from ? head : head - 1 };
  if (traced.side === 'output') selected.value = empty ? null : { template, from, to };
}

function isTouch(event: MouseEvent): boolean {
  return 'pointerType' in event && event.pointerType === 'touch';
}

/** A tap shows the words on what it meets. */
function touch(traced: Traced | undefined, view: EditorView, event: MouseEvent): void {
  const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
  if (!traced || offset === null) return;
  hovered.value = null;
  pinned.value = { template: traced.text.template, side: traced.side, offset };
  if (traced.side === 'output') sheetShown.value = true;
}

/** Whether the squiggles are drawn already, so that nothing needs to be dispatched. */
function isShown(state: EditorState, wanted: readonly Squiggle[]): boolean {
  let matching = 0;
  let shown = 0;
  forEachDiagnostic(state, (one, from, to) => {
    shown += 1;
    const same = (other: Squiggle) => other.from === from && other.to === to && other.message === one.message;
    if (wanted.some(same)) matching += 1;
  });
  return shown === wanted.length && matching === wanted.length;
}

function sizes(lines: EditorProps['lines']): Extension {
  const line = 1.55;
  return EditorView.theme({
    '.cm-scroller': {
      minHeight: `calc(${(lines?.min ?? 2) * line}em + 1rem)`,
      ...(lines?.max ? { maxHeight: `calc(${lines.max * line}em + 1rem)` } : {}),
    },
    '.cm-content': { minHeight: `calc(${(lines?.min ?? 2) * line}em + 1rem)` },
  });
}

/** While a syllable is composed, nothing may be dispatched: the change waits for the end of the composition. */
function whenNotComposing(
  view: EditorView | null,
  change: (view: EditorView) => void,
): (() => void) | undefined {
  if (!view) return undefined;
  if (!view.composing) {
    change(view);
    return undefined;
  }
  const later = () => {
    queueMicrotask(() => change(view));
  };
  view.contentDOM.addEventListener('compositionend', later, { once: true });
  return () => view.contentDOM.removeEventListener('compositionend', later);
}

/** The smallest replacement that turns one text into the other, so that the caret stays where it is. */
function differingPart(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  const from = alike(shorter, (at, length) => before.slice(at, at + length) === after.slice(at, at + length));
  const tail = alike(shorter - from, (at, length) => {
    const ends = [before.length - at, after.length - at] as const;
    return before.slice(ends[0] - length, ends[0]) === after.slice(ends[1] - length, ends[1]);
  });
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
}

/** How far two texts of this length are alike, found by whole pieces: a character at a time takes too long. */
function alike(length: number, isAlike: (at: number, length: number) => boolean): number {
  let found = 0;
  for (let piece = 4096; piece >= 1; piece = Math.floor(piece / 16)) {
    while (found + piece <= length && isAlike(found, piece)) found += piece;
  }
  return found;
}

/**
 * Typing over a selection, done here: Chromium's own way joins the lines by an inline style, which the page's policy
 * forbids and complains about.
 */
function typeOver(event: InputEvent, view: EditorView): boolean {
  const { data, inputType } = event;
  const { state } = view;
  const { from, to, empty } = state.selection.main;
  if (inputType !== 'insertText' || data === null || empty || state.readOnly || view.composing) return false;
  event.preventDefault();
  const typed = () =>
    state.update(state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
  const handled = state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, typed));
  if (!handled) view.dispatch(typed());
  return true;
}
