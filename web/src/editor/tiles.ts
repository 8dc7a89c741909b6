/** All pieces of a text numbered by their source, and the blanks that directives left: drawn where they are seen. */
import { type Extension, StateEffect } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import type { Side } from '../ui/pointed';
import { type Span, type Tiling, tilesIn } from './provenance';

export interface Shown {
  readonly side: Side;
  /** Absent: the pieces are not shown. */
  readonly tiling?: Tiling | undefined;
  /** The stretches of left blanks, in order. */
  readonly blanks?: readonly Span[] | undefined;
}

export const showTiles = StateEffect.define<Shown | null>();

/** How many looks a piece can have; they repeat. */
const LOOKS = 6;

/** More pieces than this are not told apart by anyone on one screen. */
const MOST = 2000;

class LineEnd extends WidgetType {
  override toDOM(): HTMLElement {
    const sign = document.createElement('span');
    sign.className = 'left-end';
    sign.setAttribute('aria-hidden', 'true');
    sign.textContent = '↵';
    return sign;
  }

  override eq(): boolean {
    return true;
  }
}

const LEFT = Decoration.mark({ class: 'left-blank' });
const LEFT_END = Decoration.widget({ widget: new LineEnd(), side: 1 });

function draw(view: EditorView, shown: Shown): DecorationSet {
  const found = [];
  const length = view.state.doc.length;
  for (const range of view.visibleRanges) {
    for (const tile of shown.tiling ? tilesIn(shown.tiling, shown.side, range).slice(0, MOST) : []) {
      const from = Math.max(tile.from, range.from);
      const to = Math.min(tile.to, range.to, length);
      if (from >= to) continue;
      const look = Decoration.mark({
        class: `tile tile-${(tile.number - 1) % LOOKS}`,
        attributes: { 'data-tile': String(tile.number) },
      });
      found.push(look.range(from, to));
    }
    for (const blank of shown.blanks ?? []) {
      if (blank.to <= range.from || blank.from >= range.to) continue;
      const from = Math.max(blank.from, range.from);
      const to = Math.min(blank.to, range.to, length);
      const text = view.state.sliceDoc(from, to);
      let start = from;
      for (const line of text.split('\n')) {
        const end = start + line.length;
        if (end > start) found.push(LEFT.range(start, end));
        if (end < to) found.push(LEFT_END.range(end));
        start = end + 1;
      }
    }
  }
  return Decoration.set(found, true);
}

class Tiles {
  shown: Shown | null = null;
  decorations: DecorationSet = Decoration.none;

  update(update: ViewUpdate): void {
    let isNew = false;
    for (const transaction of update.transactions) {
      for (const effect of transaction.effects) {
        if (!effect.is(showTiles)) continue;
        this.shown = effect.value;
        isNew = true;
      }
    }
    if (this.shown === null) this.decorations = Decoration.none;
    else if (isNew || (update.viewportChanged && !update.docChanged))
      this.decorations = draw(update.view, this.shown);
    // After a change the places are old until the next result comes.
    else if (update.docChanged) this.decorations = this.decorations.map(update.changes);
  }
}

const look = EditorView.theme({
  '.tile': { textDecorationLine: 'underline', textDecorationThickness: '2px', textUnderlineOffset: '4px' },
  '.tile::before': {
    content: 'attr(data-tile) / ""',
    fontSize: '0.625rem',
    fontFamily: 'var(--face)',
    verticalAlign: 'super',
    color: 'var(--muted)',
    lineHeight: '0',
    marginInlineEnd: '1px',
  },
  '.tile-0': { textDecorationColor: 'var(--request)', textDecorationStyle: 'solid' },
  '.tile-1': { textDecorationColor: 'var(--warning)', textDecorationStyle: 'dashed' },
  '.tile-2': { textDecorationColor: 'var(--answer)', textDecorationStyle: 'dotted' },
  '.tile-3': { textDecorationColor: 'var(--hint)', textDecorationStyle: 'double' },
  '.tile-4': {
    textDecorationColor: 'var(--error)',
    textDecorationStyle: 'wavy',
    textDecorationThickness: '1px',
  },
  '.tile-5': {
    textDecorationColor: 'var(--muted)',
    textDecorationStyle: 'solid',
    textDecorationThickness: '3px',
  },
  // What is pointed at stands out; the others step back.
  '.cm-content:has(.mark-on) .tile': { textDecorationColor: 'var(--line)' },
  '.left-blank': { backgroundColor: 'var(--error-soft)', outline: '1px dotted var(--edge)' },
  '.left-end': { color: 'var(--error)', backgroundColor: 'var(--error-soft)' },
});

export const tiles: Extension = [
  ViewPlugin.fromClass(Tiles, { decorations: (plugin) => plugin.decorations }),
  look,
];
