import { useRef } from 'preact/hooks';
import { Editor } from '../editor/LazyEditor';
import type { Backend } from '../generated/Backend';
import type { LambdaFailure } from '../generated/LambdaFailure';
import type { Reply } from '../generated/Reply';
import type { Route } from '../generated/Route';
import { useWords } from '../i18n';
import { setOptional } from '../state/change';
import { groupedHeaders, headerRows } from '../state/headers';
import { type Kind, kindOf } from '../state/kinds';
import { laidOut } from '../state/layout';
import { integrationOf } from '../state/mode';
import { responseText } from '../state/reading';
import { BodyEditor } from '../ui/BodyEditor';
import { Columns } from '../ui/Columns';
import { Complaints } from '../ui/Complaints';
import { CopyButton } from '../ui/copy';
import { Findings } from '../ui/Findings';
import { Fold } from '../ui/Fold';
import { AddButton, Choice, RemoveButton, TextField } from '../ui/fields';
import { Icon } from '../ui/icons';
import { ReceivedResponse, SentRequest } from '../ui/Message';
import { NotReached, StaleNotice } from '../ui/NotReached';
import { PairTable } from '../ui/PairTable';
import { Section } from '../ui/Section';
import { useStore } from '../ui/store-context';
import { WrapOffer } from '../ui/WrapOffer';
import { StateAfter, StateForm } from './ServiceState';

type Way =
  | 'auto'
  | 'reply'
  | 'returns'
  | 'fails'
  | 'handler'
  | 'lambdaEcho'
  | 'echo'
  | 'routes'
  | 'services'
  | 'timeout'
  | 'unreachable';

const WAYS: Readonly<Record<Kind, readonly Way[]>> = {
  mock: [],
  http: ['auto', 'reply', 'routes', 'timeout', 'unreachable'],
  lambda: ['auto', 'returns', 'handler', 'fails', 'reply', 'timeout', 'unreachable'],
  service: ['auto', 'services', 'reply', 'timeout', 'unreachable'],
};

function wayOf(backend: Backend | undefined): Way {
  if (!backend) return 'auto';
  switch (backend.kind) {
    case 'reply':
    case 'services':
    case 'routes':
    case 'echo':
      return backend.kind;
    case 'fault':
      return backend.value;
    case 'lambda':
      return backend.value.kind === 'echo' ? 'lambdaEcho' : backend.value.kind;
    default:
      return backend satisfies never;
  }
}

/** The source that a function begins with: what it prints shows the event. */
function handlerSource(proxy: boolean): string {
  const result = proxy
    ? "{\n    statusCode: 200,\n    body: JSON.stringify({ greeting: 'hello' }),\n  }"
    : "{ greeting: 'hello' }";
  return `export const handler = async (event) => {\n  console.log(event);\n  return ${result};\n};\n`;
}

function freshReply(): Reply {
  return {
    status: 200,
    headers: [['Content-Type', ['application/json']]],
    body: { kind: 'text', value: '{}' },
  };
}

function freshRoute(path: string): Route {
  return { path, reply: freshReply() };
}

function fresh(way: Way, proxy: boolean): Backend | undefined {
  switch (way) {
    case 'auto':
      return undefined;
    case 'reply':
      return { kind: 'reply', value: freshReply() };
    case 'returns':
      return {
        kind: 'lambda',
        value: {
          kind: 'returns',
          value: proxy
            ? '{\n  "statusCode": 200,\n  "body": "{\\"greeting\\":\\"hello\\"}"\n}'
            : '{\n  "greeting": "hello"\n}',
        },
      };
    case 'fails':
      return {
        kind: 'lambda',
        value: { kind: 'fails', value: { errorMessage: 'Not found', errorType: 'Error' } },
      };
    case 'handler':
      return { kind: 'lambda', value: { kind: 'handler', value: handlerSource(proxy) } };
    case 'lambdaEcho':
      return { kind: 'lambda', value: { kind: 'echo' } };
    case 'echo':
      return { kind: 'echo' };
    case 'routes':
      return { kind: 'routes', value: [freshRoute('/{proxy+}')] };
    case 'services':
      return { kind: 'services', value: '{}' };
    case 'timeout':
    case 'unreachable':
      return { kind: 'fault', value: way };
    default:
      return way satisfies never;
  }
}

/** Station 4: what answers. */
export function BackendStation() {
  const { t } = useWords();
  const { outcome } = useStore();
  const answer = outcome.value?.integrationResponse;
  return (
    <Columns
      in={{ title: t.heads.backendIn, content: <Received /> }}
      rule={{ title: t.heads.backendRule, content: <Rule /> }}
      out={{
        title: t.heads.backendOut,
        aside: answer && <CopyButton label={t.words.copyReply} text={() => responseText(answer)} />,
        content: <Answered />,
      }}
    />
  );
}

function useKind(): Kind {
  const { scenario } = useStore();
  const integration = integrationOf(scenario.value);
  return integration ? kindOf(integration) : 'mock';
}

function Received() {
  const { t } = useWords();
  const { outcome } = useStore();
  const kind = useKind();
  const sent = outcome.value?.integrationRequest;
  if (sent) return <SentRequest sent={sent} />;
  return kind === 'mock' ? <p class="none">{t.integration.nothingCalled}</p> : <NotReached />;
}

function Rule() {
  const { t } = useWords();
  const { scenario, update, station } = useStore();
  const kind = useKind();
  const { backend } = scenario.value;
  /** What each way had when it was left. */
  const left = useRef<Partial<Record<Way, Backend>>>({});
  const own = useRef(backend);
  if (kind === 'mock') {
    return (
      <div class="empty">
        <span>{t.backend.mock}</span>
        <button
          type="button"
          class="button"
          onClick={() => {
            station.value = 'integrationRequest';
          }}
        >
          {t.stations.integrationRequest}
        </button>
      </div>
    );
  }
  // A backend that comes from elsewhere, such as another scenario, ends what is remembered.
  if (backend !== own.current) left.current = {};
  own.current = backend;
  const way = wayOf(backend);
  const proxy = integrationOf(scenario.value)?.type === 'AWS_PROXY';
  const ways = [...new Set<Way>([...WAYS[kind], way])];
  const set = (next: Backend | undefined) => {
    own.current = next;
    update((old) => setOptional(old, 'backend', next));
  };
  const take = (next: Way) => {
    if (backend) left.current = { ...left.current, [way]: backend };
    set(left.current[next] ?? fresh(next, proxy));
  };
  return (
    <>
      <Choice
        label={t.backend.answer}
        field="/backend"
        value={way}
        options={ways.map((one) => [one, t.backend.kinds[one]] as const)}
        onChange={take}
      />
      <p class="muted small">{t.backend.notes[way]}</p>
      <Complaints field="/backend" />
      {backend && <BackendForm backend={backend} onChange={set} />}
    </>
  );
}

function BackendForm({ backend, onChange }: { backend: Backend; onChange: (backend: Backend) => void }) {
  const { t } = useWords();
  const { problems, scenario } = useStore();
  switch (backend.kind) {
    case 'echo':
    case 'fault':
      return null;
    case 'reply':
      return (
        <ReplyForm
          reply={backend.value}
          place="/backend/reply"
          onChange={(value) => onChange({ kind: 'reply', value })}
        />
      );
    case 'routes':
      return <RoutesForm routes={backend.value} onChange={(value) => onChange({ kind: 'routes', value })} />;
    case 'services': {
      const change = (value: string) => onChange({ kind: 'services', value });
      return (
        <>
          <StateForm value={backend.value} onChange={change} />
          <Fold name="services-json" title="JSON">
            <JsonSection
              title={t.backend.servicesState}
              field="/backend/services"
              value={backend.value}
              onChange={change}
            />
          </Fold>
        </>
      );
    }
    case 'lambda': {
      const lambda = backend.value;
      switch (lambda.kind) {
        case 'echo':
          return null;
        case 'returns':
          return (
            <>
              <JsonSection
                title={t.backend.returnValue}
                field="/backend/lambda/returns"
                value={lambda.value}
                onChange={(value) => onChange({ kind: 'lambda', value: { kind: 'returns', value } })}
              />
              <WrapOffer types={[integrationOf(scenario.value)?.type]} />
            </>
          );
        case 'fails':
          return (
            <FailureForm
              failure={lambda.value}
              onChange={(value) => onChange({ kind: 'lambda', value: { kind: 'fails', value } })}
            />
          );
        case 'handler':
          return (
            <Section title={t.backend.handlerSource}>
              <Editor
                label={t.backend.handlerSource}
                value={lambda.value}
                syntax="javascript"
                numbered
                field="/backend/lambda/handler"
                problems={problems.value}
                lines={{ min: 8, max: 26 }}
                onChange={(value) => onChange({ kind: 'lambda', value: { kind: 'handler', value } })}
              />
              <Complaints field="/backend/lambda/handler" />
            </Section>
          );
        default:
          return lambda satisfies never;
      }
    }
    default:
      return backend satisfies never;
  }
}

interface JsonSectionProps {
  readonly title: string;
  readonly field: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function JsonSection({ title, field, value, onChange }: JsonSectionProps) {
  const { t } = useWords();
  const { problems } = useStore();
  const laid = laidOut(value);
  return (
    <Section
      title={title}
      aside={
        laid !== null &&
        laid !== value && (
          <button type="button" class="button quiet" onClick={() => onChange(laid)}>
            {t.words.format}
          </button>
        )
      }
    >
      <Editor
        label={title}
        value={value}
        syntax="json"
        field={field}
        problems={problems.value}
        lines={{ min: 4, max: 24 }}
        onChange={onChange}
      />
      <Complaints field={field} />
    </Section>
  );
}

function FailureForm(props: {
  readonly failure: LambdaFailure;
  readonly onChange: (failure: LambdaFailure) => void;
}) {
  const { t } = useWords();
  const { failure, onChange } = props;
  return (
    <>
      <TextField
        mono
        label={t.backend.errorMessage}
        field="/backend/lambda/fails/errorMessage"
        value={failure.errorMessage}
        onChange={(errorMessage) => onChange({ ...failure, errorMessage })}
      />
      <TextField
        mono
        label={t.backend.errorType}
        field="/backend/lambda/fails/errorType"
        value={failure.errorType ?? ''}
        onChange={(type) => onChange(setOptional(failure, 'errorType', type === '' ? undefined : type))}
      />
      <JsonSection
        title={t.backend.stackTrace}
        field="/backend/lambda/fails/stackTrace"
        value={failure.stackTrace ?? ''}
        onChange={(text) =>
          onChange(setOptional(failure, 'stackTrace', text.trim() === '' ? undefined : text))
        }
      />
    </>
  );
}

const VERBS = ['ANY', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

/** The answers of an HTTP server by verb and path. */
function RoutesForm(props: {
  readonly routes: readonly Route[];
  readonly onChange: (routes: Route[]) => void;
}) {
  const { t } = useWords();
  const { routes, onChange } = props;
  const set = (at: number, route: Route) =>
    onChange(routes.map((old, index) => (index === at ? route : old)));
  return (
    <>
      {routes.map((route, at) => {
        const place = `/backend/routes/${at}`;
        const verbs = [...new Set<string>([...VERBS, route.method ?? 'ANY'])];
        return (
          <Fold
            key={at}
            name={`route-${at}`}
            title={`${route.method ?? 'ANY'} ${route.path}`}
            gist={String(route.reply.status)}
            open={routes.length === 1}
          >
            <div class="request-line">
              <Choice
                mono
                label={t.integration.verb}
                field={`${place}/method`}
                value={route.method ?? 'ANY'}
                options={verbs.map((verb) => [verb, verb] as const)}
                onChange={(verb) => set(at, setOptional(route, 'method', verb === 'ANY' ? undefined : verb))}
              />
              <TextField
                mono
                label={t.backend.routePath}
                field={`${place}/path`}
                value={route.path}
                onChange={(path) => set(at, { ...route, path })}
              />
              <RemoveButton
                what={`${route.method ?? 'ANY'} ${route.path}`}
                onClick={() => onChange(routes.filter((_, index) => index !== at))}
              />
            </div>
            <ReplyForm
              reply={route.reply}
              place={`${place}/reply`}
              onChange={(reply) => set(at, { ...route, reply })}
            />
          </Fold>
        );
      })}
      <div>
        <AddButton label={t.backend.addRoute} onClick={() => onChange([...routes, freshRoute('/')])} />
      </div>
    </>
  );
}

function ReplyForm({
  reply,
  place,
  onChange,
}: {
  readonly reply: Reply;
  /** The JSON Pointer of the reply. */
  readonly place: string;
  readonly onChange: (reply: Reply) => void;
}) {
  const { t } = useWords();
  return (
    <>
      <div class="request-line">
        <TextField
          mono
          numeric
          label={t.words.status}
          field={`${place}/status`}
          value={String(reply.status)}
          onChange={(text) => {
            const status = Number.parseInt(text, 10);
            if (Number.isInteger(status) && status >= 0 && status <= 999) onChange({ ...reply, status });
          }}
        />
      </div>
      <Complaints field={`${place}/status`} />
      <Section title={t.words.headers}>
        <PairTable
          label={t.words.headers}
          rows={headerRows(reply.headers)}
          empty={t.words.noHeaders}
          newName="X-Header"
          names={['Content-Type', 'Location', 'x-amzn-ErrorType', 'X-Amz-Function-Error']}
          repeats
          onChange={(rows) => onChange({ ...reply, headers: groupedHeaders(rows) })}
        />
      </Section>
      <BodyEditor
        title={t.backend.replyBody}
        body={reply.body}
        place={place}
        onChange={(body) => onChange(setOptional(reply, 'body', body))}
      />
    </>
  );
}

function Answered() {
  const { t } = useWords();
  const { outcome, view, scenario } = useStore();
  const kind = useKind();
  const answer = outcome.value?.integrationResponse;
  const services = outcome.value?.services;
  const { backend } = scenario.value;
  const before = backend?.kind === 'services' ? backend.value : '{}';
  const lines = outcome.value?.console ?? [];
  return (
    <>
      <StaleNotice />
      {answer ? (
        <ReceivedResponse response={answer} place="/integrationResponse">
          <Findings stages={['backend']} />
        </ReceivedResponse>
      ) : kind === 'mock' ? (
        <p class="none">{t.integration.nothingCalled}</p>
      ) : outcome.value?.integrationRequest ? (
        <div class="notice stop">{t.backend.noAnswer}</div>
      ) : (
        <NotReached />
      )}
      {lines.length > 0 && (
        <Section title={t.backend.console}>
          <pre class="log">{lines.join('\n')}</pre>
        </Section>
      )}
      {services !== undefined && (
        <Fold name="services-after" title={t.backend.servicesAfter} open>
          <StateAfter before={before} after={services} />
          <Fold name="services-after-json" title="JSON">
            <Editor
              label={t.backend.servicesAfter}
              value={laidOut(services) ?? services}
              syntax="json"
              lines={{ min: 3, max: 24 }}
            />
          </Fold>
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              view.value = { ...view.value, drawer: 'sequence' };
            }}
          >
            {t.sequence.goOn}
            <Icon name="chevron" />
          </button>
        </Fold>
      )}
      {!answer && <Findings stages={['backend']} />}
    </>
  );
}
