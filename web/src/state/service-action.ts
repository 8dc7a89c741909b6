/** Which action of a service an integration calls, and the integration that calls another. */
import type { CatalogueAction } from '../generated/CatalogueAction';
import type { CatalogueService } from '../generated/CatalogueService';
import type { Integration } from '../generated/Integration';
import { changeIntegration } from './change';

const PREFIX = /^arn:aws[\w-]*:apigateway:[\w-]*:/u;
const DEFAULT_PREFIX = 'arn:aws:apigateway:us-east-1:';
const JSON_TYPE = 'application/json';

/** The URI of each way to call the services, in the region of an integration's. */
export function urisOf(services: readonly CatalogueService[], uri: string | undefined): string[] {
  const prefix = PREFIX.exec(uri ?? '')?.[0] ?? DEFAULT_PREFIX;
  const all = services.flatMap(({ name, actions }) => actions.map(({ path }) => `${prefix}${name}:${path}`));
  return [...new Set(all)];
}

/** The action that an integration calls; `null` where it names none that is known. */
export function actionOf(integration: Integration, service: CatalogueService): CatalogueAction | null {
  const { actions } = service;
  const named = (name: string | undefined) => actions.find((action) => action.name === name);
  const inUri = named(/:action\/([A-Za-z0-9]+)/u.exec(integration.uri ?? '')?.[1]);
  if (inUri) return inUri;
  const target = integration.requestParameters.find(
    ([key]) => key.toLowerCase() === 'integration.request.header.x-amz-target',
  )?.[1];
  const inTarget = named(/\.([A-Za-z0-9]+)'$/u.exec(target ?? '')?.[1]);
  if (inTarget) return inTarget;
  const template = integration.requestTemplates.find(([type]) => type === JSON_TYPE)?.[1];
  const inForm = named(/(?:^|&)Action=([A-Za-z0-9]+)/u.exec(template ?? '')?.[1]);
  if (inForm) return inForm;
  const isList = !/\/[^/]+\/./u.test(/:path(\/.*)$/u.exec(integration.uri ?? '')?.[1] ?? '');
  const byVerb = actions.filter(({ method, path }) => {
    const listed = !path.includes('{key}');
    return path.startsWith('path/my-bucket') && method === integration.httpMethod && listed === isList;
  });
  return byVerb[0] ?? null;
}

/** Whether a template may be replaced unasked: it is empty, or one of the catalogue's own. */
function isUnwritten(template: string | undefined, services: readonly CatalogueService[]): boolean {
  if (template === undefined || /^[\s{}]*$/u.test(template)) return true;
  if (template === '{"statusCode": 200}') return true;
  return services.some(({ actions }) => actions.some((action) => action.template === template));
}

/** The integration as the catalogue proposes for an action; a template that someone wrote stays, unless `anew`. */
export function withAction(
  integration: Integration,
  service: CatalogueService,
  action: CatalogueAction,
  services: readonly CatalogueService[],
  anew: boolean,
): Integration {
  const prefix = PREFIX.exec(integration.uri ?? '')?.[0] ?? DEFAULT_PREFIX;
  const proposed = new Set(
    services.flatMap(({ actions }) => actions.flatMap(({ parameters }) => parameters.map(String))),
  );
  const kept = integration.requestParameters.filter(
    ([key, value]) =>
      !proposed.has(String([key, value])) && !action.parameters.some(([target]) => target === key),
  );
  const now = integration.requestTemplates.find(([type]) => type === JSON_TYPE)?.[1];
  const others = integration.requestTemplates.filter(([type]) => type !== JSON_TYPE);
  const isFree = anew || isUnwritten(now, services);
  const written: [string, string][] = action.template === '' ? [] : [[JSON_TYPE, action.template]];
  // A path of the same service names what is there already: an account, a queue, a bucket.
  const samePath =
    action.path.startsWith('path/') &&
    integration.uri?.startsWith(`${prefix}${service.name}:path/`) &&
    integration.uri.split('/').length === `${prefix}${service.name}:${action.path}`.split('/').length;
  return {
    ...integration,
    type: 'AWS',
    uri: samePath && integration.uri ? integration.uri : `${prefix}${service.name}:${action.path}`,
    httpMethod: action.method,
    requestParameters: [...kept, ...action.parameters],
    requestTemplates: isFree ? [...others, ...written] : integration.requestTemplates,
  };
}

/** The change that lets a scenario's integration call an action. */
export function callAction(
  service: CatalogueService,
  action: CatalogueAction,
  services: readonly CatalogueService[],
  anew = false,
) {
  return changeIntegration((integration) => withAction(integration, service, action, services, anew));
}
