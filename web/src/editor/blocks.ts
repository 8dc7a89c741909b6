/** Blocks of directives in the editor: the parts of one matched, folding, and indentation that knows them. */
import {
  codeFolding,
  foldGutter,
  foldKeymap,
  foldService,
  indentOnInput,
  indentService,
  indentUnit,
} from '@codemirror/language';
import { type EditorState, type Extension, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap } from '@codemirror/view';
import { type Block, type Structure, structureOf } from './structure';

/** A longer text is edited without matching and folding of its blocks. */
const LONGEST = 400_000;

const EMPTY: Structure = { directives: [], blocks: [], pairs: [] };
const structures = new WeakMap<Text, Structure>();

function structureIn(doc: Text): Structure {
  const known = structures.get(doc);
  if (known) return known;
  const made = doc.length > LONGEST ? EMPTY : structureOf(doc.toString());
  structures.set(doc, made);
  return made;
}

/** The block one of whose directives the caret is on. */
export function blockAt(doc: Text, offset: number): Block | null {
  const line = doc.lineAt(offset);
  // Most places are on no directive: then the text needs no reading.
  if (!line.text.includes('#')) return null;
  for (const block of structureIn(doc).blocks) {
    if (block.parts.some((part) => offset >= part.from && offset <= part.word)) return block;
  }
  return null;
}

const MATCH = Decoration.mark({ class: 'block-match' });
const LONELY = Decoration.mark({ class: 'block-lonely' });

function matches(state: EditorState): DecorationSet {
  const { head, empty } = state.selection.main;
  const block = empty ? blockAt(state.doc, head) : null;
  if (!block) return Decoration.none;
  const look = block.closed ? MATCH : LONELY;
  return Decoration.set(block.parts.map((part) => look.range(part.from, part.word)));
}

const matching = StateField.define<DecorationSet>({
  create: matches,
  update: (current, transaction) =>
    transaction.docChanged || transaction.selection ? matches(transaction.state) : current,
  provide: (field) => EditorView.decorations.from(field),
});

type Folds = ReadonlyMap<number, { readonly from: number; readonly to: number }>;

const folds = new WeakMap<Text, Folds>();

/** What can be folded, by the line that stays. */
export function foldsIn(doc: Text): Folds {
  const known = folds.get(doc);
  if (known) return known;
  const found = new Map<number, { from: number; to: number }>();
  const add = (line: number, from: number, to: number) => {
    const before = found.get(line);
    if (from < to && (!before || to > before.to)) found.set(line, { from, to });
  };
  const { blocks, pairs } = structureIn(doc);
  for (const { parts } of blocks) {
    for (const [index, part] of parts.entries()) {
      const next = parts[index + 1];
      if (!next) continue;
      const line = doc.lineAt(part.from);
      const last = doc.lineAt(next.from);
      const begin = doc.lineAt(part.to);
      if (last.number > begin.number + 1) add(line.number, begin.to, last.from - 1);
    }
  }
  for (const [open, close] of pairs) {
    const line = doc.lineAt(open);
    if (doc.lineAt(close).number > line.number) add(line.number, open + 1, close);
  }
  folds.set(doc, found);
  return found;
}

const OPENING = /^(?:if|foreach|define|macro)$/u;
const TOKEN = /##.*|#\{?(if|elseif|else|end|foreach|define|macro)\b\}?|"(?:[^"\\]|\\.)*"|([{[(])|([}\])])/gu;
const CLOSES_FIRST = /^\s*(?:#\{?(?:end|else|elseif)\b|[}\])])/u;

/** By how many levels the line after this one is deeper. */
export function deepens(line: string): number {
  let depth = 0;
  for (const [, word, open, close] of line.matchAll(TOKEN)) {
    if (open !== undefined) {
      depth += 1;
    } else if (close !== undefined) {
      depth = Math.max(0, depth - 1);
    } else if (word !== undefined) {
      if (OPENING.test(word)) depth += 1;
      else if (word === 'end') depth = Math.max(0, depth - 1);
      else depth = Math.max(0, depth - 1) + 1;
    }
  }
  return depth;
}

function widthOf(text: string, tab: number): number {
  let width = 0;
  for (const character of text) {
    if (character === ' ') width += 1;
    else if (character === '\t') width += tab - (width % tab);
    else break;
  }
  return width;
}

const indentation = indentService.of((context, position) => {
  const { state } = context;
  const unit = state.facet(indentUnit).length;
  let before: string | undefined;
  if (context.simulatedBreak === position) {
    before = context.lineAt(position, -1).text;
  } else {
    for (let at = state.doc.lineAt(position).number - 1; at > 0; at--) {
      const line = state.doc.line(at).text;
      if (line.trim() === '') continue;
      before = line;
      break;
    }
  }
  if (before === undefined) return 0;
  const after = context.textAfterPos(position);
  const levels = deepens(before) - (CLOSES_FIRST.test(after) ? 1 : 0);
  return Math.max(0, widthOf(before, state.tabSize) + levels * unit);
});

const look = EditorView.theme({
  '.block-match': { outline: '1px solid var(--edge)', borderRadius: '2px' },
  '.block-lonely': { backgroundColor: 'var(--error-soft)' },
  '.cm-foldGutter .cm-gutterElement': { cursor: 'pointer', padding: '0 0.125rem' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--sunken)',
    border: '1px solid var(--edge)',
    color: 'var(--muted)',
    padding: '0 0.25rem',
  },
});

export function blocks(numbered: boolean): Extension {
  return [
    matching,
    foldService.of((state, lineStart) => foldsIn(state.doc).get(state.doc.lineAt(lineStart).number) ?? null),
    indentation,
    indentOnInput(),
    codeFolding(),
    numbered ? foldGutter({ openText: '▾', closedText: '▸' }) : [],
    keymap.of(foldKeymap),
    look,
  ];
}
