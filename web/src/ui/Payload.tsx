import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Editor } from '../editor/LazyEditor';
import type { Mark } from '../editor/marks';
import type { RenderedText } from '../generated/RenderedText';
import { useWords } from '../i18n';
import { isDense, laidOut } from '../state/layout';
import { provenanceAt } from '../state/provenance';
import { ProvenanceLine } from './ProvenanceLine';
import { pointed } from './pointed';
import { Section } from './Section';
import { useStore } from './store-context';

/** More than this is cut, so that the page stays quick. */
const SHOWN = 1024 * 1024;

/** Shorter texts need no laying out. */
const SHORT = 40;

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
  const { outcome, stale } = useStore();
  const rendered = stale.value
    ? undefined
    : outcome.value?.trace?.texts.find((text) => text.output === output);
  const choice = useSignal<boolean | null>(null);
  const text = (body ?? bodyBase64 ?? '').slice(0, SHOWN);
  const laid = useMemo(() => (bodyBase64 === undefined ? laidOut(text) : null), [text, bodyBase64]);
  const canLayOut = laid !== null && laid !== text && text.length > SHORT;
  const isLaidOut = canLayOut && (choice.value ?? (isDense(text) && !rendered));
  const marks = useMarks(isLaidOut ? undefined : rendered);
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
          syntax={/^\s*[{["]/u.test(text) ? 'json' : 'text'}
          field={`#${output}`}
          lines={{ min: 3, max: 26 }}
          marks={marks}
          onPoint={
            rendered && !isLaidOut
              ? (offset) => {
                  pointed.value =
                    offset === null ? null : { template: rendered.template, side: 'output', offset };
                }
              : undefined
          }
        />
      </div>
      {(body ?? '').length > SHOWN && <p class="muted small">{t.words.truncated}</p>}
      {rendered && !isLaidOut && <ProvenanceLine rendered={rendered} output={text} />}
    </Section>
  );
}

function useMarks(rendered: RenderedText | undefined): readonly Mark[] {
  const at = pointed.value;
  return useMemo(() => {
    if (!rendered || at?.template !== rendered.template) return [];
    const found = provenanceAt(rendered, at.side, at.offset);
    if (!found) return [];
    return [
      { ...found.output, kind: at.side === 'source' && found.others.length > 0 ? 'also' : 'on' },
      ...found.others.map((span): Mark => ({ ...span, kind: 'also' })),
    ];
  }, [rendered, at]);
}
