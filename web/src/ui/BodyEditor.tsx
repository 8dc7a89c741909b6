import { useMemo } from 'preact/hooks';
import { Editor } from '../editor/LazyEditor';
import type { Body } from '../generated/Body';
import { useWords } from '../i18n';
import { laidOut } from '../state/layout';
import { syntaxOfBody } from '../state/syntax';
import { Complaints } from './Complaints';
import { Choice } from './fields';
import { Section } from './Section';
import { useStore } from './store-context';

export interface BodyEditorProps {
  readonly title: string;
  readonly body: Body | undefined;
  readonly onChange: (body: Body | undefined) => void;
  /** The JSON Pointer of the message that has the body. */
  readonly place: string;
  readonly lines?: { readonly min?: number; readonly max?: number };
}

const FIELDS = { text: 'body', base64: 'bodyBase64', json: 'bodyJson' } as const;

/** A body in one of its three spellings. */
export function BodyEditor({ title, body, onChange, place, lines }: BodyEditorProps) {
  const { t } = useWords();
  const { problems } = useStore();
  const kind = body?.kind ?? 'none';
  const text = body?.value ?? '';
  const field = `${place}/${FIELDS[body?.kind ?? 'text']}`;
  const isText = body !== undefined && body.kind !== 'base64';
  const laid = useMemo(() => (isText ? laidOut(text) : null), [isText, text]);
  const change = (next: typeof kind, value: string) =>
    onChange(next === 'none' ? undefined : { kind: next, value });
  return (
    <Section
      title={title}
      aside={
        <>
          {laid !== null && laid !== text && body && (
            <button type="button" class="button quiet" onClick={() => change(body.kind, laid)}>
              {t.words.format}
            </button>
          )}
          <Choice
            bare
            label={t.request.bodyKind}
            value={kind}
            options={[
              ['none', t.words.none],
              ['text', t.words.text],
              ['json', t.words.json],
              ['base64', t.words.base64],
            ]}
            onChange={(next) => change(next, text)}
          />
        </>
      }
    >
      {body && (
        <>
          <Editor
            label={title}
            value={text}
            syntax={body.kind === 'json' ? 'json' : syntaxOfBody(text)}
            field={field}
            problems={problems.value}
            lines={lines ?? { min: 4, max: 18 }}
            onChange={(next) => change(body.kind, next)}
          />
          <Complaints field={field} />
        </>
      )}
    </Section>
  );
}
