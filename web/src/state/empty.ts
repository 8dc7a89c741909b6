import type { Scenario } from '../generated/Scenario';
import { NO_INTEGRATION } from './change';

/** Where one begins from nothing: a request, and an integration that has yet to say anything. */
export const EMPTY_SCENARIO: Scenario = {
  request: { method: 'GET', path: '/', headers: [] },
  api: {
    binaryMediaTypes: [],
    models: [],
    gatewayResponses: [],
    integration: NO_INTEGRATION,
    apiKeys: [],
    siblings: [],
    testInvoke: false,
  },
};
