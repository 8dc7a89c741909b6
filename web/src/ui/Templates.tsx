import { useSignal } from '@preact/signals';
import { useId, useMemo } from 'preact/hooks';
import type { Traced } from '../editor/Editor';
import { Editor } from '../editor/LazyEditor';
import { useWords } from '../i18n';
import { freeName, keyAt, type Pairs, removedAt, valueAt } from '../state/change';
import { pointer } from '../state/places';
import { type Syntax, syntaxOfTemplate } from '../state/syntax';
import { Complaints } from './Complaints';
import { AddButton, RemoveButton, TextField } from './fields';
import { Icon } from './icons';
import { revealed } from './reveal';
import { useStore } from './store-context';
import { Tabs } from './Tabs';
import { useAssistance } from './useAssistance';

export interface TemplatesProps {
  readonly templates: Pairs<string>;
  readonly onChange: (templates: [string, string][]) => void;
  /** The JSON Pointer of the table of templates. */
  readonly place: string;
  readonly label: (contentType: string) => string;
  readonly empty: string;
  readonly fresh: string;
  readonly inert?: boolean;
  readonly lines?: { readonly min?: number; readonly max?: number };
}

const CONTENT_TYPES = [
  'application/json',
  'application/xml',
  'application/x-www-form-urlencoded',
  'text/plain',
];

/** Mapping templates by content type, one tab each. */
export function Templates(props: TemplatesProps) {
  const { t } = useWords();
  const store = useStore();
  const { outcome } = store;
  const { templates, onChange, place } = props;
  const panel = useId();
  const chosen = useSignal<string | null>(null);
  const renaming = useSignal(false);
  const fieldOf = (contentType: string) => `${place}${pointer(contentType)}`;
  const used = templates.find(([type]) =>
    outcome.value?.trace?.texts.some((text) => text.template === fieldOf(type)),
  );
  const sought = templates.find(([type]) => revealed.value?.field === fieldOf(type));
  if (sought && chosen.peek() !== sought[0]) chosen.value = sought[0];
  const current =
    templates.findIndex(([type]) => type === chosen.value) >= 0
      ? templates.findIndex(([type]) => type === chosen.value)
      : Math.max(0, used ? templates.indexOf(used) : 0);
  const entry = templates[current];
  const add = () => {
    const taken = templates.map(([type]) => type);
    const type =
      CONTENT_TYPES.find((candidate) => !taken.includes(candidate)) ?? freeName('text/plain;v', taken);
    chosen.value = type;
    renaming.value = true;
    onChange([...copied(templates), [type, props.fresh]]);
  };
  if (!entry) {
    return (
      <div class="empty">
        <span>{props.empty}</span>
        <Complaints field={place} />
        {!props.inert && <AddButton label={t.integration.addTemplate} onClick={add} />}
      </div>
    );
  }
  const [contentType, text] = entry;
  const field = fieldOf(contentType);
  return (
    <div class="templates">
      <div class="row">
        <Tabs
          label={t.integration.templates}
          value={contentType}
          panel={panel}
          tabs={templates.map(([type]) => ({
            id: type,
            text: (
              <>
                {type === used?.[0] && <Icon name="check" />}
                <span class="mono">{type}</span>
              </>
            ),
          }))}
          onChange={(type) => {
            chosen.value = type;
          }}
        />
        <button
          type="button"
          class="button plain icon-only"
          aria-label={t.integration.addTemplate}
          title={t.integration.addTemplate}
          onClick={add}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          class="button plain icon-only"
          aria-label={t.integration.renameTemplate}
          aria-expanded={renaming.value}
          title={t.integration.renameTemplate}
          onClick={() => {
            renaming.value = !renaming.value;
          }}
        >
          <Icon name="pencil" />
        </button>
        {!props.inert && (
          <button
            type="button"
            class="button plain icon-only tidy"
            aria-label={t.commands.format}
            title={t.commands.format}
            onClick={() =>
              void import('../editor/format').then(({ formatTemplate }) => formatTemplate(store, field))
            }
          >
            <Icon name="tidy" />
          </button>
        )}
        <RemoveButton what={contentType} onClick={() => onChange(removedAt(copied(templates), current))} />
      </div>
      {renaming.value && (
        <TextField
          mono
          label={t.integration.renameTemplate}
          value={contentType}
          options={CONTENT_TYPES}
          onChange={(next) => {
            // Going on from a name that is taken must not rename the template that has it.
            if (templates.some(([type], at) => at !== current && type === next)) return;
            chosen.value = next;
            onChange(keyAt(templates, current, next));
          }}
        />
      )}
      <div id={panel} role="tabpanel" aria-label={props.label(contentType)} class="template">
        <TemplateEditor
          key={field}
          label={props.label(contentType)}
          field={field}
          text={text}
          syntax={syntaxOfTemplate(contentType, text)}
          inert={props.inert ?? false}
          lines={props.lines ?? { min: 8, max: 26 }}
          onChange={(next) => onChange(valueAt(templates, current, next))}
        />
        <Complaints field={field} />
        <Complaints field={place} />
      </div>
    </div>
  );
}

interface TemplateEditorProps {
  readonly label: string;
  readonly field: string;
  readonly text: string;
  readonly syntax: Syntax;
  readonly inert: boolean;
  readonly lines: { readonly min?: number; readonly max?: number };
  readonly onChange: (text: string) => void;
}

function TemplateEditor({ label, field, text, syntax, inert, lines, onChange }: TemplateEditorProps) {
  const { problems } = useStore();
  const traced = useTraced(field, text);
  const equip = useAssistance(field);
  return (
    <Editor
      label={label}
      value={text}
      syntax={syntax}
      numbered
      field={field}
      problems={problems.value}
      inert={inert}
      equip={equip}
      lines={lines}
      traced={traced}
      onChange={onChange}
    />
  );
}

/** The rendering of the template, as long as it is that of the text in the editor. */
function useTraced(field: string, text: string): Traced | undefined {
  const { outcome, stale } = useStore();
  const rendered = stale.value
    ? undefined
    : outcome.value?.trace?.texts.find((one) => one.template === field);
  return useMemo(
    () => (rendered ? { text: rendered, side: 'source', template: text, output: '' } : undefined),
    [rendered, text],
  );
}

function copied(templates: Pairs<string>): [string, string][] {
  return templates.map(([type, text]): [string, string] => [type, text]);
}
