import { useWords } from '../i18n';
import { stationOfStage } from '../state/places';
import { useStore } from './store-context';

/** Says why there is nothing here, and leads to where the request stopped. */
export function NotReached() {
  const { t } = useWords();
  const { outcome, station } = useStore();
  if (!outcome.value) return <p class="none">{t.words.notRun}</p>;
  const stopped = outcome.value.stages.find((report) => report.result === 'stopped');
  const where = stopped ? stationOfStage(stopped.stage) : null;
  return (
    <div class="empty">
      <strong>{t.words.notReachedTitle}</strong>
      {where && (
        <>
          <span>{t.words.notReached(t.stations[where])}</span>
          <button
            type="button"
            class="button"
            onClick={() => {
              station.value = where;
            }}
          >
            {t.words.showStation}
          </button>
        </>
      )}
    </div>
  );
}

/** Stands over a result that is from before the last change. */
export function StaleNotice() {
  const { t } = useWords();
  const { stale } = useStore();
  if (!stale.value) return null;
  return (
    <div class="notice stale">
      <strong>{t.words.stale}</strong>
      <span>{t.words.staleWhy}</span>
    </div>
  );
}
