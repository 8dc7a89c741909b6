import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { mappingWords } from '../src/editor/sources';
import type { Outcome } from '../src/generated/Outcome';
import { FIRST_SCENARIO } from '../src/state/first';

const NAMES = [
  '$context.stage',
  '$context.identity.sourceIp',
  '$context.authorizer.KEY',
  '$context.error.message',
].map((name) => ({ name, signature: name, result: '', doc: '', example: '' }));

test('a mapping of the request reads what the request has', () => {
  const store = {
    scenario: signal({
      ...FIRST_SCENARIO,
      request: {
        ...FIRST_SCENARIO.request,
        path: '/pets/42?name=foo',
        body: {
          kind: 'text' as const,
          value: '{"order": {"id": 1}, "items": [{"sku": "a"}], "two words": 1}',
        },
      },
    }),
    outcome: signal<Outcome | null>(null),
  };
  const { sources } = mappingWords(store, 'request', NAMES);
  expect(sources).toEqual(
    expect.arrayContaining([
      'method.request.querystring.name',
      'method.request.body',
      'method.request.body.order.id',
      'method.request.body.items[0].sku',
      'context.stage',
      'context.identity.sourceIp',
    ]),
  );
  expect(sources.filter((source) => /KEY|error|two words/u.test(source))).toEqual([]);
});

test('a mapping of the answer reads what the backend answered', () => {
  const store = { scenario: signal(FIRST_SCENARIO), outcome: signal<Outcome | null>(null) };
  const { sources, targets } = mappingWords(store, 'response', []);
  expect(sources).toContain('integration.response.header.Content-Type');
  expect(sources).toContain('context.requestId');
  expect(targets).toContain('Access-Control-Allow-Origin');
});
