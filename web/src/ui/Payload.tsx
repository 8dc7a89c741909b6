import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Traced } from '../editor/Editor';
import { Editor } from '../editor/LazyEditor';
import { useWords } from '../i18n';
import { isDense, laidOut } from '../state/layout';
import { syntaxOfBody } from '../state/syntax';
import { templateAt } from '../state/templates';
import { ProvenanceLine } from './ProvenanceLine';
import { Section } from './Section';
import { useStore } from './store-context';

/** More than this is cut, so that the page stays quick. */
const SHOWN = 1024 * 1024;

/** Shorter texts need no laying out. */
const SHORT = 40;

/** Longer ones are laid out when that is asked for. */
const LONG = 32 * 1024;

export interface PayloadProps {
  readonly label: string;
  readonly body: string | undefined;
  readonly bodyBase64: string | undefined;
  /** The JSON Pointer of the text in the outcome. */
  readonly output: string;
}

/** A body to be read: laid out on demand, and marked by what wrote it. */
export function Payload({ label, body, bodyBase64, output }: PayloadProps) {
  const { t } = useWords();
  const { outcome, scenario, stale } = useStore();
  const rendered = stale.value
    ? undefined
    : outcome.value?.trace?.texts.find((text) => text.output === output);
  const choice = useSignal<boolean | null>(null);
  const text = (body ?? bodyBase64 ?? '').slice(0, SHOWN);
  const isAsked = choice.value ?? (isDense(text) && !rendered);
  // Laying out a long text takes time: it is offered unseen.
  const isTried = bodyBase64 === undefined && text.length > SHORT && (isAsked || text.length < LONG);
  const laid = useMemo(() => (isTried ? laidOut(text) : null), [text, isTried]);
  const canLayOut = isTried
    ? laid !== null && laid !== text
    : bodyBase64 === undefined && text.length >= LONG;
  const isLaidOut = isTried && canLayOut && isAsked;
  const traced = useMemo(
    (): Traced | undefined =>
      rendered && !isLaidOut
        ? {
            text: rendered,
            side: 'output',
            template: templateAt(scenario.peek(), rendered.template) ?? '',
            output: text,
          }
        : undefined,
    [rendered, isLaidOut, text],
  );
  if (text === '') {
    return (
      <Section title={label}>
        <p class="none small">{t.words.noBody}</p>
      </Section>
    );
  }
  const aside = canLayOut && (
    <button
      type="button"
      class="button quiet"
      aria-pressed={isLaidOut}
      onClick={() => {
        choice.value = !isLaidOut;
      }}
    >
      {isLaidOut ? t.words.exact : t.words.formatted}
    </button>
  );
  return (
    <Section title={bodyBase64 === undefined ? label : t.words.bytes} aside={aside}>
      <div class={stale.value ? 'is-stale' : ''}>
        <Editor
          label={label}
          value={isLaidOut && laid !== null ? laid : text}
          syntax={syntaxOfBody(text)}
          field={`#${output}`}
          lines={{ min: 3, max: 26 }}
          traced={traced}
          {...(output === '/integrationResponse/body' ? { reads: 'response' as const } : {})}
        />
      </div>
      {(body ?? '').length > SHOWN && <p class="muted small">{t.words.truncated}</p>}
      {traced && <ProvenanceLine traced={traced} />}
    </Section>
  );
}
