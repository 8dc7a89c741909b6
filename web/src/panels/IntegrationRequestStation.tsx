import type { Integration } from '../generated/Integration';
import type { PassthroughBehavior } from '../generated/PassthroughBehavior';
import { useWords } from '../i18n';
import { changeIntegration, NO_INTEGRATION, setOptional } from '../state/change';
import { isLambdaUri, type Kind, kindOf, SERVICES, serviceOf } from '../state/kinds';
import { integrationOf, isProxy } from '../state/mode';
import { integrationPlace } from '../state/places';
import { backendRequestText } from '../state/reading';
import { serviceUris } from '../state/service-uris';
import { ArrivedRequest } from '../ui/Arrived';
import { Columns } from '../ui/Columns';
import { Complaints } from '../ui/Complaints';
import { ContentHandlingChoice } from '../ui/ContentHandlingChoice';
import { CopyButton } from '../ui/copy';
import { Findings } from '../ui/Findings';
import { Fold } from '../ui/Fold';
import { Check, Choice, TextField } from '../ui/fields';
import { lazy } from '../ui/lazy';
import { MappingTable } from '../ui/MappingTable';
import { SentRequest } from '../ui/Message';
import { NotReached, StaleNotice } from '../ui/NotReached';
import { Payload } from '../ui/Payload';
import { Section } from '../ui/Section';
import { Segments } from '../ui/Segments';
import { StopNotice } from '../ui/StopNotice';
import { useStore } from '../ui/store-context';
import { Templates } from '../ui/Templates';
import { useMappingWords } from '../ui/useMappingWords';

const ServiceAction = lazy(() => import('./ServiceAction').then((panel) => panel.ServiceAction));

const VERBS = ['ANY', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const PASSTHROUGHS = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;
const KINDS = ['mock', 'http', 'lambda', 'service'] as const;

/** Station 3: how the backend request is made. */
export function IntegrationRequestStation() {
  const { t } = useWords();
  const { outcome, scenario } = useStore();
  const sent = outcome.value?.integrationRequest;
  const isMock = integrationOf(scenario.value)?.type === 'MOCK';
  return (
    <Columns
      in={{ title: t.heads.integrationRequestIn, content: <ArrivedRequest /> }}
      rule={{ title: t.heads.integrationRequestRule, content: <Rule /> }}
      out={{
        title: isMock ? t.heads.integrationRequestMade : t.heads.integrationRequestOut,
        aside: sent && <CopyButton label={t.words.copyBackend} text={() => backendRequestText(sent)} />,
        content: <Made />,
      }}
    />
  );
}

function useIntegration(): [Integration, (change: (integration: Integration) => Integration) => void] {
  const { scenario, update } = useStore();
  return [integrationOf(scenario.value) ?? NO_INTEGRATION, (change) => update(changeIntegration(change))];
}

function Rule() {
  const [integration] = useIntegration();
  const proxy = isProxy(integration.type);
  return (
    <>
      <TypePicker />
      {integration.type !== 'MOCK' && <Endpoint />}
      {proxy && <InertNotice />}
      <RequestTemplates inert={proxy} />
      <div>
        <MappingFold />
        {!proxy && <PassthroughFold />}
        <MoreFold />
      </div>
    </>
  );
}

function TypePicker() {
  const { t } = useWords();
  const { switchKind, switchMode } = useStore();
  const [integration] = useIntegration();
  const kind = kindOf(integration);
  const proxy = isProxy(integration.type);
  return (
    <Section title={t.integration.type} aside={<span class="badge mono">{integration.type}</span>}>
      <div class="row wrap">
        <Segments<Kind>
          label={t.integration.type}
          value={kind}
          options={KINDS.map((one) => [one, t.integration.types[one]] as const)}
          onChange={switchKind}
        />
        {(kind === 'http' || kind === 'lambda') && (
          <Check asSwitch label={t.integration.proxy} checked={proxy} onChange={switchMode} />
        )}
      </div>
      {kind === 'mock' && <p class="muted small">{t.integration.mockNote}</p>}
      {(kind === 'http' || kind === 'lambda') && (
        <p class="muted small">{proxy ? t.integration.proxyOn : t.integration.proxyOff}</p>
      )}
    </Section>
  );
}

function Endpoint() {
  const { t } = useWords();
  const { scenario } = useStore();
  const [integration, change] = useIntegration();
  const kind = kindOf(integration);
  const place = integrationPlace(scenario.value);
  const verbs = [...new Set<string>([...VERBS, integration.httpMethod ?? 'POST'])];
  const service = serviceOf(integration.uri);
  const known = SERVICES.some(([id]) => id === service);
  const label =
    kind === 'http'
      ? t.integration.endpoint
      : isLambdaUri(integration.uri)
        ? t.integration.functionUri
        : t.integration.serviceUri;
  return (
    <div class="section">
      {kind === 'service' && (
        <Choice
          label={t.integration.service}
          value={service ?? ''}
          options={[
            ...SERVICES.map(([id, name]) => [id, name] as const),
            ...(known || !service ? [] : [[service, service] as const]),
          ]}
          onChange={(next) => {
            const uri = SERVICES.find(([id]) => id === next)?.[2];
            if (uri) change((old) => ({ ...old, uri }));
          }}
        />
      )}
      {kind === 'service' && <ServiceAction />}
      <div class="request-line">
        <Choice
          mono
          label={t.integration.verb}
          field={`${place}/httpMethod`}
          value={integration.httpMethod ?? ''}
          options={[
            ...(integration.httpMethod === undefined ? [['', t.words.none] as const] : []),
            ...verbs.map((verb) => [verb, verb] as const),
          ]}
          onChange={(verb) => change((old) => setOptional(old, 'httpMethod', verb === '' ? undefined : verb))}
        />
        <TextField
          mono
          label={label}
          field={`${place}/uri`}
          value={integration.uri ?? ''}
          {...(kind === 'service' ? { options: serviceUris.value } : {})}
          onChange={(uri) => change((old) => setOptional(old, 'uri', uri === '' ? undefined : uri))}
        />
      </div>
      <Complaints field={`${place}/uri`} />
      <Complaints field={`${place}/httpMethod`} />
    </div>
  );
}

function InertNotice() {
  const { t } = useWords();
  const { switchMode, compare, view } = useStore();
  return (
    <div class="notice">
      <strong>{t.integration.inertTitle}</strong>
      <span>{t.integration.inert}</span>
      <div class="row wrap">
        <button
          type="button"
          class="button"
          onClick={() => {
            view.value = { ...view.value, drawer: 'compare' };
            compare({ kind: 'twin' });
          }}
        >
          {t.integration.sideBySide}
        </button>
        <button type="button" class="button" onClick={switchMode}>
          {t.integration.toNonProxy}
        </button>
      </div>
    </div>
  );
}

function RequestTemplates({ inert }: { readonly inert: boolean }) {
  const { t } = useWords();
  const { scenario } = useStore();
  const [integration, change] = useIntegration();
  return (
    <Section title={t.integration.templates}>
      <Templates
        templates={integration.requestTemplates}
        place={`${integrationPlace(scenario.value)}/requestTemplates`}
        label={t.integration.template}
        empty={inert ? t.integration.noTemplatesInert : t.integration.noTemplates}
        fresh={integration.type === 'MOCK' ? '{"statusCode": 200}' : '{\n  \n}'}
        inert={inert}
        onChange={(requestTemplates) => change((old) => ({ ...old, requestTemplates }))}
      />
    </Section>
  );
}

function MappingFold() {
  const { t } = useWords();
  const { scenario } = useStore();
  const [integration, change] = useIntegration();
  const place = `${integrationPlace(scenario.value)}/requestParameters`;
  const { sources, targets, fetch } = useMappingWords('request');
  return (
    <Fold name="mapping" title={t.integration.mapping} count={integration.requestParameters.length}>
      <p class="muted small">{t.integration.mappingNote}</p>
      <MappingTable
        label={t.integration.mapping}
        prefix="integration.request"
        places={['path', 'querystring', 'header']}
        rows={integration.requestParameters}
        empty={t.integration.mappingEmpty}
        fresh="''"
        newName="name"
        valueLabel={t.words.source}
        names={targets}
        onEdit={fetch}
        value={({ key, value, set, name }) => (
          <>
            <TextField
              bare
              mono
              label={`${t.words.source}: ${name}`}
              value={value}
              options={sources}
              field={`${place}/${key}`}
              onChange={set}
            />
            <Complaints field={`${place}/${key}`} />
          </>
        )}
        onChange={(requestParameters) => change((old) => ({ ...old, requestParameters }))}
      />
    </Fold>
  );
}

function PassthroughFold() {
  const { t } = useWords();
  const { scenario } = useStore();
  const [integration, change] = useIntegration();
  const chosen: PassthroughBehavior | '' = integration.passthroughBehavior ?? '';
  return (
    <Fold
      name="passthrough"
      title={t.integration.passthrough}
      gist={chosen === '' ? t.integration.passthroughDefault : t.integration.passthroughs[chosen]}
    >
      <Choice
        bare
        label={t.integration.passthrough}
        field={`${integrationPlace(scenario.value)}/passthroughBehavior`}
        value={chosen}
        options={[
          ...(chosen === '' ? [['', t.integration.passthroughDefault] as const] : []),
          ...PASSTHROUGHS.map((one) => [one, t.integration.passthroughs[one]] as const),
        ]}
        onChange={(next) =>
          change((old) => setOptional(old, 'passthroughBehavior', next === '' ? undefined : next))
        }
      />
    </Fold>
  );
}

function MoreFold() {
  const { t } = useWords();
  const { scenario } = useStore();
  const [integration, change] = useIntegration();
  const place = integrationPlace(scenario.value);
  return (
    <Fold name="integration-more" title={t.integration.more}>
      <TextField
        mono
        label={t.integration.credentials}
        field={`${place}/credentials`}
        value={integration.credentials ?? ''}
        placeholder="arn:aws:iam::123456789012:role/Role"
        onChange={(role) => change((old) => setOptional(old, 'credentials', role === '' ? undefined : role))}
      />
      <ContentHandlingChoice
        value={integration.contentHandling}
        field={`${place}/contentHandling`}
        onChange={(next) => change((old) => setOptional(old, 'contentHandling', next))}
      />
      <TextField
        mono
        numeric
        label={t.integration.timeout}
        field={`${place}/timeoutInMillis`}
        value={String(integration.timeoutInMillis ?? '')}
        placeholder="29000"
        onChange={(text) => {
          const millis = Number.parseInt(text, 10);
          change((old) =>
            setOptional(old, 'timeoutInMillis', Number.isSafeInteger(millis) ? millis : undefined),
          );
        }}
      />
      <Complaints field={`${place}/timeoutInMillis`} />
    </Fold>
  );
}

function Made() {
  const { t } = useWords();
  const { outcome, scenario } = useStore();
  const sent = outcome.value?.integrationRequest;
  const isMock = integrationOf(scenario.value)?.type === 'MOCK';
  const report = outcome.value?.stages.find((one) => one.stage === 'integrationRequest');
  const isStopped = report?.result === 'stopped';
  const stops = isStopped ? (['integrationRequest', 'gatewayResponse'] as const) : undefined;
  return (
    <>
      <StaleNotice />
      {sent ? (
        <SentRequest sent={sent}>
          <Findings stages={['integrationRequest']} />
        </SentRequest>
      ) : isStopped && outcome.value ? (
        <StopNotice title={<strong>{t.integration.nothingSent}</strong>} />
      ) : isMock && report?.result !== 'notReached' ? (
        <div class="notice">
          <strong>{t.integration.nothingCalled}</strong>
          <span>{t.integration.nothingCalledNote}</span>
        </div>
      ) : (
        <NotReached />
      )}
      {isMock && <MadeForMock />}
      {!sent && <Findings stages={stops ?? ['integrationRequest']} />}
    </>
  );
}

/** What the request template of a MOCK rendered: no message holds it, and the status is read from it. */
function MadeForMock() {
  const { t } = useWords();
  const { outcome } = useStore();
  const made = outcome.value?.trace?.texts.find(
    (one) => one.text !== undefined && one.template.includes('/requestTemplates/'),
  );
  if (made === undefined) return null;
  return (
    <Payload label={t.integration.rendered} body={made.text} bodyBase64={undefined} output={made.output} />
  );
}
