import { useId } from 'preact/hooks';

export interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly options: ReadonlyArray<readonly [T, string]>;
  readonly onChange: (value: T) => void;
  /** An option with a dot, and what the dot means. */
  readonly marked?: { readonly option: T; readonly meaning: string } | undefined;
}

/** One choice of a few, all in sight. */
export function Segments<T extends string>({ label, value, options, onChange, marked }: SegmentsProps<T>) {
  const name = useId();
  return (
    <div class="segments" role="radiogroup" aria-label={label}>
      {options.map(([key, text]) => (
        <label key={key}>
          <input
            type="radio"
            name={name}
            value={key}
            checked={key === value}
            onChange={() => onChange(key)}
          />
          {text}
          {marked?.option === key && (
            <span class="news">
              <span class="visually-hidden">, {marked.meaning}</span>
            </span>
          )}
        </label>
      ))}
    </div>
  );
}
