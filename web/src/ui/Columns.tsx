import { signal, useSignalEffect } from '@preact/signals';
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useWords } from '../i18n';
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

type Role = 'in' | 'rule' | 'out';

/** The parts that there is a place for: an embed leaves out what arrives. */
export const PartsContext = createContext<readonly Role[]>(['in', 'rule', 'out']);

/** On a narrow screen one part is shown at a time. */
const shown = signal<Role>('rule');

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
    if (place) shown.value = place;
  });
  const wanted = useContext(PartsContext);
  const own: Role[] = props.rule ? ['in', 'rule', 'out'] : ['in', 'out'];
  // A station without a rule has nothing but its parts to show.
  const roles = props.rule ? own.filter((role) => wanted.includes(role)) : own;
  const now: Role = roles.includes(shown.value) ? shown.value : (roles[0] ?? 'in');
  const style = {
    '--in': props.rule ? `${first * 100}fr` : '100fr',
    '--rule': `${second * 100}fr`,
    '--out': props.rule ? `${third * 100}fr` : '100fr',
  };
  return (
    <>
      <div class="narrow-switch">
        <Segments
          label={t.columns.choose}
          value={now}
          options={roles.map((role) => [role, t.columns[role]] as const)}
          onChange={(role) => {
            shown.value = role;
          }}
        />
      </div>
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
function placeOf(field: string): Role {
  const drawn = document.querySelector(`.column [data-field="${CSS.escape(field)}"]`)?.closest('.column');
  const role = drawn?.id.replace(/^column-/u, '');
  if (role === 'in' || role === 'rule' || role === 'out') return role;
  if (field.startsWith('#')) return 'out';
  return /^\/(?:request|backend)(?:\/|$)/u.test(field) ? 'in' : 'rule';
}

function Column({ place, part, shown: visible }: { place: Role; part: Part; shown: boolean }) {
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
