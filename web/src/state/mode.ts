/** Proxy and non-proxy: the twin of a scenario, and the switch that remembers what the other mode had. */
import type { Backend } from '../generated/Backend';
import type { Integration } from '../generated/Integration';
import type { IntegrationType } from '../generated/IntegrationType';
import type { MethodResponse } from '../generated/MethodResponse';
import type { Scenario } from '../generated/Scenario';

/** What one mode had when it was left. */
export interface Kept {
  readonly integration: Integration;
  readonly methodResponses: readonly [string, MethodResponse][] | undefined;
  readonly backend: Backend | undefined;
}

/** What the modes had that are not the current one, by type. */
export type Memory = Readonly<Partial<Record<IntegrationType, Kept>>>;

const TWINS: Readonly<Record<IntegrationType, IntegrationType | null>> = {
  MOCK: null,
  AWS: 'AWS_PROXY',
  AWS_PROXY: 'AWS',
  HTTP: 'HTTP_PROXY',
  HTTP_PROXY: 'HTTP',
};

/** The scenario's integration, in whichever of the two places it stands. */
export function integrationOf(scenario: Scenario): Integration | undefined {
  return scenario.api.method?.methodIntegration ?? scenario.api.integration;
}

/** The scenario with another integration, in the place where the old one stood. */
export function withIntegration(scenario: Scenario, integration: Integration): Scenario {
  const { method } = scenario.api;
  const api = method
    ? { ...scenario.api, method: { ...method, methodIntegration: integration } }
    : { ...scenario.api, integration };
  return { ...scenario, api };
}

/**
 * The same request and the same backend, with the other of the two modes; `null` for MOCK, which has none.
 * A non-proxy integration that has no response gets the default one, as the console gives it.
 */
export function twin(scenario: Scenario): Scenario | null {
  const integration = integrationOf(scenario);
  const type = integration && TWINS[integration.type];
  if (!integration || !type) return null;
  const needsResponses = !isProxy(type) && integration.integrationResponses.length === 0;
  const integrationResponses: Integration['integrationResponses'] = needsResponses
    ? [['200', { statusCode: '200', responseParameters: [], responseTemplates: [] }]]
    : integration.integrationResponses;
  const other = withIntegration(scenario, { ...integration, type, integrationResponses });
  return withMethodResponses(other, integrationResponses);
}

export function isProxy(type: IntegrationType): boolean {
  return type === 'AWS_PROXY' || type === 'HTTP_PROXY';
}

/** The twin with what its mode had when it was left, and the memory that lets one switch back. */
export function switched(
  scenario: Scenario,
  memory: Memory,
): { readonly scenario: Scenario; readonly memory: Memory } | null {
  const integration = integrationOf(scenario);
  const other = twin(scenario);
  const type = other && integrationOf(other)?.type;
  if (!integration || !other || !type) return null;
  const left: Kept = {
    integration,
    methodResponses: scenario.api.method?.methodResponses,
    backend: scenario.backend,
  };
  const kept = memory[type];
  const { [type]: _taken, ...rest } = memory;
  return {
    scenario: kept ? restored(other, kept) : other,
    memory: { ...rest, [integration.type]: left },
  };
}

function restored(scenario: Scenario, kept: Kept): Scenario {
  const { backend: _backend, ...without } = withIntegration(scenario, kept.integration);
  const back: Scenario = kept.backend ? { ...without, backend: kept.backend } : without;
  const { method } = back.api;
  if (!method || !kept.methodResponses) return back;
  return {
    ...back,
    api: { ...back.api, method: { ...method, methodResponses: [...kept.methodResponses] } },
  };
}

/** Declares a method response for each integration response; what is declared stays as it is. */
function withMethodResponses(
  scenario: Scenario,
  responses: readonly [string, { readonly statusCode: string }][],
): Scenario {
  const { method } = scenario.api;
  if (!method) return scenario;
  const declared = new Set(method.methodResponses.map(([status]) => status));
  const added: [string, MethodResponse][] = [];
  for (const [, { statusCode }] of responses) {
    if (declared.has(statusCode)) continue;
    declared.add(statusCode);
    added.push([statusCode, { statusCode, responseParameters: [], responseModels: [] }]);
  }
  if (added.length === 0) return scenario;
  return {
    ...scenario,
    api: { ...scenario.api, method: { ...method, methodResponses: [...method.methodResponses, ...added] } },
  };
}
