import { expect, test } from 'vitest';
import type { RenderedText } from '../src/generated/RenderedText';
import { lineAt, provenanceAt, shortened } from '../src/state/provenance';

// `[` `$x` `,` … of a loop that writes `$x` twice: [1,2]
const RENDERED: RenderedText = {
  template: '/t',
  output: '/o',
  segments: new Uint32Array([
    ...[0, 1, 0, 1, 0, 0],
    ...[1, 2, 20, 22, 1, 1],
    ...[2, 3, 22, 23, 0, 0],
    ...[3, 4, 20, 22, 1, 2],
    ...[4, 5, 30, 31, 0, 0],
  ]),
  reads: [
    { what: '$x', origin: 'body', path: '$[0]', value: '1' },
    { what: '$x', origin: 'body', path: '$[1]', value: '2' },
  ],
  steps: [],
};

test('an output knows its source and what it read', () => {
  const found = provenanceAt(RENDERED, 'output', 3);
  expect(found?.source).toEqual({ from: 20, to: 22 });
  expect(found?.read?.path).toBe('$[1]');
  expect(found?.turn).toBe(2);
  expect(found?.others).toEqual([{ from: 1, to: 2 }]);
});

test('a source knows all of its outputs', () => {
  const found = provenanceAt(RENDERED, 'source', 21);
  expect(found?.output).toEqual({ from: 1, to: 2 });
  expect(found?.others).toEqual([{ from: 3, to: 4 }]);
});

test('what wrote nothing is told', () => {
  expect(provenanceAt(RENDERED, 'source', 25)).toBeNull();
  expect(provenanceAt(RENDERED, 'output', 9)).toBeNull();
});

test('lines count from one', () => {
  expect(lineAt('a\nb\nc', 0)).toBe(1);
  expect(lineAt('a\nb\nc', 2)).toBe(2);
  expect(lineAt('a\nb\nc', 4)).toBe(3);
  expect(shortened('a\n  b', 10)).toBe('a b');
});

test('a caret behind the last character belongs to it', () => {
  const whole = { ...RENDERED, segments: new Uint32Array([0, 2, 0, 2, 0, 0]) };
  expect(provenanceAt(whole, 'source', 2)?.output).toEqual({ from: 0, to: 2 });
  expect(provenanceAt(whole, 'source', 3)).toBeNull();
});
