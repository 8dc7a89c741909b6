import type { StageResult } from '../generated/StageResult';
import { ENGLISH, useWords } from '../i18n';
import { methodOf } from '../state/change';
import type { StationId } from '../state/contract';
import { STATIONS } from '../state/contract';
import { isLambdaUri, kindOf, SERVICES, serviceOf } from '../state/kinds';
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

/** As the console calls them in English, for those who read its documents. */
const ENGLISH_NAMES = ENGLISH.dictionary.stations;

/** The six stations in a U: requests along the top, answers along the bottom. It is the list of tabs as well. */
export function PipelineMap() {
  const { t } = useWords();
  const { station, outcome } = useStore();
  const states = useStates();
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
        <Links states={states} />
        <div class="arrival" aria-hidden="true">
          {outcome.value ? <StatusCode status={outcome.value.response.status} short /> : <Icon name="wait" />}
          {/* Between the words of its name it may break. */}
          <span class="what">
            {outcome.value?.gatewayResponse?.replaceAll('_', '_\u200b') ?? t.map.received}
          </span>
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

function isReached(states: Record<StationId, State>, index: number): boolean {
  const here = STATIONS[index];
  const next = STATIONS[index + 1];
  if (here === undefined || states[here] === 'waiting') return true;
  return next === undefined ? states[here] !== 'notReached' : states[next] !== 'notReached';
}

/** The way between the stations: a mock turns round before the backend, a refusal goes back from where it was said. */
function Links({ states }: { readonly states: Record<StationId, State> }) {
  const { scenario } = useStore();
  const type = integrationOf(scenario.value)?.type;
  const isMock = type === 'MOCK';
  const isPipe = type !== undefined && isProxy(type);
  const stop = STATIONS.findIndex((id) => states[id] === 'stopped');
  return (
    <>
      {STATIONS.map((id, index) => {
        if (isMock && (index === 2 || index === 3)) {
          return index === 2 ? <Loop key={id} reached={states.integrationResponse !== 'notReached'} /> : null;
        }
        // The stations on the way back that were not reached are passed by.
        if (index === 6 - stop && stop < 3) return null;
        if (stop === 2 ? index === 5 : stop > 2 && index >= stop)
          return <Link key={id} number={index + 1} refusal />;
        return (
          <Link
            key={id}
            number={index + 1}
            double={carriesChange(states, index) && !(isPipe && (index === 2 || index === 4))}
            reached={isReached(states, index)}
          />
        );
      })}
      {(stop === 1 || stop === 2) && <Elbow number={stop + 1} />}
    </>
  );
}

interface LinkProps {
  readonly number: number;
  readonly double?: boolean;
  readonly reached?: boolean;
  readonly refusal?: boolean;
}

/** A decorative arrow to the next station. */
function Link({ number, double, reached, refusal }: LinkProps) {
  const back = number >= 4;
  const tone = refusal ? ' refusal' : reached ? '' : ' quiet unreached';
  const head = back ? 'M13 3 7 8l6 5' : 'm27 3 6 5-6 5';
  const [from, to] = back ? [9, 36] : [4, 31];
  return (
    <span class={`link n${number}${back ? ' answer' : ''}${tone}`} aria-hidden="true">
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

/** Nothing is called: the request turns round before the backend. */
function Loop({ reached }: { readonly reached: boolean }) {
  return (
    <span class={`link loop${reached ? '' : ' quiet'}`} aria-hidden="true">
      <svg viewBox="0 0 40 100" preserveAspectRatio="none" focusable="false" aria-hidden="true">
        <path d="M4 23h14c20 0 20 54 0 54H8" />
        <path d="m13 72-6 5 6 5" />
      </svg>
    </span>
  );
}

/** A refusal leaves the lane of the request where it was said. */
function Elbow({ number }: { readonly number: number }) {
  return (
    <span class={`link refusal elbow n${number}`} aria-hidden="true">
      <svg viewBox="0 0 40 100" preserveAspectRatio="none" focusable="false" aria-hidden="true">
        <path d="M38 38H30C20 38 24 77 14 77H8" />
        <path d="m13 72-6 5 6 5" />
      </svg>
    </span>
  );
}

function StationTab({ id, number, state }: { id: StationId; number: number; state: State }) {
  const { t, language } = useWords();
  const { station, problems, scenario, lesson } = useStore();
  const isBeside = lesson.value !== null && !lesson.value.stations.includes(id);
  const facts = useFacts(id);
  const integration = integrationOf(scenario.value);
  const isMock = integration?.type === 'MOCK' && id === 'backend';
  const isPipe =
    integration !== undefined &&
    isProxy(integration.type) &&
    (id === 'integrationRequest' || id === 'integrationResponse') &&
    state !== 'stopped' &&
    state !== 'notReached';
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
    isPipe ? 'pipe' : '',
    isBeside ? 'beside' : '',
  ];
  const troubled = count > 0 && state !== 'stopped';
  const answered = id === 'backend' && (state === 'passed' || state === 'changed' || state === 'unchanged');
  const icon: IconName = troubled
    ? 'error'
    : isPipe
      ? 'through'
      : isMock
        ? 'mock'
        : answered
          ? 'check'
          : ICONS[state];
  const words = troubled
    ? t.map.problems(count)
    : isMock
      ? t.map.mockLoop
      : isPipe
        ? t.map.passesThrough
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
        <span class="long">{t.stations[id]}</span>
        {isBeside && <span class="visually-hidden"> ({t.map.beside})</span>}
        {language !== 'en' && (
          <span class="english" lang="en">
            {' '}
            {ENGLISH_NAMES[id]}
          </span>
        )}
        <span class="short" aria-hidden="true">
          {t.shortStations[id]}
        </span>
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
      if (isProxy(integration.type)) return [integration.type];
      const how = integration.requestTemplates.length > 0 ? t.map.template : t.map.noTemplate;
      return [`${integration.type} · ${how}`];
    }
    case 'backend': {
      if (!integration || kindOf(integration) === 'mock') return [];
      const status = outcome.value?.integrationResponse?.status;
      return status === undefined ? [nameOf(integration.uri)] : [nameOf(integration.uri), `← ${status}`];
    }
    case 'integrationResponse': {
      if (integration && isProxy(integration.type)) return [integration.type];
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
  if (service) {
    const called = SERVICES.find(([id]) => id === service)?.[1] ?? service;
    return `${called} ${/:(?:action|path)\/(.*)$/u.exec(uri)?.[1] ?? ''}`;
  }
  return uri.replace(/^https?:\/\//u, '');
}
