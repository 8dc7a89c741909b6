import type { ComponentChildren } from 'preact';
import type { Integration } from '../generated/Integration';
import type { IntegrationRequest } from '../generated/IntegrationRequest';
import type { Outcome } from '../generated/Outcome';
import type { Response } from '../generated/Response';
import type { Scenario } from '../generated/Scenario';
import { useWords } from '../i18n';
import type { Store } from '../state/contract';
import { integrationOf } from '../state/mode';
import { integrationPlace, pointer, stationOfField } from '../state/places';
import { headerLines } from '../state/reading';
import { Facts } from './Facts';
import { Payload } from './Payload';
import { isRead, leaveMapping, pointAtMapping, pointedMapping } from './pointed';
import { focusField, revealed } from './reveal';
import { Section } from './Section';
import { StatusCode } from './StatusCode';
import { useStore } from './store-context';

interface SentProps {
  readonly sent: IntegrationRequest;
  /** What stands between the body and the headers. */
  readonly children?: ComponentChildren;
}

/** A request to the backend, to be read. */
export function SentRequest({ sent, children }: SentProps) {
  const { t } = useWords();
  const store = useStore();
  const { scenario } = store;
  const place = `${integrationPlace(scenario.value)}/requestParameters`;
  const mapped = integrationOf(scenario.value)?.requestParameters ?? [];
  return (
    <>
      <div class="wire">
        <span class="verb">{sent.method}</span>
        <span class={/\.(?:path|querystring)\./u.test(pointedMapping.value ?? '') ? 'uri marked' : 'uri'}>
          {sent.uri}
        </span>
      </div>
      <UriMappings mapped={mapped} place={place} />
      <Payload
        label={t.words.body}
        body={sent.body}
        bodyBase64={sent.bodyBase64}
        output="/integrationRequest/body"
      />
      {children}
      <Section title={t.words.headers}>
        <Facts
          rows={headerLines(sent.headers).map(([name, value]) => [
            name,
            value,
            ...fromMapping(store, mapped, 'integration.request.header.', name, place),
          ])}
          empty={t.words.noHeaders}
        />
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
  const store = useStore();
  const { outcome, scenario } = store;
  const [key, chosen] = chosenResponse(scenario.value, outcome.value);
  const mappings = `${integrationPlace(scenario.value)}${pointer('integrationResponses', key)}/responseParameters`;
  const mapped = chosen?.responseParameters ?? [];
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
        <Facts
          rows={headerLines(response.headers).map(([name, value]) => [
            name,
            value,
            ...(place === '/response'
              ? fromMapping(store, mapped, 'method.response.header.', name, mappings)
              : ([undefined, isRead('responseHeader', name)] as const)),
          ])}
          empty={t.words.noHeaders}
        />
      </Section>
    </>
  );
}

type Mappings = Integration['requestParameters'];

/** The way from a header to the mapping that set it, and whether that is what is pointed at. */
function fromMapping(store: Store, mapped: Mappings, prefix: string, name: string, place: string) {
  const found = mapped.find(([key]) => key.toLowerCase() === `${prefix}${name}`.toLowerCase());
  if (!found) return [undefined, false] as const;
  const [key, source] = found;
  const field = `${place}${pointer(key)}`;
  const link = <MappingLink store={store} mappingKey={key} source={source} field={field} />;
  return [link, pointedMapping.value === key] as const;
}

interface MappingLinkProps {
  readonly store: Store;
  readonly mappingKey: string;
  readonly source: string;
  /** The JSON Pointer of the mapping. */
  readonly field: string;
  /** What the mapping set, where that does not stand before the link. */
  readonly name?: string;
}

/** Leads to a mapping, and points at it meanwhile. */
function MappingLink({ store, mappingKey, source, field, name }: MappingLinkProps) {
  const point = () => pointAtMapping(mappingKey, source);
  return (
    <button
      type="button"
      class="button quiet mapped"
      onMouseEnter={point}
      onMouseLeave={leaveMapping}
      onFocus={point}
      onBlur={leaveMapping}
      onClick={() => {
        store.station.value = stationOfField(field);
        revealed.value = { field };
        focusField(field);
      }}
    >
      {name && `${name} `}←{'\u00a0'}
      {source}
    </button>
  );
}

/** The ways from a URI to the mappings that put something into its path and its query string. */
function UriMappings({ mapped, place }: { readonly mapped: Mappings; readonly place: string }) {
  const store = useStore();
  const dropped = new Set(
    (store.outcome.value?.stages ?? [])
      .flatMap((stage) => stage.findings)
      .flatMap((finding) => (finding.acted || finding.field === undefined ? [] : [finding.field])),
  );
  const links = mapped.flatMap(([key, source]) => {
    const name = /^integration\.request\.(?:path|querystring)\.(.+)$/u.exec(key)?.[1];
    const field = `${place}${pointer(key)}`;
    return name === undefined || dropped.has(field) ? [] : [{ key, source, name, field }];
  });
  if (links.length === 0) return null;
  return (
    <div class="uri-mappings">
      {links.map(({ key, source, name, field }) => (
        <MappingLink key={key} store={store} mappingKey={key} source={source} field={field} name={name} />
      ))}
    </div>
  );
}

/** The integration response that was chosen, with its key. */
function chosenResponse(scenario: Scenario, outcome: Outcome | null) {
  const responses = integrationOf(scenario)?.integrationResponses ?? [];
  const acted = (outcome?.stages ?? [])
    .filter((stage) => stage.stage === 'integrationResponse')
    .flatMap((stage) => stage.findings)
    .filter((finding) => finding.acted);
  const found = responses.find(([key]) => {
    const place = `${integrationPlace(scenario)}${pointer('integrationResponses', key)}`;
    return acted.some(({ field }) => field === place || field?.startsWith(`${place}/`));
  });
  return found ?? (['', undefined] as const);
}
