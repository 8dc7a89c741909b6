import { expect, test } from 'vitest';
import type { Outcome } from '../src/generated/Outcome';
import { compared } from '../src/state/comparison';
import { FIRST_SCENARIO } from '../src/state/first';
import { twin } from '../src/state/mode';

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
