import { useSignalEffect } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useMemo, useRef } from 'preact/hooks';
import type { Outcome } from '../generated/Outcome';
import { useWords } from '../i18n';
import { equal } from '../state/equal';
import { narrow } from './narrow';
import { PARTS, type PartId, shownPart } from './part';
import { ReadOnlyContext } from './readonly-context';
import { revealed } from './reveal';
import { Segments } from './Segments';
import { Splitter } from './Splitter';
import { useStore } from './store-context';

export interface Part {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly content: ComponentChildren;
}

export interface ColumnsProps {
  readonly in: Part;
  readonly rule?: Part;
  readonly out: Part;
}

/** The parts that there is a place for: an embed leaves out what arrives. */
export const PartsContext = createContext<readonly PartId[]>(PARTS);

const MIN = 0.12;
const MAX = 0.7;
const FIRST: readonly [number, number] = [0.28, 0.4];

/** IN | RULE | OUT with splitters between; one of them at a time where there is no room. */
export function Columns(props: ColumnsProps) {
  const { t } = useWords();
  const { view } = useStore();
  const [first, second] = view.value.columns;
  const third = Math.max(0.1, 1 - first - second);
  const set = (columns: readonly [number, number]) => {
    view.value = { ...view.value, columns };
  };
  useSignalEffect(() => {
    const place = revealed.value && placeOf(revealed.value.field);
    if (place) shownPart.value = place;
  });
  const wanted = useContext(PartsContext);
  const own: PartId[] = props.rule ? ['in', 'rule', 'out'] : ['in', 'out'];
  // A station without a rule has nothing but its parts to show.
  const roles = props.rule ? own.filter((role) => wanted.includes(role)) : own;
  const now: PartId = roles.includes(shownPart.value) ? shownPart.value : (roles[0] ?? 'in');
  const news = useNews(now === 'out');
  const style = {
    '--in': props.rule ? `${first * 100}fr` : '100fr',
    '--rule': `${second * 100}fr`,
    '--out': props.rule ? `${third * 100}fr` : '100fr',
  };
  return (
    <>
      {narrow.value && (
        <div class="narrow-switch">
          <Segments
            label={t.columns.choose}
            value={now}
            options={roles.map((role) => [role, t.columns[role]] as const)}
            marked={news && now !== 'out' ? { option: 'out', meaning: t.columns.changed } : undefined}
            onChange={(role) => {
              shownPart.value = role;
            }}
          />
        </div>
      )}
      <div class={`columns${props.rule ? '' : ' two'}`} style={style}>
        {roles.includes('in') && <Column place="in" part={props.in} shown={now === 'in'} />}
        {!roles.includes('in') ? null : props.rule ? (
          <Splitter
            class="first"
            label={t.columns.resizeFirst}
            controls="column-in"
            value={first}
            min={MIN}
            max={Math.min(MAX, 1 - second - MIN)}
            initial={FIRST[0]}
            onChange={(value) => set([value, Math.max(MIN, second + first - value)])}
          />
        ) : (
          <div class="splitter fixed" />
        )}
        {props.rule && (
          <>
            <Column place="rule" part={props.rule} shown={now === 'rule'} />
            <Splitter
              label={t.columns.resizeSecond}
              controls="column-rule"
              value={second}
              min={MIN}
              max={Math.min(MAX, 1 - first - MIN)}
              initial={FIRST[1]}
              onChange={(value) => set([first, value])}
            />
          </>
        )}
        <Column place="out" part={props.out} shown={now === 'out'} />
      </div>
    </>
  );
}

/** The part that shows a field: where it is drawn, else where fields of its kind are. */
function placeOf(field: string): PartId {
  const drawn = document.querySelector(`.column [data-field="${CSS.escape(field)}"]`)?.closest('.column');
  const role = PARTS.find((part) => drawn?.classList.contains(part));
  if (role) return role;
  if (field.startsWith('#')) return 'out';
  return /^\/(?:request|backend)(?:\/|$)/u.test(field) ? 'in' : 'rule';
}

/** Whether the result has changed since it was last in sight. */
function useNews(inSight: boolean): boolean {
  const { outcome } = useStore();
  const seen = useRef(outcome.value);
  const now = outcome.value;
  if (inSight || seen.current === null) seen.current = now;
  const before = seen.current;
  return useMemo(
    () => narrow.value && before !== null && now !== null && !equal(made(before), made(now)),
    [before, now, narrow.value],
  );
}

/** What the stations' results show of an outcome. */
function made({ integrationRequest, integrationResponse, response }: Outcome) {
  return { integrationRequest, integrationResponse, response };
}

function Column({ place, part, shown: visible }: { place: PartId; part: Part; shown: boolean }) {
  const { t } = useWords();
  const frozen = useContext(ReadOnlyContext) && place === 'rule';
  return (
    <section
      id={`column-${place}`}
      class={`column ${place}${visible ? ' shown' : ''}`}
      aria-labelledby={`column-${place}-title`}
    >
      <header>
        <span class="role" aria-hidden="true">
          {t.columns[place]}
        </span>
        <h2 id={`column-${place}-title`}>{part.title}</h2>
        {part.aside}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="scroll" tabIndex={0}>
        {frozen ? (
          <fieldset class="frozen" disabled aria-label={part.title}>
            {part.content}
          </fieldset>
        ) : (
          part.content
        )}
      </div>
    </section>
  );
}
