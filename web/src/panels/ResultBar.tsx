import { useWords } from '../i18n';
import { lessonFragment } from '../state/fragment';
import { showStations } from '../ui/editing';
import { Icon } from '../ui/icons';
import { shownPart } from '../ui/part';
import { StatusCode } from '../ui/StatusCode';
import { useStore } from '../ui/store-context';

/** Where those who are new begin. */
const FIRST_LESSON = 'follow-one-request';

/** What the client receives: always in sight. */
export function ResultBar() {
  const { t } = useWords();
  const store = useStore();
  const { outcome, stale, station, scenario } = store;
  const now = outcome.value;
  const body = now?.response.body ?? now?.response.bodyBase64 ?? '';
  const size =
    now?.response.bodyBase64 === undefined ? new TextEncoder().encode(body.slice(0, 100_000)).length : null;
  return (
    <section class="result" id="result" tabIndex={-1} aria-label={t.result.label}>
      <span class="label">{t.result.label}</span>
      {now ? (
        <>
          <span class={stale.value ? 'is-stale' : ''}>
            <StatusCode status={now.response.status} />
          </span>
          {now.gatewayResponse && <span class="badge error">{t.result.by(now.gatewayResponse)}</span>}
          {stale.value && <span class="badge warning">{t.words.stale}</span>}
          <span class={`body${stale.value ? ' is-stale' : ''}`}>
            {body === '' ? <span class="none">{t.result.empty}</span> : firstLine(body)}
          </span>
          {size !== null && size > 0 && size < 100_000 && (
            <span class="small muted size">{t.result.bytes(size)}</span>
          )}
        </>
      ) : (
        <span class="body none">{t.words.notRun}</span>
      )}
      {scenario.value.description && <span class="hint">{plain(scenario.value.description)}</span>}
      {store.isFirst.value && (
        <a class="button quiet wide-only" href={lessonFragment(FIRST_LESSON)}>
          {t.bar.firstLesson}
          <Icon name="chevron" />
        </a>
      )}
      <button
        type="button"
        class="button quiet"
        aria-label={t.result.details}
        onClick={() => {
          showStations(store);
          shownPart.value = 'out';
          station.value = 'methodResponse';
        }}
      >
        <span class="wide-only">{t.result.details}</span>
        <Icon name="chevron" />
      </button>
    </section>
  );
}

function firstLine(body: string): string {
  return body.slice(0, 400).replaceAll(/\s+/gu, ' ');
}

/** The first line of a description without its marks. */
function plain(description: string): string {
  return (description.split('\n')[0] ?? '').replaceAll(/[`*_]/gu, '');
}
