import { Prec, StateEffect } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';

/** Closing what is opened while typing: loaded when an editor is first used. */
export function closeBracketsIn(view: EditorView): void {
  void import('@codemirror/autocomplete').then(({ closeBrackets, closeBracketsKeymap }) => {
    if (!view.dom.isConnected) return;
    const extensions = [closeBrackets(), Prec.high(keymap.of(closeBracketsKeymap))];
    view.dispatch({ effects: StateEffect.appendConfig.of(extensions) });
  });
}
