import { useWords } from '../i18n';
import { freeName, keyAt, type Pairs, removedAt, valueAt } from '../state/change';
import { AddButton, RemoveButton, TextField } from './fields';

export interface PairTableProps {
  readonly label: string;
  readonly rows: Pairs<string>;
  readonly onChange: (rows: [string, string][]) => void;
  readonly empty: string;
  readonly nameLabel?: string;
  readonly valueLabel?: string;
  readonly newName: string;
  readonly names?: readonly string[];
  readonly values?: readonly string[];
  /** The JSON Pointer of the value in a row. */
  readonly fieldOf?: (name: string) => string;
  /** Whether a name may stand twice, as a header may. */
  readonly repeats?: boolean;
}

/** A table of names and values, each a field. */
export function PairTable(props: PairTableProps) {
  const { t } = useWords();
  const { rows, onChange } = props;
  const nameLabel = props.nameLabel ?? t.words.name;
  const valueLabel = props.valueLabel ?? t.words.value;
  const rename = (index: number, name: string) =>
    onChange(
      props.repeats
        ? rows.map(([old, value], at): [string, string] => [at === index ? name : old, value])
        : keyAt(rows, index, name),
    );
  return (
    <div>
      {rows.length === 0 ? (
        <p class="none small">{props.empty}</p>
      ) : (
        <table class="pairs" aria-label={props.label}>
          <thead>
            <tr>
              <th scope="col">{nameLabel}</th>
              <th scope="col">{valueLabel}</th>
              <th scope="col">
                <span class="visually-hidden">{t.words.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value], index) => (
              <tr key={index}>
                <td>
                  <TextField
                    bare
                    mono
                    label={`${nameLabel} ${index + 1}`}
                    value={name}
                    {...(props.names ? { options: props.names } : {})}
                    onChange={(next) => rename(index, next)}
                  />
                </td>
                <td>
                  <TextField
                    bare
                    mono
                    label={`${valueLabel}: ${name}`}
                    value={value}
                    {...(props.values ? { options: props.values } : {})}
                    {...(props.fieldOf ? { field: props.fieldOf(name) } : {})}
                    onChange={(next) => onChange(valueAt(rows, index, next))}
                  />
                </td>
                <td>
                  <RemoveButton
                    what={name || `${nameLabel} ${index + 1}`}
                    onClick={() => onChange(removedAt(pairs(rows), index))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AddButton
        label={t.words.add}
        onClick={() =>
          onChange([
            ...pairs(rows),
            [
              freeName(
                props.newName,
                rows.map(([name]) => name),
              ),
              '',
            ],
          ])
        }
      />
    </div>
  );
}

function pairs(rows: Pairs<string>): [string, string][] {
  return rows.map(([name, value]): [string, string] => [name, value]);
}
