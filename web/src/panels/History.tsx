import { useWords } from '../i18n';
import { useStore } from '../ui/store-context';
import '../styles/details.css';

/** Scenarios that were here before. */
export function History() {
  const { t, language } = useWords();
  const store = useStore();
  const entries = store.history.value;
  if (entries.length === 0) return <p class="none">{t.drawer.historyEmpty}</p>;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ol class="history">
      {entries.map((entry) => {
        const name = entry.scenario.title ?? t.bar.untitled;
        return (
          <li key={entry.id}>
            <time dateTime={new Date(entry.at).toISOString()}>{format.format(entry.at)}</time>
            <span class="grow">
              {name}{' '}
              <span class="mono muted">
                {entry.scenario.request.method} {entry.scenario.request.path}
              </span>
            </span>
            <button
              type="button"
              class="button"
              aria-label={t.drawer.restoreNamed(name)}
              onClick={() => store.openHistory(entry.id)}
            >
              {t.drawer.restore}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
