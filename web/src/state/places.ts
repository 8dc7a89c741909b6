/** Where things stand in the document: JSON Pointers, and the station that shows them. */
import type { Scenario } from '../generated/Scenario';
import type { StageName } from '../generated/StageName';
import type { StationId } from './contract';

export function pointer(...steps: ReadonlyArray<string | number>): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The place of the integration: in the method, or alone. */
export function integrationPlace(scenario: Scenario): string {
  return scenario.api.method || !scenario.api.integration
    ? '/api/method/methodIntegration'
    : '/api/integration';
}

const INTEGRATION = /^\/api\/(?:method\/methodIntegration|integration)(?:\/|$)/u;

/** The station whose panel shows the field. */
export function stationOfField(field: string): StationId {
  if (
    /^\/(?:request|context)(?:\/|$)/u.test(field) ||
    /^\/api\/(?:stage|binaryMediaTypes|testInvoke)/u.test(field)
  ) {
    return 'client';
  }
  if (field.startsWith('/backend')) return 'backend';
  if (INTEGRATION.test(field)) {
    return field.includes('/integrationResponses') ? 'integrationResponse' : 'integrationRequest';
  }
  if (field.startsWith('/api/method/methodResponses')) return 'methodResponse';
  return field.startsWith('/api') ? 'methodRequest' : 'client';
}

/** The station at which a stage reports; a gateway response reports where the request stopped. */
export function stationOfStage(stage: StageName): StationId | null {
  return stage === 'gatewayResponse' ? null : stage;
}
