import type { ComponentChildren } from 'preact';
import { useWords } from '../i18n';

export interface FactsProps {
  /** Name, value, where it comes from, and whether it is what is pointed at. */
  readonly rows: ReadonlyArray<readonly [string, string, ComponentChildren?, boolean?]>;
  readonly empty: string;
}

/** Names with values, to be read. */
export function Facts({ rows, empty }: FactsProps) {
  const { t } = useWords();
  if (rows.length === 0) return <p class="none small">{empty}</p>;
  return (
    <dl class="facts">
      {rows.map(([name, value, origin, isMarked], index) => (
        <div key={`${name}-${index}`} class={isMarked ? 'fact-row marked' : 'fact-row'}>
          <dt>{name}</dt>
          <dd>
            {value === '' ? <span class="none">{t.words.none}</span> : value}
            {origin && <span class="origin"> {origin}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
