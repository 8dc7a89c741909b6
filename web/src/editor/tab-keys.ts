import { indentLess, indentMore } from '@codemirror/commands';
import { type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Dictionary } from '../i18n';

/**
 * Tab moves on to the next field, and Ctrl+M (macOS Shift+Alt+M) lets it indent, until it is pressed again. The
 * editor must begin with its Tab focus mode on.
 */
export function tabKeys(isWritable: () => boolean, words: () => Dictionary): Extension {
  let leaves = true;
  const toggle = (view: EditorView) => {
    leaves = !leaves;
    view.setTabFocusMode(leaves);
    const { tabLeaves, tabIndents } = words().editor;
    view.dispatch({ effects: EditorView.announce.of(leaves ? tabLeaves : tabIndents) });
    return true;
  };
  return Prec.high(
    keymap.of([
      { key: 'Ctrl-m', mac: 'Shift-Alt-m', run: toggle },
      {
        key: 'Tab',
        run: (view) => isWritable() && indentMore(view),
        shift: (view) => isWritable() && indentLess(view),
      },
    ]),
  );
}
