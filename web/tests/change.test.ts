import { expect, test } from 'vitest';
import type { Scenario } from '../src/generated/Scenario';
import {
  changeIntegration,
  changeMethod,
  freeName,
  keyAt,
  removedAt,
  setOptional,
  valueAt,
} from '../src/state/change';
import { FIRST_SCENARIO } from '../src/state/first';
import { groupedHeaders, headerRows } from '../src/state/headers';
import { kindOf, kindSwitched, withKind } from '../src/state/kinds';
import { laidOut } from '../src/state/layout';
import { integrationOf } from '../src/state/mode';
import { integrationPlace, pointer, stationOfField } from '../src/state/places';
import { backendRequestText, readRequest, requestText, takingRequest } from '../src/state/reading';
import { templateAt, templatesOf } from '../src/state/templates';

const INTEGRATION = FIRST_SCENARIO.api.method?.methodIntegration;

function alone(): Scenario {
  const { method: _method, ...api } = FIRST_SCENARIO.api;
  return { ...FIRST_SCENARIO, api: INTEGRATION ? { ...api, integration: INTEGRATION } : api };
}

test('an optional member is set, or is not there at all', () => {
  const object: { a: number; b?: string } = { a: 1, b: 'x' };
  expect(setOptional(object, 'b', 'y')).toEqual({ a: 1, b: 'y' });
  expect('b' in setOptional(object, 'b', undefined)).toBe(false);
  expect(object).toEqual({ a: 1, b: 'x' });
});

test('a table keeps its order and each key once', () => {
  const table: [string, number][] = [
    ['a', 1],
    ['b', 2],
  ];
  expect(valueAt(table, 1, 3)).toEqual([
    ['a', 1],
    ['b', 3],
  ]);
  expect(keyAt(table, 1, 'a')).toEqual(table);
  expect(keyAt(table, 0, 'z')).toEqual([
    ['z', 1],
    ['b', 2],
  ]);
  expect(removedAt(table, 0)).toEqual([['b', 2]]);
  expect(freeName('a', ['a', 'a2'])).toBe('a3');
});

test('a changed integration stays where it stood', () => {
  const change = changeIntegration((old) => ({ ...old, uri: 'https://example.com' }));
  expect(change(alone()).api.integration?.uri).toBe('https://example.com');
  expect(change(alone()).api.method).toBeUndefined();
  expect(change(FIRST_SCENARIO).api.method?.methodIntegration.uri).toBe('https://example.com');
  expect(integrationPlace(alone())).toBe('/api/integration');
});

test('an integration that stands alone becomes the method that it stands for', () => {
  const changed = changeMethod((method) => ({ ...method, apiKeyRequired: true }))(alone());
  expect(changed.api.integration).toBeUndefined();
  expect(changed.api.method?.httpMethod).toBe('GET');
  expect(changed.api.method?.apiKeyRequired).toBe(true);
  expect(changed.api.method?.methodResponses.map(([status]) => status)).toEqual(['200']);
});

test('another kind of integration brings its endpoint and drops a backend that does not suit', () => {
  const http = withKind(FIRST_SCENARIO, 'http');
  expect(integrationOf(http)?.type).toBe('HTTP');
  expect(integrationOf(http)?.uri).toMatch(/^https:/u);
  expect(http.backend).toBeUndefined();
  const mock = withKind(FIRST_SCENARIO, 'mock');
  expect(integrationOf(mock)?.uri).toBeUndefined();
  const service = withKind(FIRST_SCENARIO, 'service');
  const integration = integrationOf(service);
  expect(integration && kindOf(integration)).toBe('service');
  expect(integration?.credentials).toMatch(/^arn:/u);
  expect(withKind(FIRST_SCENARIO, 'lambda')).toBe(FIRST_SCENARIO);
});

test('headers go to lines and back', () => {
  const headers: [string, string[]][] = [
    ['X-Tag', ['a', 'b']],
    ['Accept', ['*/*']],
  ];
  expect(headerRows(headers)).toEqual([
    ['X-Tag', 'a'],
    ['X-Tag', 'b'],
    ['Accept', '*/*'],
  ]);
  expect(groupedHeaders(headerRows(headers))).toEqual(headers);
});

test('a request line is spelled out', () => {
  const read = readRequest({
    ...FIRST_SCENARIO,
    request: { ...FIRST_SCENARIO.request, path: '/pets/4%202?name=a+b%21&empty&broken=%' },
  });
  expect(read.fits).toBe(true);
  expect(read.path).toEqual([['petId', '4 2']]);
  expect(read.query).toEqual([
    ['name', 'a b!'],
    ['empty', ''],
    ['broken', '%'],
  ]);
  const greedy = readRequest({
    ...FIRST_SCENARIO,
    api: { ...FIRST_SCENARIO.api, resourcePath: '/pets/{proxy+}' },
    request: { ...FIRST_SCENARIO.request, path: '/pets/1/2' },
  });
  expect(greedy.path).toEqual([['proxy', '1/2']]);
  const other = { ...FIRST_SCENARIO, api: { ...FIRST_SCENARIO.api, resourcePath: '/cats' } };
  expect(readRequest(other).fits).toBe(false);
});

test('a request that the API does not take can be made to fit', () => {
  expect(takingRequest(FIRST_SCENARIO)).toBeNull();
  const pasted = {
    ...FIRST_SCENARIO,
    request: { ...FIRST_SCENARIO.request, method: 'PUT', path: '/orders/9?q=1' },
  };
  const fitting = takingRequest(pasted);
  expect(fitting?.api.resourcePath).toBe('/orders/9');
  expect(fitting?.api.method?.httpMethod).toBe('PUT');
  const sameResource = takingRequest({ ...pasted, request: { ...pasted.request, path: '/pets/7' } });
  expect(sameResource?.api.resourcePath).toBe('/pets/{petId}');
});

test('a kind of integration gets back what it had', () => {
  const first = kindSwitched(FIRST_SCENARIO, 'http', {});
  expect(first.scenario.backend).toBeUndefined();
  const second = kindSwitched(first.scenario, 'mock', first.endpoints);
  const third = kindSwitched(second.scenario, 'lambda', second.endpoints);
  expect(third.scenario).toEqual(FIRST_SCENARIO);
  expect(kindSwitched(third.scenario, 'lambda', third.endpoints).scenario).toBe(third.scenario);
});

test('messages are written as raw HTTP', () => {
  expect(requestText(FIRST_SCENARIO.request)).toBe(
    'GET /pets/42?name=foo HTTP/1.1\nAccept: application/json\n\n',
  );
  expect(
    backendRequestText({ method: 'POST', uri: 'https://a/', headers: { B: ['1', '2'] }, body: 'x' }),
  ).toBe('POST https://a/ HTTP/1.1\nB: 1\nB: 2\n\nx');
});

test('JSON is laid out without touching its numbers and strings', () => {
  expect(laidOut('{"a":1.0,"b":[],"c":[1e3,"x,{"]}')).toBe(
    '{\n  "a": 1.0,\n  "b": [],\n  "c": [\n    1e3,\n    "x,{"\n  ]\n}',
  );
  expect(laidOut('not json')).toBeNull();
  expect(laidOut('{"a":')).toBeNull();
});

test('every field has its station', () => {
  const stations = [
    '/request/body',
    '/api/stage/variables/host',
    '/api/requestValidator',
    '/api/method/requestParameters',
    '/api/method/methodIntegration/uri',
    '/api/integration/requestTemplates/application~1json',
    '/backend/lambda',
    '/api/integration/integrationResponses/200',
    '/api/method/methodResponses/200',
  ].map(stationOfField);
  expect(stations).toEqual([
    'client',
    'client',
    'methodRequest',
    'methodRequest',
    'integrationRequest',
    'integrationRequest',
    'backend',
    'integrationResponse',
    'methodResponse',
  ]);
});

test('a template is found by its pointer', () => {
  const field = `${integrationPlace(FIRST_SCENARIO)}${pointer('requestTemplates', 'application/json')}`;
  expect(templatesOf(FIRST_SCENARIO).map((template) => template.field)).toEqual([field]);
  expect(templateAt(FIRST_SCENARIO, field)).toContain('$input.params');
});
