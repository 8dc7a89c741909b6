import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useWords } from '../i18n';
import type { Store } from '../state/contract';

/** Language, theme and title of the document follow the store. */
export function useDocument(store: Store): void {
  const { t } = useWords();
  useSignalEffect(() => {
    const { language, theme } = store.view.value;
    const root = document.documentElement;
    root.lang = language;
    if (theme === 'system') root.removeAttribute('data-theme');
    else root.dataset['theme'] = theme;
  });
  const { title } = store.scenario.value;
  useEffect(() => {
    document.title = `${title ?? t.bar.untitled} · Gatelens`;
  }, [title, t]);
}
