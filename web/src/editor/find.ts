import { StateEffect } from '@codemirror/state';
import { type EditorView, type KeyBinding, keymap } from '@codemirror/view';

const equipped = new WeakSet<EditorView>();

async function openSearch(view: EditorView): Promise<void> {
  const { search, searchKeymap, openSearchPanel } = await import('@codemirror/search');
  if (!view.dom.isConnected) return;
  if (!equipped.has(view)) {
    equipped.add(view);
    const extensions = [search({ top: true }), keymap.of(searchKeymap)];
    view.dispatch({ effects: StateEffect.appendConfig.of(extensions) });
  }
  openSearchPanel(view);
}

/** Finding in the text: loaded when it is first asked for. */
export const findInText: KeyBinding = {
  key: 'Mod-f',
  run: (view) => {
    void openSearch(view);
    return true;
  },
};
