import { expect, test } from 'vitest';
import type { Scenario } from '../src/generated/Scenario';
import { opposite, unwrapped, withSuitedReply, wrapped } from '../src/state/counterpart';
import { integrationOf } from '../src/state/mode';
import { scenario } from './fixtures';

const returning = (value: string, type: 'AWS' | 'AWS_PROXY'): Scenario => ({
  ...scenario('a', { type }),
  backend: { kind: 'lambda', value: { kind: 'returns', value } },
});
const returned = (subject: Scenario | null) =>
  subject?.backend?.kind === 'lambda' && subject.backend.value.kind === 'returns'
    ? subject.backend.value.value
    : null;

test('a return value is wrapped for a proxy, and only what is none is', () => {
  expect(JSON.parse(wrapped('{"a": 1.50}') ?? '')).toEqual({ statusCode: 200, body: '{"a": 1.50}' });
  expect(wrapped('{"statusCode":201,"headers":{"X":"y"},"body":"b"}')).toBeNull();
  expect(wrapped('{"body":"b"}')).toBeNull();
  // One unknown member makes it malformed, so it is data.
  expect(wrapped('{"body":"b","greeting":1}')).not.toBeNull();
  expect(wrapped('"text"')).not.toBeNull();
  expect(wrapped('nonsense')).not.toBeNull();
});

test('a proxy’s value is unwrapped to its body', () => {
  expect(unwrapped('{"statusCode":200,"body":"{\\"n\\":1.0}"}')).toBe('{"n":1.0}');
  expect(unwrapped('{"statusCode":200,"body":"plain"}')).toBe('"plain"');
  expect(unwrapped('{"statusCode":204}')).toBe('null');
  expect(unwrapped('{"a":1}')).toBeNull();
});

test('each mode gets the value in its own form', () => {
  expect(returned(withSuitedReply(returning('{"statusCode":200,"body":"1"}', 'AWS')))).toBe('1');
  expect(returned(withSuitedReply(returning('{"a":1}', 'AWS_PROXY')))).toContain('"statusCode": 200');
  expect(withSuitedReply(returning('{"a":1}', 'AWS'))).toBeNull();
  expect(withSuitedReply({ ...returning('{"a":1}', 'AWS'), backend: { kind: 'echo' } })).toBeNull();
});

test('the twin follows the current scenario, suited where that is asked for', () => {
  const current = returning('{"a":1}', 'AWS');
  const plain = opposite({ kind: 'twin' }, current, null);
  expect(plain && integrationOf(plain)?.type).toBe('AWS_PROXY');
  expect(returned(plain)).toBe('{"a":1}');
  expect(returned(opposite({ kind: 'twin', suited: true }, current, null))).toContain('"body"');
  expect(opposite({ kind: 'twin' }, scenario('mock', { type: 'MOCK' }), null)).toBeNull();
});

test('another configuration takes the current request, unless it keeps its own', () => {
  const current: Scenario = {
    ...scenario('current'),
    request: { method: 'POST', path: '/orders?x=1', headers: [] },
  };
  const plain = scenario('kept');
  const kept: Scenario = { ...plain, api: { ...plain.api, resourcePath: '/pets' } };
  const other = opposite({ kind: 'example', id: 'kept' }, current, kept);
  expect(other?.request.path).toBe('/orders?x=1');
  expect(other?.api.resourcePath, 'its API takes the request').toBe('/orders');
  expect(other?.api.method?.httpMethod).toBe('POST');
  expect(opposite({ kind: 'example', id: 'kept', ownRequest: true }, current, kept)).toBe(kept);
  expect(opposite({ kind: 'history', id: 'kept' }, current, null)).toBeNull();
});
