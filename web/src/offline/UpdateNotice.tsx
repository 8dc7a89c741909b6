import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useWords } from '../i18n';
import { useStore } from '../ui/store-context';
import { keepOffline, takeUpdate, update } from './registration';

/** The first result comes before what only the next start needs, in milliseconds. */
const AFTER_FIRST_RESULT = 1000;

let kept = false;
const dismissed = signal<typeof update.value>('none');

/** Keeps the page for starts without a network once it has shown a result, and tells of newer builds. */
export function UpdateNotice() {
  const { t } = useWords();
  const store = useStore();
  const shown = store.outcome.value !== null;
  useEffect(() => {
    if (!import.meta.env.PROD || !shown || kept) return undefined;
    const timer = setTimeout(() => {
      kept = true;
      void keepOffline();
    }, AFTER_FIRST_RESULT);
    return () => clearTimeout(timer);
  }, [shown]);
  const now = update.value;
  if (now === 'none' || now === dismissed.value) return null;
  return (
    <div class="banner" role="status">
      <span>{t.notices.updates[now]}</span>
      {now === 'waiting' && (
        <button type="button" class="button" onClick={takeUpdate}>
          {t.notices.takeUpdate}
        </button>
      )}
      <button
        type="button"
        class="button plain"
        onClick={() => {
          dismissed.value = now;
        }}
      >
        {t.fault.dismiss}
      </button>
    </div>
  );
}
