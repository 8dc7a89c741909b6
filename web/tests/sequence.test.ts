import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { Outcome } from '../src/generated/Outcome';
import type { Scenario } from '../src/generated/Scenario';
import type { Store } from '../src/state/contract';
import { continued, createSequence, MOST_SENT } from '../src/state/sequence';
import { outcome, scenario } from './fixtures';

const start: Scenario = { ...scenario('a'), backend: { kind: 'services', value: '{"items":[]}' } };

/** A store whose one service appends to a list what it is asked. */
function world(first: Scenario = start) {
  const current = signal(first);
  const seen: Scenario[] = [];
  let answer: (subject: Scenario) => Outcome | null = (subject) => {
    const { backend } = subject;
    const { items } = JSON.parse(backend?.kind === 'services' ? backend.value : '{"items":[]}');
    return outcome({ services: JSON.stringify({ items: [...items, items.length] }) });
  };
  const store: Pick<Store, 'scenario' | 'runOnce' | 'update'> = {
    scenario: current,
    runOnce: async (subject) => {
      seen.push(subject);
      return answer(subject);
    },
    update: (change) => {
      current.value = change(current.peek());
    },
  };
  const sequence = createSequence(store);
  return {
    sequence,
    current,
    seen,
    answers: (next: typeof answer) => {
      answer = next;
    },
  };
}

test('each request finds what the one before left', async () => {
  const { sequence, current } = world();
  await sequence.send();
  await sequence.send();
  expect(sequence.services.value).toBe('{"items":[0,1]}');
  expect(sequence.sent.value.map((one) => [one.number, one.changes?.map((change) => change.path)])).toEqual([
    [2, [['items', 1]]],
    [1, [['items', 0]]],
  ]);
  expect(current.value, 'the scenario stays as it is').toBe(start);
});

test('the sequence starts anew from what the scenario says', async () => {
  const { sequence, seen } = world();
  await sequence.send();
  sequence.clear();
  expect([sequence.sent.value, sequence.services.value]).toEqual([[], null]);
  await sequence.send();
  expect(seen[1]).toBe(start);
});

test('the state can become the scenario’s own', async () => {
  const { sequence, current } = world();
  await sequence.send();
  sequence.keep();
  expect(current.value.backend).toEqual({ kind: 'services', value: '{"items":[0]}' });
  expect(sequence.outdated.value).toBe(false);
  await sequence.send();
  expect(sequence.services.value).toBe('{"items":[0,1]}');
});

test('a change of the request goes on, a change of the backend is told', async () => {
  const { sequence, current, seen } = world();
  await sequence.send();
  current.value = { ...current.value, request: { ...current.value.request, path: '/other' } };
  expect(sequence.outdated.value).toBe(false);
  await sequence.send();
  expect(seen[1]?.request.path).toBe('/other');
  expect(sequence.sent.value[0]?.path).toBe('/other');
  current.value = { ...current.value, backend: { kind: 'services', value: '{}' } };
  expect(sequence.outdated.value).toBe(true);
});

test('a backend that is no service has no state to go on from', () => {
  const replying: Scenario = { ...start, backend: { kind: 'echo' } };
  expect(continued(replying, '{"x":1}')).toBe(replying);
  const { backend: _, ...alone } = start;
  expect(continued(alone, '{"x":1}').backend).toEqual({ kind: 'services', value: '{"x":1}' });
});

test('a request that the engine fails at is not counted, and one that is cleared comes too late', async () => {
  const { sequence, answers } = world();
  answers(() => null);
  await sequence.send();
  expect([sequence.sent.value, sequence.running.value]).toEqual([[], false]);
  answers(() => outcome({}));
  const late = sequence.send();
  sequence.clear();
  await late;
  expect(sequence.sent.value).toEqual([]);
  await sequence.send();
  expect(sequence.sent.value[0]?.changes).toBeNull();
});

test('old requests fall off the end', async () => {
  const { sequence } = world();
  for (let turn = 0; turn < MOST_SENT + 2; turn += 1) await sequence.send();
  expect(sequence.sent.value).toHaveLength(MOST_SENT);
  expect(sequence.sent.value[0]?.number).toBe(MOST_SENT + 2);
});
