import { useState } from 'preact/hooks';
import { useWords } from '../i18n';
import { SERVICE_WORDS, type ServiceWords } from '../i18n/services';
import { jsonOf } from '../state/differences';
import {
  countChanges,
  type Entry,
  entryFields,
  type Holder,
  holderFields,
  holders,
  type Mark,
  SERVICE_NAMES,
  type Service,
  stateOf,
  withNewEntry,
  withNewHolder,
  withoutEntry,
  withoutHolder,
} from '../state/services';
import { AddButton, Choice, RemoveButton, TextField } from '../ui/fields';
import { Icon } from '../ui/icons';
import { PairTable } from '../ui/PairTable';
import './services.css';

const ICONS = { added: 'plus', removed: 'minus', changed: 'change' } as const;

/** How many entries a table shows. */
const MOST = 100;

function useServiceWords(): ServiceWords {
  return SERVICE_WORDS[useWords().language];
}

function ChangeMark({ mark }: { readonly mark: Mark }) {
  const words = useServiceWords();
  return (
    <span class={`state-mark ${mark}`}>
      <Icon name={ICONS[mark]} />
      {words.marks[mark]}
    </span>
  );
}

/** What lies in the services after a call, and what the call changed. */
export function StateAfter({ before, after }: { readonly before: string; readonly after: string }) {
  const words = useServiceWords();
  const found = holders(stateOf(before), stateOf(after));
  const count = countChanges(found);
  return (
    <div class="services-after">
      <p class={count === 0 ? 'none' : ''}>{count === 0 ? words.none : words.changes(count)}</p>
      {found.map((holder) => (
        <HolderTable key={`${holder.service} ${holder.name}`} holder={holder} marked />
      ))}
    </div>
  );
}

interface StateFormProps {
  /** The state, a JSON text. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The state before a call, with forms that add to it and take from it. */
export function StateForm({ value, onChange }: StateFormProps) {
  const words = useServiceWords();
  const [making, setMaking] = useState(false);
  if (jsonOf(value) === null) return <p class="notice">{words.unread}</p>;
  const state = stateOf(value);
  const found = holders(state, state);
  return (
    <>
      {found.length === 0 && <p class="none">{words.empty}</p>}
      {found.map((holder) => (
        <HolderTable
          key={`${holder.service} ${holder.name}`}
          holder={holder}
          state={value}
          onChange={onChange}
        />
      ))}
      {making ? (
        <NewHolder
          found={found}
          onCancel={() => setMaking(false)}
          onDone={(service, fields) => {
            setMaking(false);
            onChange(withNewHolder(value, service, fields));
          }}
        />
      ) : (
        <div>
          <AddButton label={words.make} onClick={() => setMaking(true)} />
        </div>
      )}
      <p class="muted small">{words.limits}</p>
    </>
  );
}

interface HolderTableProps {
  readonly holder: Holder;
  readonly marked?: boolean;
  readonly state?: string;
  readonly onChange?: (state: string) => void;
}

function HolderTable({ holder, marked, state, onChange }: HolderTableProps) {
  const words = useServiceWords();
  const [adding, setAdding] = useState(false);
  const { service, name, about, entries } = holder;
  const label = words.add[service];
  const isMarked = marked && entries.some((entry) => entry.mark);
  return (
    <div class="holder">
      <div class="head">
        <h3 class="mono">{name}</h3>
        <span class="badge">{words.holders[service]}</span>
        {about !== '' && <span class="muted small mono about">{about}</span>}
        {marked && holder.mark && <ChangeMark mark={holder.mark} />}
        <span class="space" />
        {state !== undefined && onChange && (
          <RemoveButton what={name} onClick={() => onChange(withoutHolder(state, service, name))} />
        )}
      </div>
      {entries.length > 0 && (
        <table class="entries" aria-label={`${words.entries[service]}: ${name}`}>
          <thead>
            <tr>
              {isMarked && <th scope="col">{words.columns.change}</th>}
              <th scope="col">{words.columns.key}</th>
              <th scope="col">{words.columns.content}</th>
              {onChange && <td />}
            </tr>
          </thead>
          <tbody>
            {entries.slice(0, MOST).map((entry, index) => (
              <Row key={`${index} ${entry.at}`} entry={entry} marked={isMarked ?? false}>
                {state !== undefined && onChange && (
                  <RemoveButton
                    what={`${name} ${entry.key || entry.at}`}
                    onClick={() => onChange(withoutEntry(state, holder, entry.at))}
                  />
                )}
              </Row>
            ))}
          </tbody>
        </table>
      )}
      {state !== undefined && onChange && label && (
        <div class="foot">
          {adding ? (
            <NewEntry
              holder={holder}
              onCancel={() => setAdding(false)}
              onDone={(fields, more) => {
                setAdding(false);
                onChange(withNewEntry(state, holder, fields, more));
              }}
            />
          ) : (
            <AddButton label={label} onClick={() => setAdding(true)} />
          )}
        </div>
      )}
    </div>
  );
}

interface RowProps {
  readonly entry: Entry;
  readonly marked: boolean;
  readonly children?: preact.ComponentChildren;
}

function Row({ entry, marked, children }: RowProps) {
  const words = useServiceWords();
  return (
    <tr class={entry.mark ?? ''}>
      {marked && <td class="mark">{entry.mark && <ChangeMark mark={entry.mark} />}</td>}
      <td class="key mono">{entry.key}</td>
      <td class="content mono">
        {entry.text}
        {entry.before !== undefined && <div class="muted small">{words.was(entry.before)}</div>}
      </td>
      {children && <td class="tool">{children}</td>}
    </tr>
  );
}

interface FormProps {
  readonly fields: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (values: Record<string, string>) => void;
}

const OPTIONAL: readonly string[] = ['rangeKey', 'contentType', 'body', 'value'];

function FormFields({ fields, values, onChange }: FormProps) {
  const words = useServiceWords();
  return (
    <>
      {fields.map((field) => (
        <TextField
          key={field}
          mono
          label={`${words.fields[field] ?? field}${OPTIONAL.includes(field) ? ` (${words.optional})` : ''}`}
          value={values[field] ?? ''}
          onChange={(value) => onChange({ ...values, [field]: value })}
        />
      ))}
    </>
  );
}

interface FormButtonsProps {
  readonly wrong: string | null;
  readonly onCancel: () => void;
}

function FormButtons({ wrong, onCancel }: FormButtonsProps) {
  const words = useServiceWords();
  return (
    <>
      <p class="muted small" role="status">
        {wrong}
      </p>
      <div class="row wrap">
        <button type="submit" class="button primary">
          {words.done}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {words.cancel}
        </button>
      </div>
    </>
  );
}

interface NewHolderProps {
  readonly found: readonly Holder[];
  readonly onDone: (service: Service, fields: Record<string, string>) => void;
  readonly onCancel: () => void;
}

function NewHolder({ found, onDone, onCancel }: NewHolderProps) {
  const words = useServiceWords();
  const [service, setService] = useState<Service>('dynamodb');
  const [values, setValues] = useState<Record<string, string>>({});
  const [wrong, setWrong] = useState<string | null>(null);
  const fields = holderFields(service);
  const submit = () => {
    const isMissing = fields.some((field) => !OPTIONAL.includes(field) && (values[field] ?? '') === '');
    const isTaken = found.some((holder) => holder.service === service && holder.name === values.name);
    if (isMissing || isTaken) setWrong(isMissing ? words.needed : words.taken);
    else onDone(service, values);
  };
  return (
    <form
      class="state-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Choice
        label={words.makeWhat}
        value={service}
        options={SERVICE_NAMES.map((one) => [one, words.holders[one]] as const)}
        onChange={setService}
      />
      <FormFields fields={fields} values={values} onChange={setValues} />
      <FormButtons wrong={wrong} onCancel={onCancel} />
    </form>
  );
}

interface NewEntryProps {
  readonly holder: Holder;
  readonly onDone: (fields: Record<string, string>, more: [string, string][]) => void;
  readonly onCancel: () => void;
}

function NewEntry({ holder, onDone, onCancel }: NewEntryProps) {
  const { t } = useWords();
  const words = useServiceWords();
  const [values, setValues] = useState<Record<string, string>>({});
  const [more, setMore] = useState<[string, string][]>([]);
  const [wrong, setWrong] = useState<string | null>(null);
  const fields = entryFields(holder);
  const submit = () => {
    const isMissing = fields.some((field) => !OPTIONAL.includes(field) && (values[field] ?? '') === '');
    if (isMissing) setWrong(words.needed);
    else
      onDone(
        values,
        more.filter(([name]) => name !== ''),
      );
  };
  return (
    <form
      class="state-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FormFields fields={fields} values={values} onChange={setValues} />
      {holder.service === 'dynamodb' && (
        <>
          <PairTable
            label={words.attributes}
            rows={more}
            empty={t.words.none}
            newName="attribute"
            onChange={setMore}
          />
          <p class="muted small">{words.attributesNote}</p>
        </>
      )}
      <FormButtons wrong={wrong} onCancel={onCancel} />
    </form>
  );
}
