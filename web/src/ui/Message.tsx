import type { ComponentChildren } from 'preact';
import type { IntegrationRequest } from '../generated/IntegrationRequest';
import type { Response } from '../generated/Response';
import { useWords } from '../i18n';
import { headerLines } from '../state/reading';
import { Facts } from './Facts';
import { Payload } from './Payload';
import { Section } from './Section';
import { StatusCode } from './StatusCode';

interface SentProps {
  readonly sent: IntegrationRequest;
  /** What stands between the body and the headers. */
  readonly children?: ComponentChildren;
}

/** A request to the backend, to be read. */
export function SentRequest({ sent, children }: SentProps) {
  const { t } = useWords();
  return (
    <>
      <div class="wire">
        <span class="verb">{sent.method}</span>
        <span class="uri">{sent.uri}</span>
      </div>
      <Payload
        label={t.words.body}
        body={sent.body}
        bodyBase64={sent.bodyBase64}
        output="/integrationRequest/body"
      />
      {children}
      <Section title={t.words.headers}>
        <Facts rows={headerLines(sent.headers)} empty={t.words.noHeaders} />
      </Section>
    </>
  );
}

export interface ReceivedProps {
  readonly response: Response;
  /** The JSON Pointer of the answer in the outcome. */
  readonly place: string;
  /** What stands between the body and the headers. */
  readonly children?: ComponentChildren;
}

/** An answer, to be read. */
export function ReceivedResponse({ response, place, children }: ReceivedProps) {
  const { t } = useWords();
  return (
    <>
      <div class="wire">
        <StatusCode status={response.status} />
      </div>
      <Payload
        label={t.words.body}
        body={response.body}
        bodyBase64={response.bodyBase64}
        output={`${place}/body`}
      />
      {children}
      <Section title={t.words.headers}>
        <Facts rows={headerLines(response.headers)} empty={t.words.noHeaders} />
      </Section>
    </>
  );
}
