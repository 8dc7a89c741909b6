import { Editor } from '../editor/LazyEditor';
import { shortened } from '../editor/provenance';
import { useWords } from '../i18n';
import type { Store } from '../state/contract';
import { type Difference, pathText } from '../state/differences';
import { laidOut } from '../state/layout';
import { responseText } from '../state/reading';
import { createSequence, MOST_CHANGES, type Sent, type Sequence as State } from '../state/sequence';
import { Fold } from '../ui/Fold';
import { Icon } from '../ui/icons';
import { StatusCode } from '../ui/StatusCode';
import { useStore } from '../ui/store-context';
import { toast } from '../ui/toast';
import '../styles/details.css';

const states = new WeakMap<Store, State>();

/** The sequence outlives the drawer: it is made once for the page's store. */
function sequenceOf(store: Store): State {
  const made = states.get(store) ?? createSequence(store);
  states.set(store, made);
  return made;
}

/** The present request sent again and again, each time to the services as the last one left them. */
export function Sequence() {
  const { t } = useWords();
  const store = useStore();
  const sequence = sequenceOf(store);
  const { method, path } = store.scenario.value.request;
  const sent = sequence.sent.value;
  const services = sequence.services.value;
  const newest = sent[0];
  return (
    <>
      <div class="toolbar">
        <button
          type="button"
          class="button primary"
          aria-disabled={sequence.running.value}
          onClick={() => void sequence.send()}
        >
          <Icon name="arrow" />
          {t.sequence.send}
          <span class="mono sent-line">
            {method} {shortened(path, 40)}
          </span>
        </button>
        <button type="button" class="button" disabled={sent.length === 0} onClick={sequence.clear}>
          {t.sequence.clear}
        </button>
        <span class="space" />
        {services !== null && (
          <button
            type="button"
            class="button"
            onClick={() => {
              sequence.keep();
              toast(t.sequence.kept, { label: t.bar.undo, run: () => store.undo() });
            }}
          >
            {t.sequence.keep}
          </button>
        )}
      </div>
      <p class="visually-hidden" role="status">
        {newest && t.sequence.told(newest.number, newest.response.status, newest.changes?.length ?? 0)}
      </p>
      {sequence.outdated.value && (
        <p class="notice row wrap">
          {t.sequence.outdated}
          <button type="button" class="button quiet" onClick={sequence.clear}>
            {t.sequence.clear}
          </button>
        </p>
      )}
      {sent.length === 0 ? (
        <p class="none">{t.sequence.empty}</p>
      ) : (
        <ol class="sent" reversed aria-label={t.sequence.label}>
          {sent.map((one) => (
            <Entry key={one.number} sent={one} />
          ))}
        </ol>
      )}
      {services !== null && (
        <Fold name="sequence-services" title={t.sequence.services}>
          <Editor
            label={t.sequence.services}
            value={laidOut(services) ?? services}
            syntax="json"
            lines={{ min: 3, max: 24 }}
          />
        </Fold>
      )}
    </>
  );
}

function Entry({ sent }: { readonly sent: Sent }) {
  const { t } = useWords();
  const { response, changes } = sent;
  const body = response.body ?? response.bodyBase64 ?? '';
  return (
    <li>
      <span class="number muted">{sent.number}</span>
      <span class="mono what">
        {sent.method} {sent.path}
      </span>
      <details>
        <summary>
          <StatusCode status={response.status} />
          {sent.gatewayResponse && <span class="badge error">{t.result.by(sent.gatewayResponse)}</span>}
          <span class="mono body">{body === '' ? t.result.empty : shortened(body, 120)}</span>
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre class="log" tabIndex={0}>
          {responseText({
            ...response,
            ...(response.body ? { body: laidOut(response.body) ?? response.body } : {}),
          })}
        </pre>
      </details>
      <div class="changes">
        {changes === null ? (
          <span class="none">{t.sequence.noServices}</span>
        ) : changes.length === 0 ? (
          <span class="none">{t.sequence.noChanges}</span>
        ) : (
          <ul>
            {changes.map((change) => (
              <Change key={pathText(change.path)} change={change} />
            ))}
            {changes.length === MOST_CHANGES && <li class="muted">{t.words.truncated}</li>}
          </ul>
        )}
      </div>
    </li>
  );
}

const ICONS = { added: 'plus', removed: 'minus', changed: 'change' } as const;

function Change({ change }: { readonly change: Difference }) {
  const { t } = useWords();
  const value = (json: unknown) => shortened(JSON.stringify(json), 160);
  return (
    <li class={`change ${change.kind}`}>
      <Icon name={ICONS[change.kind]} />
      <span>
        {t.sequence.changes[change.kind]} <code class="place">{pathText(change.path)}</code>{' '}
        <code>
          {change.kind === 'added'
            ? value(change.after)
            : change.kind === 'removed'
              ? value(change.before)
              : `${value(change.before)} → ${value(change.after)}`}
        </code>
      </span>
    </li>
  );
}
