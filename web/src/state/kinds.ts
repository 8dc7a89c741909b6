/** The integration types as people choose them, and what a fresh one of each starts with. */
import type { Backend } from '../generated/Backend';
import type { Integration } from '../generated/Integration';
import type { IntegrationType } from '../generated/IntegrationType';
import type { Scenario } from '../generated/Scenario';
import { changeIntegration, NO_INTEGRATION, setOptional } from './change';
import { integrationOf } from './mode';

export type Kind = 'mock' | 'http' | 'lambda' | 'service';

const ARN = 'arn:aws:apigateway:us-east-1';

export const LAMBDA_URI = `${ARN}:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:MyFunction/invocations`;
const ROLE = 'arn:aws:iam::123456789012:role/ApiGatewayRole';

/** The services that people integrate most, each with a URI to start from. */
export const SERVICES: ReadonlyArray<readonly [string, string, string]> = [
  ['dynamodb', 'DynamoDB', `${ARN}:dynamodb:action/GetItem`],
  ['sqs', 'SQS', `${ARN}:sqs:path/123456789012/MyQueue`],
  ['sns', 'SNS', `${ARN}:sns:action/Publish`],
  ['states', 'Step Functions', `${ARN}:states:action/StartExecution`],
  ['s3', 'S3', `${ARN}:s3:path/my-bucket/{key}`],
  ['events', 'EventBridge', `${ARN}:events:action/PutEvents`],
  ['kinesis', 'Kinesis', `${ARN}:kinesis:action/PutRecord`],
  ['ssm', 'Systems Manager', `${ARN}:ssm:action/GetParameter`],
  ['secretsmanager', 'Secrets Manager', `${ARN}:secretsmanager:action/GetSecretValue`],
];

export function isLambdaUri(uri: string | undefined): boolean {
  return uri?.includes(':lambda:path/') ?? false;
}

export function serviceOf(uri: string | undefined): string | null {
  return (
    /^arn:aws[\w-]*:apigateway:[\w-]*:([\w.-]+):(?:action|path)\//u
      .exec(uri ?? '')?.[1]
      ?.split('.')
      .at(-1) ?? null
  );
}

export function kindOf(integration: Integration): Kind {
  switch (integration.type) {
    case 'MOCK':
      return 'mock';
    case 'HTTP':
    case 'HTTP_PROXY':
      return 'http';
    case 'AWS_PROXY':
      return 'lambda';
    case 'AWS':
      return isLambdaUri(integration.uri) || !serviceOf(integration.uri) ? 'lambda' : 'service';
    default:
      return integration.type satisfies never;
  }
}

const TYPES: Readonly<Record<Kind, IntegrationType>> = {
  mock: 'MOCK',
  http: 'HTTP',
  lambda: 'AWS',
  service: 'AWS',
};

const MOCK_TEMPLATE = '{"statusCode": 200}';

/** The scenario with an integration of another kind; templates and mappings stay, the endpoint and the backend follow. */
export function withKind(scenario: Scenario, kind: Kind): Scenario {
  const current = integrationOf(scenario) ?? NO_INTEGRATION;
  if (kindOf(current) === kind) return scenario;
  const changed = changeIntegration((integration) =>
    endpointFor({ ...integration, type: TYPES[kind] }, kind),
  )(scenario);
  return suits(changed.backend, kind) ? changed : setOptional(changed, 'backend', undefined);
}

/** What a kind of integration had when it was left. */
interface Left extends Pick<Integration, 'type' | 'uri' | 'httpMethod' | 'credentials'> {
  readonly backend: Backend | undefined;
}

/** What the kinds had that are not the current one. */
export type Endpoints = Readonly<Partial<Record<Kind, Left>>>;

/** Like `withKind`, with the endpoint and the backend that the kind had when it was left. */
export function kindSwitched(
  scenario: Scenario,
  kind: Kind,
  endpoints: Endpoints,
): { readonly scenario: Scenario; readonly endpoints: Endpoints } {
  const current = integrationOf(scenario) ?? NO_INTEGRATION;
  const { type, uri, httpMethod, credentials } = current;
  const next = withKind(scenario, kind);
  if (next === scenario) return { scenario, endpoints };
  const left: Left = {
    type,
    ...(uri === undefined ? {} : { uri }),
    ...(httpMethod === undefined ? {} : { httpMethod }),
    ...(credentials === undefined ? {} : { credentials }),
    backend: scenario.backend,
  };
  const { [kind]: kept, ...others } = endpoints;
  return {
    scenario: kept ? withEndpoint(next, kept) : next,
    endpoints: { ...others, [kindOf(current)]: left },
  };
}

function withEndpoint(scenario: Scenario, { backend, ...endpoint }: Left): Scenario {
  const restored = changeIntegration(({ uri: _uri, httpMethod: _verb, credentials: _role, ...rest }) => ({
    ...rest,
    ...endpoint,
  }))(scenario);
  return setOptional(restored, 'backend', backend);
}

function endpointFor(integration: Integration, kind: Kind): Integration {
  switch (kind) {
    case 'mock': {
      const { uri: _uri, httpMethod: _verb, credentials: _role, ...rest } = integration;
      const requestTemplates: [string, string][] =
        rest.requestTemplates.length > 0 ? rest.requestTemplates : [['application/json', MOCK_TEMPLATE]];
      return withResponse({ ...rest, requestTemplates });
    }
    case 'http': {
      const { credentials: _role, ...rest } = integration;
      return withResponse({
        ...rest,
        uri: 'https://example.com/pets',
        httpMethod: integration.httpMethod ?? 'GET',
      });
    }
    case 'lambda':
      return withResponse({ ...integration, uri: LAMBDA_URI, httpMethod: 'POST' });
    case 'service':
      return withResponse({
        ...integration,
        uri: SERVICES[0]?.[2] ?? '',
        httpMethod: 'POST',
        credentials: integration.credentials ?? ROLE,
      });
    default:
      return kind satisfies never;
  }
}

function withResponse(integration: Integration): Integration {
  if (integration.integrationResponses.length > 0) return integration;
  return {
    ...integration,
    integrationResponses: [['200', { statusCode: '200', responseParameters: [], responseTemplates: [] }]],
  };
}

/** Whether a backend's answer fits a kind of integration. */
export function suits(backend: Backend | undefined, kind: Kind): boolean {
  if (!backend) return true;
  switch (backend.kind) {
    case 'reply':
    case 'fault':
      return kind !== 'mock';
    case 'lambda':
      return kind === 'lambda';
    case 'echo':
    case 'routes':
      return kind === 'http';
    case 'services':
      return kind === 'service';
    default:
      return backend satisfies never;
  }
}
