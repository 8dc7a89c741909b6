import { useWords } from '../i18n';
import { freeName, type Pairs, removedAt } from '../state/change';
import { AddButton, Choice, RemoveButton, TextField } from './fields';
import { leaveMapping, pointAtMapping, pointedMapping } from './pointed';

export interface MappingTableProps<T> {
  readonly label: string;
  /** What stands before the place in a key: `integration.request`, `method.request`, `method.response`. */
  readonly prefix: string;
  readonly places: ReadonlyArray<'path' | 'querystring' | 'header'>;
  readonly rows: Pairs<T>;
  readonly onChange: (rows: [string, T][]) => void;
  readonly empty: string;
  readonly fresh: T;
  readonly valueLabel: string;
  readonly value: (row: {
    key: string;
    value: T;
    set: (value: T) => void;
    name: string;
  }) => preact.ComponentChildren;
  readonly names?: readonly string[];
  readonly newName: string;
  readonly narrowValue?: boolean;
  /** Called when someone turns to the table. */
  readonly onEdit?: () => void;
}

/** A table whose keys name a place and a parameter, such as `method.request.querystring.name`. */
export function MappingTable<T>(props: MappingTableProps<T>) {
  const { t } = useWords();
  const { rows, onChange, prefix, places } = props;
  const placeNames = { path: t.words.pathPlace, querystring: t.words.query, header: t.words.header };
  const key = (place: string, name: string) => `${prefix}.${place}.${name}`;
  const replace = (index: number, next: readonly [string, T]) => {
    const taken = rows.some(([other], at) => at !== index && other === next[0]);
    onChange(
      rows.map(([old, value], at): [string, T] =>
        at === index ? [taken ? old : next[0], next[1]] : [old, value],
      ),
    );
  };
  return (
    <div onFocusIn={props.onEdit}>
      {rows.length === 0 ? (
        <p class="none small">{props.empty}</p>
      ) : (
        <table class="pairs" aria-label={props.label}>
          <thead>
            <tr>
              {places.length > 1 && (
                <th scope="col" class="narrow">
                  {t.words.place}
                </th>
              )}
              <th scope="col">{t.words.name}</th>
              <th scope="col" class={props.narrowValue ? 'tiny' : 'wide'}>
                {props.valueLabel}
              </th>
              <th scope="col">
                <span class="visually-hidden">{t.words.remove}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([written, value], index) => {
              const { place, name } = parts(written, prefix, places[0] ?? 'header');
              return (
                <tr
                  key={index}
                  class={pointedMapping.value === written ? 'marked' : ''}
                  {...(typeof value === 'string' ? pointing(written, value) : {})}
                >
                  {places.length > 1 && (
                    <td class="narrow">
                      <Choice
                        bare
                        label={`${t.words.place} ${index + 1}`}
                        value={place}
                        options={places.map((option) => [option, placeNames[option]] as const)}
                        onChange={(next) => replace(index, [key(next, name), value])}
                      />
                    </td>
                  )}
                  <td>
                    <TextField
                      bare
                      mono
                      label={`${t.words.name} ${index + 1}`}
                      value={name}
                      {...(props.names ? { options: props.names } : {})}
                      onChange={(next) => replace(index, [key(place, next), value])}
                    />
                  </td>
                  <td
                    class={props.narrowValue ? 'tiny' : ''}
                    data-label={props.narrowValue ? props.valueLabel : undefined}
                  >
                    {props.value({
                      key: written,
                      value,
                      name,
                      set: (next) => replace(index, [written, next]),
                    })}
                  </td>
                  <td>
                    <RemoveButton
                      what={name || `${t.words.name} ${index + 1}`}
                      onClick={() => onChange(removedAt(copied(rows), index))}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <AddButton
        label={t.words.add}
        onClick={() => {
          const place = places[places.length > 1 ? 1 : 0] ?? 'header';
          const taken = rows.map(([written]) => written);
          onChange([...copied(rows), [freeName(key(place, props.newName), taken), props.fresh]]);
        }}
      />
    </div>
  );
}

/** Pointing at a row marks what it reads and what it sets. */
function pointing(key: string, source: string) {
  const point = () => pointAtMapping(key, source);
  return { onMouseEnter: point, onMouseLeave: leaveMapping, onFocusIn: point, onFocusOut: leaveMapping };
}

function copied<T>(rows: Pairs<T>): [string, T][] {
  return rows.map(([key, value]): [string, T] => [key, value]);
}

function parts(written: string, prefix: string, fallback: 'path' | 'querystring' | 'header') {
  const rest = written.startsWith(`${prefix}.`) ? written.slice(prefix.length + 1) : written;
  for (const place of ['path', 'querystring', 'header'] as const) {
    if (rest.startsWith(`${place}.`)) return { place, name: rest.slice(place.length + 1) };
  }
  return { place: fallback, name: rest };
}
