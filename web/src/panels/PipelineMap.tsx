import type { StageResult } from '../generated/StageResult';
import { useWords } from '../i18n';
import { methodOf } from '../state/change';
import type { StationId } from '../state/contract';
import { STATIONS } from '../state/contract';
import { isLambdaUri, kindOf, serviceOf } from '../state/kinds';
import { integrationOf, isProxy } from '../state/mode';
import { stationOfField } from '../state/places';
import { Icon, type IconName } from '../ui/icons';
import { StatusCode } from '../ui/StatusCode';
import { useStore } from '../ui/store-context';
import { rovedTo } from '../ui/Tabs';

type State = StageResult | 'waiting';

const ICONS: Readonly<Record<State, IconName>> = {
  passed: 'check',
  unchanged: 'through',
  changed: 'change',
  stopped: 'stop',
  notReached: 'dot',
  waiting: 'wait',
};

/** The six stations in a U: requests along the top, answers along the bottom. It is the list of tabs as well. */
export function PipelineMap() {
  const { t } = useWords();
  const { station, outcome, scenario } = useStore();
  const states = useStates();
  const isMock = integrationOf(scenario.value)?.type === 'MOCK';
  const onKeyDown = (event: KeyboardEvent) => {
    const next = rovedTo(event.key, STATIONS.indexOf(station.value), STATIONS.length);
    const id = next === null ? undefined : STATIONS[next];
    if (!id) return;
    event.preventDefault();
    station.value = id;
    document.getElementById(`station-${id}`)?.focus();
  };
  return (
    <nav class="map" aria-label={t.map.label}>
      <div role="tablist" aria-label={t.map.label} onKeyDown={onKeyDown}>
        {STATIONS.map((id, index) => (
          <StationTab key={id} id={id} number={index + 1} state={states[id]} />
        ))}
        {STATIONS.map((id, index) => (
          <Link
            key={id}
            number={index + 1}
            double={carriesChange(states, index)}
            reached={isReached(states, index, isMock)}
          />
        ))}
        <div class="arrival" aria-hidden="true">
          {outcome.value ? <StatusCode status={outcome.value.response.status} short /> : <Icon name="wait" />}
          <span class="what">{outcome.value?.gatewayResponse ?? t.map.received}</span>
        </div>
      </div>
    </nav>
  );
}

function useStates(): Record<StationId, State> {
  const { outcome } = useStore();
  const states: Record<StationId, State> = {
    client: outcome.value ? 'passed' : 'waiting',
    methodRequest: 'waiting',
    integrationRequest: 'waiting',
    backend: 'waiting',
    integrationResponse: 'waiting',
    methodResponse: 'waiting',
  };
  if (!outcome.value) return states;
  for (const id of STATIONS.slice(1)) states[id] = 'notReached';
  for (const report of outcome.value.stages) {
    if (report.stage !== 'gatewayResponse') states[report.stage] = report.result;
  }
  return states;
}

/** The link after a station is double where that station changed the message. */
function carriesChange(states: Record<StationId, State>, index: number): boolean {
  const id = STATIONS[index];
  return id !== undefined && id !== 'backend' && states[id] === 'changed';
}

function isReached(states: Record<StationId, State>, index: number, isMock: boolean): boolean {
  const here = STATIONS[index];
  const next = STATIONS[index + 1];
  if (isMock && (here === 'integrationRequest' || here === 'backend'))
    return states.integrationResponse !== 'notReached';
  if (here === undefined || states[here] === 'waiting') return true;
  return next === undefined ? states[here] !== 'notReached' : states[next] !== 'notReached';
}

/** A decorative arrow to the next station. */
function Link({ number, double, reached }: { number: number; double: boolean; reached: boolean }) {
  const back = number >= 4;
  const kind = `link n${number}${back ? ' answer' : ''}${reached ? '' : ' quiet unreached'}`;
  const head = back ? 'M13 3 7 8l6 5' : 'm27 3 6 5-6 5';
  const [from, to] = back ? [9, 36] : [4, 31];
  return (
    <span class={kind} aria-hidden="true">
      <svg viewBox="0 0 40 16" preserveAspectRatio="none" focusable="false" aria-hidden="true">
        {double ? (
          <>
            <line x1={from} x2={to} y1="6" y2="6" />
            <line x1={from} x2={to} y1="10" y2="10" />
          </>
        ) : (
          <line x1={from} x2={to} y1="8" y2="8" />
        )}
        <path d={head} />
      </svg>
    </span>
  );
}

function StationTab({ id, number, state }: { id: StationId; number: number; state: State }) {
  const { t } = useWords();
  const { station, problems } = useStore();
  const facts = useFacts(id);
  const isMock = useIsMock() && id === 'backend';
  const chosen = station.value === id;
  const count = problems.value.filter(
    (problem) => problem.severity === 'error' && problem.where && stationOfField(problem.where.field) === id,
  ).length;
  const back = number > 4;
  const shape = [
    'station',
    `at-${id}`,
    back ? 'answer' : '',
    state === 'notReached' || isMock ? 'unreached' : '',
    state === 'stopped' ? 'halted' : '',
  ];
  const troubled = count > 0 && state !== 'stopped';
  const answered = id === 'backend' && (state === 'passed' || state === 'changed' || state === 'unchanged');
  const icon: IconName = troubled ? 'error' : isMock ? 'mock' : answered ? 'check' : ICONS[state];
  const words = troubled
    ? t.map.problems(count)
    : isMock
      ? t.map.mockLoop
      : answered
        ? t.map.states.answered
        : t.map.states[state];
  return (
    <button
      id={`station-${id}`}
      type="button"
      role="tab"
      class={shape.filter(Boolean).join(' ')}
      aria-selected={chosen}
      aria-controls="station-panel"
      tabIndex={chosen ? 0 : -1}
      onClick={() => {
        station.value = id;
      }}
    >
      <span class="number" aria-hidden="true">
        {number}
      </span>
      <span class="name">
        <span class="visually-hidden">{number}. </span>
        {t.stations[id]}
      </span>
      {(id !== 'client' || troubled) && (
        <span class={`state ${troubled ? 'stopped' : isMock ? '' : answered ? 'passed' : state}`}>
          <Icon name={icon} />
          <span class="words">{words}</span>
        </span>
      )}
      {facts.map((fact) => (
        <span key={fact} class="fact">
          {fact}
        </span>
      ))}
    </button>
  );
}

function useIsMock(): boolean {
  const { scenario } = useStore();
  return integrationOf(scenario.value)?.type === 'MOCK';
}

/** One or two facts of a station, for its tab. */
function useFacts(id: StationId): string[] {
  const { t } = useWords();
  const { scenario, outcome } = useStore();
  const integration = integrationOf(scenario.value);
  switch (id) {
    case 'client':
      return [`${scenario.value.request.method} ${scenario.value.request.path}`];
    case 'methodRequest': {
      const method = methodOf(scenario.value);
      const validator = scenario.value.api.requestValidator;
      const checks = validator?.validateRequestBody || validator?.validateRequestParameters;
      const access =
        method.authorizationType && method.authorizationType !== 'NONE' ? [method.authorizationType] : [];
      const key = method.apiKeyRequired ? [t.map.apiKey] : [];
      return [[...access, ...key, checks ? t.map.validation : t.map.noValidation].join(' · ')];
    }
    case 'integrationRequest': {
      if (!integration) return [t.words.none];
      const how = isProxy(integration.type)
        ? t.map.passesThrough
        : integration.requestTemplates.length > 0
          ? t.map.template
          : t.map.noTemplate;
      return [`${integration.type} · ${how}`];
    }
    case 'backend': {
      if (!integration || kindOf(integration) === 'mock') return [];
      const status = outcome.value?.integrationResponse?.status;
      return status === undefined ? [nameOf(integration.uri)] : [nameOf(integration.uri), `← ${status}`];
    }
    case 'integrationResponse': {
      if (integration && isProxy(integration.type)) return [t.map.passesThrough];
      return [t.map.responses(integration?.integrationResponses.length ?? 0)];
    }
    case 'methodResponse':
      return outcome.value && outcome.value.gatewayResponse === null
        ? [String(outcome.value.response.status)]
        : [];
    default:
      return id satisfies never;
  }
}

/** What a person calls the endpoint: the function, the service and its action, the host. */
function nameOf(uri: string | undefined): string {
  if (uri === undefined) return '';
  if (isLambdaUri(uri)) return `Lambda ${/:function:([^/]+)/u.exec(uri)?.[1] ?? ''}`;
  const service = serviceOf(uri);
  if (service) return `${service} ${/:(?:action|path)\/(.*)$/u.exec(uri)?.[1] ?? ''}`;
  return uri.replace(/^https?:\/\//u, '');
}
