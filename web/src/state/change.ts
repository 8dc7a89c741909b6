/** Changes of a scenario as pure functions: what the panels' fields dispatch. */
import type { Api } from '../generated/Api';
import type { Integration } from '../generated/Integration';
import type { Method } from '../generated/Method';
import type { MethodResponse } from '../generated/MethodResponse';
import type { Request } from '../generated/Request';
import type { Scenario } from '../generated/Scenario';
import { integrationOf, withIntegration } from './mode';

export type Change = (scenario: Scenario) => Scenario;
export type Pairs<T> = ReadonlyArray<readonly [string, T]>;

/** An integration where the document has none yet. */
export const NO_INTEGRATION: Integration = {
  type: 'MOCK',
  requestParameters: [],
  requestTemplates: [],
  integrationResponses: [],
  unused: [],
};

/** A copy with an optional member set, or without it. */
export function setOptional<T extends object, K extends keyof T>(
  object: T,
  key: K,
  value: T[K] | undefined,
): T {
  const copy = { ...object };
  if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}

export function changeRequest(change: (request: Request) => Request): Change {
  return (scenario) => ({ ...scenario, request: change(scenario.request) });
}

export function changeApi(change: (api: Api) => Api): Change {
  return (scenario) => ({ ...scenario, api: change(scenario.api) });
}

export function changeIntegration(change: (integration: Integration) => Integration): Change {
  return (scenario) => withIntegration(scenario, change(integrationOf(scenario) ?? NO_INTEGRATION));
}

/** Changes the method; an integration that stands alone first becomes the method that it stands for. */
export function changeMethod(change: (method: Method) => Method): Change {
  return (scenario) => {
    const { integration: _integration, ...api } = scenario.api;
    return { ...scenario, api: { ...api, method: change(methodOf(scenario)) } };
  };
}

/** The method, as it is written or as an integration that stands alone implies it. */
export function methodOf(scenario: Scenario): Method {
  if (scenario.api.method) return scenario.api.method;
  const integration = scenario.api.integration ?? NO_INTEGRATION;
  const methodResponses = new Map<string, MethodResponse>();
  for (const [, response] of integration.integrationResponses) {
    const before = methodResponses.get(response.statusCode)?.responseParameters ?? [];
    const named = response.responseParameters.map(([target]): [string, boolean] => [target, false]);
    methodResponses.set(response.statusCode, {
      statusCode: response.statusCode,
      responseParameters: [...before, ...named],
      responseModels: [],
    });
  }
  return {
    httpMethod: scenario.request.method,
    apiKeyRequired: false,
    requestParameters: [],
    requestModels: [],
    methodResponses: [...methodResponses],
    methodIntegration: integration,
    unused: [],
  };
}

/** A table with the value at a place replaced. */
export function valueAt<T>(table: Pairs<T>, index: number, value: T): [string, T][] {
  return table.map(([key, old], at): [string, T] => [key, at === index ? value : old]);
}

/** A table with the key at a place replaced; a key that is taken stays as it was, since a table has each key once. */
export function keyAt<T>(table: Pairs<T>, index: number, key: string): [string, T][] {
  const taken = table.some(([other], at) => at !== index && other === key);
  return table.map(([old, value], at): [string, T] => [at === index && !taken ? key : old, value]);
}

export function removedAt<T>(table: readonly T[], index: number): T[] {
  return table.filter((_, at) => at !== index);
}

/** The first of `name`, `name2`, `name3`, … that is not taken. */
export function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number++) {
    const candidate = `${name}${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
