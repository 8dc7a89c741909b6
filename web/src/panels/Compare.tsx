import { useSignal } from '@preact/signals';
import type { StageName } from '../generated/StageName';
import { useWords } from '../i18n';
import {
  compared,
  type Group,
  type GroupId,
  type Row,
  type RowLabel,
  type Side,
  typeOf,
  unsuited,
  type Why,
  whyOf,
} from '../state/comparison';
import type { Counterpart } from '../state/contract';
import { withSuitedReply } from '../state/counterpart';
import { findCredentials } from '../state/credentials';
import { EXAMPLES } from '../state/examples';
import { laidOut } from '../state/layout';
import { twin } from '../state/mode';
import { copyText } from '../ui/copy';
import { Check } from '../ui/fields';
import { Icon } from '../ui/icons';
import { StaleNotice } from '../ui/NotReached';
import { Segments } from '../ui/Segments';
import { Sentence } from '../ui/Sentence';
import { useStore } from '../ui/store-context';
import { toast } from '../ui/toast';
import { useNarrow } from '../ui/useNarrow';
import { BodyDifference } from './BodyDifference';
import '../styles/details.css';

/** What a narrow page shows: the differences, or one side whole. */
type Shown = 'differences' | 'a' | 'b';

function keyOf(counterpart: Counterpart): string {
  return counterpart.kind === 'twin' ? 'twin' : `${counterpart.kind}:${counterpart.id}`;
}

/** The current scenario beside its twin, an example or an earlier state. */
export function Compare() {
  const { t, language } = useWords();
  const store = useStore();
  const { scenario, outcome, comparison, history } = store;
  const chosen = useSignal<Counterpart>(comparison.peek()?.counterpart ?? { kind: 'twin' });
  const twinType = twinName(scenario.value);
  const choose = (next: Counterpart) => {
    chosen.value = next;
    store.compare(next);
  };
  const other = comparison.value;
  const now = other?.counterpart ?? chosen.value;
  const copyLink = async () => {
    const link = await store.link({ redact: findCredentials(store.scenario.peek()).length > 0 });
    if (link === null) toast(t.share.tooLong);
    else toast((await copyText(`${link}&v=compare`)) ? t.share.copied(link.length) : t.share.failed);
  };
  return (
    <>
      <div class="toolbar">
        <label class="row">
          <span>{t.compare.with}</span>
          <select
            class="select"
            value={keyOf(now)}
            onChange={(event) => {
              const [kind, id] = event.currentTarget.value.split(/:(.*)/su);
              if ((kind === 'example' || kind === 'history') && id) choose({ kind, id });
              else choose({ kind: 'twin' });
            }}
          >
            <option value="twin" disabled={twinType === null}>
              {twinType === null ? t.compare.noTwinShort : t.compare.twin(twinType)}
            </option>
            {EXAMPLES.map((example) => (
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
        {now.kind !== 'twin' && (
          <Check
            label={t.compare.ownRequest}
            checked={now.ownRequest ?? false}
            onChange={(ownRequest) => choose({ ...now, ownRequest })}
          />
        )}
        <span class="space" />
        <button type="button" class="button" title={t.compare.withNowNote} onClick={store.compareWithNow}>
          {t.compare.withNow}
        </button>
        {now.kind === 'twin' && (
          <button type="button" class="button" onClick={() => void copyLink()}>
            <Icon name="share" />
            {t.compare.copyLink}
          </button>
        )}
      </div>
      {store.incomparable.value && <p class="none">{t.compare.noTwin}</p>}
      {!other && !store.incomparable.value && <p class="none">{t.compare.none}</p>}
      {other && outcome.value && (
        <Sides
          a={{ scenario: scenario.value, outcome: outcome.value }}
          b={{ scenario: other.scenario, outcome: other.outcome }}
          counterpart={other.counterpart}
        />
      )}
    </>
  );
}

function twinName(scenario: Parameters<typeof twin>[0]): string | null {
  const other = twin(scenario);
  return other && typeOf({ scenario: other });
}

interface SidesProps {
  readonly a: Side;
  readonly b: Side;
  readonly counterpart: Counterpart;
}

function Sides({ a, b, counterpart }: SidesProps) {
  const { t } = useWords();
  const narrow = useNarrow();
  const choice = useSignal<Shown>('differences');
  const shown = narrow ? choice.value : 'differences';
  const groups = compared(a, b);
  const identical = groups.every((group) => group.rows.every((row) => row.same));
  return (
    <>
      <StaleNotice />
      <ReplyOffer a={a} b={b} counterpart={counterpart} />
      {narrow && (
        <div class="compare-switch">
          <Segments<Shown>
            label={t.compare.label}
            value={shown}
            options={[
              ['differences', t.compare.differences],
              ['a', `A ${typeOf(a)}`],
              ['b', `B ${typeOf(b)}`],
            ]}
            onChange={(next) => {
              choice.value = next;
            }}
          />
        </div>
      )}
      {identical && <p class="notice">{t.compare.identical}</p>}
      <table class={`compare only-${shown}`} aria-label={t.compare.label}>
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
          <Rows key={group.id} group={group} a={a} b={b} shown={shown} />
        ))}
      </table>
    </>
  );
}

/** A return value suits one kind of integration: the other side can have it in its own form. */
function ReplyOffer({ a, b, counterpart }: SidesProps) {
  const { t } = useWords();
  const store = useStore();
  if (counterpart.kind !== 'twin') return null;
  const { suited = false } = counterpart;
  const side = unsuited(a, b);
  if (suited) {
    return (
      <div class="notice">
        <span>{t.compare.suited}</span>
        <div>
          <button type="button" class="button" onClick={() => store.compare({ kind: 'twin' })}>
            {t.compare.unsuit}
          </button>
        </div>
      </div>
    );
  }
  if (side === null) return null;
  const name = side.toUpperCase();
  const toProxy = typeOf(side === 'a' ? a : b) === 'AWS_PROXY';
  return (
    <div class="notice">
      <span>{toProxy ? t.compare.suitsNoProxy(name) : t.compare.suitsProxy(name)}</span>
      <div>
        <button
          type="button"
          class="button"
          onClick={() => {
            if (side === 'a') {
              store.update((old) => withSuitedReply(old) ?? old);
              toast(t.compare.replyChanged, { label: t.bar.undo, run: () => store.undo() });
            }
            store.compare({ kind: 'twin', suited: true });
          }}
        >
          {toProxy ? t.compare.wrapFor(name) : t.compare.unwrapFor(name)}
        </button>
      </div>
    </div>
  );
}

interface RowsProps {
  readonly group: Group;
  readonly a: Side;
  readonly b: Side;
  readonly shown: Shown;
}

function Rows({ group, a, b, shown }: RowsProps) {
  const { t } = useWords();
  const open = useSignal(false);
  const different = group.rows.filter((row) => !row.same);
  const same = group.rows.length - different.length;
  const isWhole = shown !== 'differences';
  const rows = open.value || isWhole ? group.rows : different;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={4}>
          {t.compare.groups[group.id]}
        </th>
      </tr>
      {rows.map((row) => (
        <DataRow key={keyOfLabel(row.label)} row={row} group={group.id} a={a} b={b} shown={shown} />
      ))}
      {same > 0 && !isWhole && (
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
              {t.compare.sameRows(same)}
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
  readonly group: GroupId;
  readonly a: Side;
  readonly b: Side;
  readonly shown: Shown;
}

function DataRow({ row, group, a, b, shown }: DataRowProps) {
  const { t } = useWords();
  const merged = useSignal(false);
  const label =
    typeof row.label === 'string' ? t.compare.rows[row.label] : t.compare.rows.header(row.label.header);
  const isBody = row.label === 'body';
  const names = [`A ${typeOf(a)}`, `B ${typeOf(b)}`] as const;
  const canMerge = isBody && !row.same && Boolean(row.a) && Boolean(row.b);
  return (
    <>
      <tr class={row.same ? '' : 'differing'}>
        <th scope="row">{label}</th>
        {shown !== 'b' && <Value side={names[0]} value={row.a} laidOutBody={isBody} />}
        {shown !== 'a' && <Value side={names[1]} value={row.b} laidOutBody={isBody} />}
        {shown === 'differences' && (
          <td data-side={t.compare.why}>
            {row.same || !row.reason ? (
              <span class="muted">{t.compare.same}</span>
            ) : (
              <Reasons group={group} row={row} reason={row.reason} a={a} b={b} />
            )}
            {canMerge && (
              <button
                type="button"
                class="button quiet"
                aria-expanded={merged.value}
                onClick={() => {
                  merged.value = !merged.value;
                }}
              >
                <Icon name={merged.value ? 'down' : 'chevron'} />
                {t.compare.bodyDifference}
              </button>
            )}
          </td>
        )}
      </tr>
      {canMerge && merged.value && shown === 'differences' && (
        <tr>
          <td colSpan={4}>
            <BodyDifference
              a={readable(row.a ?? '')}
              b={readable(row.b ?? '')}
              labels={[`${names[0]}, ${label}`, `${names[1]}, ${label}`]}
            />
          </td>
        </tr>
      )}
    </>
  );
}

const readable = (body: string) => laidOut(body) ?? body;

interface ReasonsProps {
  readonly group: GroupId;
  readonly row: Row;
  readonly reason: NonNullable<Row['reason']>;
  readonly a: Side;
  readonly b: Side;
}

/** The step that made each side what it is; one sentence where both have the same. */
function Reasons({ group, row, reason, a, b }: ReasonsProps) {
  const { t } = useWords();
  const told = useTold();
  const [why, other] = [told(whyOf(group, row.label, reason, a)), told(whyOf(group, row.label, reason, b))];
  return (
    <div class="reasons">
      <span class="differs">≠</span>
      {why === other ? (
        <span>
          <Sentence text={why} />
          {why !== t.compare.reasons[reason] && group === 'reply' && ` ${t.compare.reasons[reason]}`}
        </span>
      ) : (
        <ul class="quotes">
          <li>
            <b>A</b> <Sentence text={why} />
          </li>
          <li>
            <b>B</b> <Sentence text={other} />
          </li>
        </ul>
      )}
    </div>
  );
}

/** A reason in words, with the station whose step it is. */
function useTold(): (why: Why) => string {
  const { t, say } = useWords();
  const name = (stage: StageName) =>
    stage === 'gatewayResponse' ? t.drawer.gatewayResponse : t.stations[stage];
  return (why) => {
    if (why.kind === 'reason') return t.compare.reasons[why.reason];
    const sentence = say(why.told);
    return why.stage ? t.compare.at(name(why.stage), sentence) : sentence;
  };
}

function Value(props: {
  readonly side: string;
  readonly value: string | null;
  readonly laidOutBody: boolean;
}) {
  const { t } = useWords();
  const { side, value, laidOutBody } = props;
  const text = value !== null && laidOutBody ? readable(value) : value;
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
