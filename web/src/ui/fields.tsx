import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useWords } from '../i18n';
import { drawWithResult } from './drawing';
import { Icon } from './icons';
import { useStore } from './store-context';

interface Labelled {
  readonly label: string;
  /** Keeps the label for those who do not see; the place says it for the others. */
  readonly bare?: boolean;
  /** The JSON Pointer of the field. */
  readonly field?: string;
}

/** Tells what is typed into a field. */
function typed(onChange: (value: string) => void) {
  return (event: { readonly currentTarget: { readonly value: string } }) => {
    drawWithResult();
    onChange(event.currentTarget.value);
  };
}

function Caption({ id, label, children }: { id: string; label: string; children: ComponentChildren }) {
  return (
    <div class="labelled">
      <label class="caption" for={id}>
        {label}
      </label>
      {children}
    </div>
  );
}

export interface TextFieldProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly mono?: boolean;
  readonly options?: readonly string[];
  readonly numeric?: boolean;
}

export function TextField(props: TextFieldProps) {
  const id = useId();
  const { problems } = useStore();
  const wrong = problems.value.some(
    (p) => p.severity === 'error' && props.field && p.where?.field === props.field,
  );
  const input = (
    <>
      <input
        id={id}
        class={`field${props.mono ? ' mono' : ''}${props.placeholder?.includes(' ') ? ' prose' : ''}`}
        type="text"
        inputMode={props.numeric ? 'numeric' : undefined}
        value={props.value}
        placeholder={props.placeholder}
        aria-label={props.bare ? props.label : undefined}
        aria-invalid={wrong || undefined}
        list={props.options ? `${id}-options` : undefined}
        data-field={props.field}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        onInput={typed(props.onChange)}
      />
      {props.options && (
        <datalist id={`${id}-options`}>
          {props.options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  );
  if (props.bare) return input;
  return (
    <Caption id={id} label={props.label}>
      {input}
    </Caption>
  );
}

export interface TextAreaProps extends Labelled {
  readonly value: string;
  readonly rows?: number;
  /** Whether it can only be read and copied. */
  readonly fixed?: boolean;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
}

export function TextArea(props: TextAreaProps) {
  const id = useId();
  return (
    <Caption id={id} label={props.label}>
      <textarea
        id={id}
        class="field mono"
        rows={props.rows ?? 3}
        readOnly={props.fixed}
        value={props.value}
        placeholder={props.placeholder}
        spellcheck={false}
        data-field={props.field}
        onInput={typed(props.onChange)}
      />
    </Caption>
  );
}

export interface ChoiceProps<T extends string> extends Labelled {
  readonly value: T;
  readonly options: ReadonlyArray<readonly [T, string]>;
  readonly onChange: (value: T) => void;
  readonly mono?: boolean;
}

export function Choice<T extends string>(props: ChoiceProps<T>) {
  const id = useId();
  const select = (
    <select
      id={id}
      class={`select${props.mono ? ' mono' : ''}`}
      value={props.value}
      aria-label={props.bare ? props.label : undefined}
      data-field={props.field}
      onChange={(event) => {
        const chosen = props.options.find(([key]) => key === event.currentTarget.value);
        if (chosen) props.onChange(chosen[0]);
      }}
    >
      {props.options.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  );
  if (props.bare) return select;
  return (
    <Caption id={id} label={props.label}>
      {select}
    </Caption>
  );
}

export interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly field?: string;
  readonly asSwitch?: boolean;
  readonly bare?: boolean;
}

export function Check({ label, checked, onChange, field, asSwitch, bare }: CheckProps) {
  return (
    <label class={asSwitch ? 'check switch' : 'check'}>
      <input
        type="checkbox"
        role={asSwitch ? 'switch' : undefined}
        checked={checked}
        data-field={field}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span class={bare ? 'visually-hidden' : undefined}>{label}</span>
    </label>
  );
}

export function RemoveButton({ what, onClick }: { readonly what: string; readonly onClick: () => void }) {
  const { t } = useWords();
  const label = t.words.removeNamed(what);
  return (
    <button type="button" class="button plain icon-only" aria-label={label} title={label} onClick={onClick}>
      <Icon name="trash" />
    </button>
  );
}

export function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" class="button quiet add" onClick={onClick}>
      <Icon name="plus" />
      {label}
    </button>
  );
}
