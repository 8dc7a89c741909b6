import { useSignal } from '@preact/signals';
import { useWords } from '../i18n';
import {
  compared,
  type Group,
  quotedFor,
  type Row,
  type RowLabel,
  type Side,
  typeOf,
} from '../state/comparison';
import type { Counterpart } from '../state/contract';
import { laidOut } from '../state/layout';
import { integrationOf, twin } from '../state/mode';
import { Icon } from '../ui/icons';
import { Sentence } from '../ui/Sentence';
import { useStore } from '../ui/store-context';
import { WrapOffer } from '../ui/WrapOffer';

function keyOf(counterpart: Counterpart): string {
  return counterpart.kind === 'twin' ? 'twin' : `${counterpart.kind}:${counterpart.id}`;
}

/** The current scenario beside its twin, an example or an earlier state. */
export function Compare() {
  const { t, language } = useWords();
  const store = useStore();
  const { scenario, outcome, comparison, examples, history } = store;
  const chosen = useSignal<string>(
    comparison.peek() ? keyOf(comparison.peek()?.counterpart ?? { kind: 'twin' }) : 'twin',
  );
  const twinType = twinName(scenario.value);
  const choose = (key: string) => {
    chosen.value = key;
    const [kind, id] = key.split(/:(.*)/su);
    if (kind === 'example' && id) store.compare({ kind, id });
    else if (kind === 'history' && id) store.compare({ kind, id });
    else store.compare({ kind: 'twin' });
  };
  const other = comparison.value;
  return (
    <>
      <div class="toolbar">
        <label class="row">
          <span>{t.compare.with}</span>
          <select
            class="select"
            value={other ? keyOf(other.counterpart) : chosen.value}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            <option value="twin" disabled={twinType === null}>
              {twinType === null ? t.compare.noTwinShort : t.compare.twin(twinType)}
            </option>
            {examples.map((example) => (
              <option key={example.id} value={`example:${example.id}`}>
                {t.compare.example(example.title[language])}
              </option>
            ))}
            {history.value.map((entry) => (
              <option key={entry.id} value={`history:${entry.id}`}>
                {t.compare.history(entry.scenario.title ?? t.bar.untitled)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {store.incomparable.value && <p class="none">{t.compare.noTwin}</p>}
      {!other && !store.incomparable.value && <p class="none">{t.compare.none}</p>}
      {other && outcome.value && (
        <Table
          a={{ scenario: scenario.value, outcome: outcome.value }}
          b={{ scenario: other.scenario, outcome: other.outcome }}
        />
      )}
    </>
  );
}

function twinName(scenario: Parameters<typeof twin>[0]): string | null {
  const other = twin(scenario);
  return other && typeOf({ scenario: other });
}

function Table({ a, b }: { readonly a: Side; readonly b: Side }) {
  const { t } = useWords();
  const groups = compared(a, b);
  const identical = groups.every((group) => group.rows.every((row) => row.same));
  return (
    <>
      <WrapOffer types={[a, b].map((side) => integrationOf(side.scenario)?.type)} />
      {identical && <p class="notice">{t.compare.identical}</p>}
      <table class="compare" aria-label={t.compare.label}>
        <colgroup>
          <col class="head" />
          <col />
          <col />
          <col class="why" />
        </colgroup>
        <thead>
          <tr>
            <td />
            <th scope="col">
              A <span class="mono">{typeOf(a)}</span>
              <span class="muted small"> {t.compare.thisScenario}</span>
            </th>
            <th scope="col">
              B <span class="mono">{typeOf(b)}</span>
              <span class="muted small">
                {' '}
                {b.scenario.title !== a.scenario.title ? b.scenario.title : ''}
              </span>
            </th>
            <th scope="col">{t.compare.why}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <Rows key={group.id} group={group} a={a} b={b} />
        ))}
      </table>
    </>
  );
}

function Rows({ group, a, b }: { readonly group: Group; readonly a: Side; readonly b: Side }) {
  const { t } = useWords();
  const open = useSignal(false);
  const different = group.rows.filter((row) => !row.same);
  const same = group.rows.filter((row) => row.same);
  const shown = open.value ? group.rows : different;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={4}>
          {t.compare.groups[group.id]}
        </th>
      </tr>
      {shown.map((row, index) => (
        <DataRow
          key={keyOfLabel(row.label)}
          row={row}
          group={group}
          a={a}
          b={b}
          first={shown.findIndex((one) => !one.same) === index}
        />
      ))}
      {same.length > 0 && (
        <tr>
          <td colSpan={4}>
            <button
              type="button"
              class="button quiet"
              aria-expanded={open.value}
              onClick={() => {
                open.value = !open.value;
              }}
            >
              <Icon name={open.value ? 'down' : 'chevron'} />
              {t.compare.sameRows(same.length)}
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function keyOfLabel(label: RowLabel): string {
  return typeof label === 'string' ? label : `header:${label.header}`;
}

interface DataRowProps {
  readonly row: Row;
  readonly group: Group;
  readonly a: Side;
  readonly b: Side;
  /** The first difference of its group quotes the rules; the others only name the reason. */
  readonly first: boolean;
}

function DataRow({ row, group, a, b, first }: DataRowProps) {
  const { t, say } = useWords();
  const label =
    typeof row.label === 'string' ? t.compare.rows[row.label] : t.compare.rows.header(row.label.header);
  const quotes = (side: Side) => quotedFor(group.id, side.outcome).map((finding) => say(finding));
  const only = (side: Side, other: Side) => {
    const both = new Set(quotes(other));
    return quotes(side).filter((quote) => !both.has(quote));
  };
  return (
    <tr class={row.same ? '' : 'differing'}>
      <th scope="row">{label}</th>
      <Value side={`A ${typeOf(a)}`} value={row.a} laidOutBody={row.label === 'body'} />
      <Value side={`B ${typeOf(b)}`} value={row.b} laidOutBody={row.label === 'body'} />
      <td data-side={t.compare.why}>
        {row.same || !row.reason ? (
          <span class="muted">{t.compare.same}</span>
        ) : (
          <>
            <span class="differs">≠ </span>
            {t.compare.reasons[row.reason]}
            {first && only(a, b).length + only(b, a).length > 0 && (
              <ul class="quotes small muted">
                {only(a, b).map((quote) => (
                  <li key={`a-${quote}`}>
                    <Sentence text={t.compare.onlyA(quote)} />
                  </li>
                ))}
                {only(b, a).map((quote) => (
                  <li key={`b-${quote}`}>
                    <Sentence text={t.compare.onlyB(quote)} />
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

function Value(props: {
  readonly side: string;
  readonly value: string | null;
  readonly laidOutBody: boolean;
}) {
  const { t } = useWords();
  const { side, value, laidOutBody } = props;
  const text = value !== null && laidOutBody ? (laidOut(value) ?? value) : value;
  const long = text !== null && (text.length > 60 || text.includes('\n'));
  return (
    <td data-side={side}>
      {text === null ? (
        <span class="none">{t.compare.absent}</span>
      ) : text === '' ? (
        <span class="none">{t.compare.empty}</span>
      ) : long ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <pre tabIndex={0} class="mono">
          {text}
        </pre>
      ) : (
        <span class="mono">{text}</span>
      )}
    </td>
  );
}
