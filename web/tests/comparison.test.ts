import { expect, test } from 'vitest';
import type { Outcome } from '../src/generated/Outcome';
import { compared, type Side, unsuited, type Why, whyOf } from '../src/state/comparison';
import { FIRST_SCENARIO } from '../src/state/first';
import { twin } from '../src/state/mode';
import { scenario } from './fixtures';

const OUTCOME: Outcome = {
  integrationRequest: {
    method: 'POST',
    uri: 'https://x/',
    headers: { Accept: '*/*', 'X-A': '1' },
    body: 'a',
  },
  integrationResponse: { status: 200, headers: {}, body: '{}' },
  response: { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' },
  log: [],
  gatewayResponse: null,
  diagnostics: [],
  stages: [],
  console: [],
  engine: { version: '0', profile: '' },
};

test('the same run has no differences', () => {
  const side = { scenario: FIRST_SCENARIO, outcome: OUTCOME };
  expect(compared(side, side).flatMap((group) => group.rows.filter((row) => !row.same))).toEqual([]);
});

test('differences are named with their reason, header names in any case', () => {
  const other = twin(FIRST_SCENARIO);
  if (!other) throw new Error('there is a twin');
  const outcome: Outcome = {
    ...OUTCOME,
    integrationRequest: { method: 'POST', uri: 'https://x/', headers: { accept: '*/*' }, body: 'event' },
    response: { ...OUTCOME.response, status: 502 },
  };
  const groups = compared({ scenario: FIRST_SCENARIO, outcome: OUTCOME }, { scenario: other, outcome });
  const different = groups.flatMap((group) =>
    group.rows.filter((row) => !row.same).map((row) => [group.id, row.label, row.reason]),
  );
  expect(different).toEqual([
    ['config', 'type', 'config'],
    ['backend', 'body', 'event'],
    ['backend', { header: 'X-A' }, 'event'],
    ['client', 'status', 'direct'],
  ]);
});

const told = (code: string, args: Record<string, string> = {}, acted = true) => ({
  code,
  acted,
  message: code,
  args,
});

function side(
  type: 'AWS' | 'AWS_PROXY' | 'HTTP_PROXY',
  stages: Outcome['stages'],
  more: Partial<Outcome> = {},
): Side {
  return { scenario: scenario(type, { type }), outcome: { ...OUTCOME, stages, ...more } };
}

const codeOf = (why: Why) => (why.kind === 'told' ? why.told.code : why.reason);

test('a row quotes the step of each side that made it', () => {
  const a = side('AWS', [
    {
      stage: 'integrationRequest',
      result: 'changed',
      findings: [told('R0201'), told('R0210'), told('R0218')],
    },
    {
      stage: 'integrationResponse',
      result: 'unchanged',
      findings: [told('R0404'), told('R0408', {}, false)],
    },
    { stage: 'methodResponse', result: 'changed', findings: [told('R0501'), told('R0505')] },
  ]);
  expect(codeOf(whyOf('backend', 'body', 'event', a))).toBe('R0201');
  expect(codeOf(whyOf('backend', 'method', 'config', a))).toBe('R0218');
  expect(codeOf(whyOf('client', 'status', 'direct', a))).toBe('R0404');
  expect(codeOf(whyOf('client', 'body', 'direct', a))).toBe('R0408');
  expect(codeOf(whyOf('client', { header: 'content-type' }, 'direct', a))).toBe('R0505');
});

test('what stopped a side is its why, and a proxy without a rule says what proxies do', () => {
  const b = side('AWS_PROXY', [
    { stage: 'integrationRequest', result: 'changed', findings: [told('R0210')] },
    { stage: 'backend', result: 'stopped', findings: [told('R0321')] },
    { stage: 'gatewayResponse', result: 'changed', findings: [told('R0604', {}, false)] },
  ]);
  expect(codeOf(whyOf('backend', 'body', 'event', b))).toBe('event');
  expect(codeOf(whyOf('client', 'status', 'direct', b))).toBe('R0321');
  expect(codeOf(whyOf('backend', { header: 'X-A' }, 'passed', side('HTTP_PROXY', [])))).toBe('passed');
});

test('a template that failed is quoted by what is wrong with it', () => {
  const diagnostics = [{ severity: 'error' as const, code: 'E0301', message: '', args: {}, labels: [] }];
  const a = side('AWS', [{ stage: 'integrationRequest', result: 'stopped', findings: [told('R0201')] }], {
    diagnostics,
    integrationRequest: null,
    integrationResponse: null,
  });
  expect(codeOf(whyOf('client', 'status', 'direct', a))).toBe('E0301');
  expect(codeOf(whyOf('backend', 'body', 'event', a))).toBe('E0301');
});

test('a header quotes the step that names it', () => {
  const a = side('AWS', [
    {
      stage: 'integrationResponse',
      result: 'changed',
      findings: [told('R0406', { name: 'X-Own' }), told('R0404')],
    },
  ]);
  expect(codeOf(whyOf('client', { header: 'x-own' }, 'selected', a))).toBe('R0406');
  expect(codeOf(whyOf('client', { header: 'x-other' }, 'selected', a))).toBe('selected');
});

test('a return value in the form of one side is noticed', () => {
  const returning = (type: 'AWS' | 'AWS_PROXY', value: string): Side => ({
    scenario: { ...scenario('a', { type }), backend: { kind: 'lambda', value: { kind: 'returns', value } } },
    outcome: OUTCOME,
  });
  const pair = (value: string) => unsuited(returning('AWS', value), returning('AWS_PROXY', value));
  expect(pair('{"greeting":1}')).toBe('b');
  expect(pair('{"statusCode":200,"body":"x"}')).toBe('a');
  expect(unsuited(returning('AWS', '{"a":1}'), returning('AWS', '{"a":1}'))).toBeNull();
});
