import type { EditorView } from '@codemirror/view';
import { useMemo } from 'preact/hooks';
import { useWords } from '../i18n';
import { useStore } from './store-context';

/** Equips the editor of the template at this place with completion and hover texts. */
export function useAssistance(field: string): (view: EditorView) => void {
  const store = useStore();
  const words = useWords();
  return useMemo(() => {
    return (view) => {
      const begun = view.state.doc;
      void import('../editor/assist').then(({ assistIn }) => {
        if (view.dom.isConnected) void assistIn(view, store, words, field, begun);
      });
    };
  }, [store, words, field]);
}
