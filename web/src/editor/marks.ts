import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** A piece of text to be marked, in UTF-16 units. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  /** `on` is what is pointed at; `also` is another piece written by the same source. */
  readonly kind: 'on' | 'also';
}

export const setMarks = StateEffect.define<readonly Mark[]>();

const DECORATIONS = {
  on: Decoration.mark({ class: 'mark-on' }),
  also: Decoration.mark({ class: 'mark-also' }),
} as const;

export const marksField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(current, transaction) {
    let next = current.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setMarks)) continue;
      const length = transaction.state.doc.length;
      next = Decoration.set(
        effect.value
          .filter((mark) => mark.from < mark.to && mark.to <= length)
          .map((mark) => DECORATIONS[mark.kind].range(mark.from, mark.to)),
        true,
      );
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
