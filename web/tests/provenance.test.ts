import { describe, expect, test } from 'vitest';
import { placeOfPath } from '../src/editor/json-place';
import {
  leftBlanks,
  lineAt,
  provenanceAt,
  provenanceIn,
  shortened,
  tilesIn,
  tilingOf,
} from '../src/editor/provenance';
import type { RenderedText } from '../src/generated/RenderedText';

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

test('a turn that is looked at chooses the output', () => {
  const turned = { template: '/t', source: 20, turn: 2 };
  expect(provenanceAt(RENDERED, 'source', 21, turned)).toMatchObject({
    turn: 2,
    turns: 2,
    output: { from: 3 },
  });
  expect(provenanceAt(RENDERED, 'source', 21, { ...turned, template: '/other' })?.turn).toBe(1);
});

test('a stretch of the output is told piece by piece', () => {
  const { pieces, count } = provenanceIn(RENDERED, { from: 1, to: 4 }, 2);
  expect(count).toBe(3);
  expect(pieces.map((piece) => piece.output)).toEqual([
    { from: 1, to: 2 },
    { from: 2, to: 3 },
  ]);
});

test('a source and its outputs bear one number', () => {
  const tiling = tilingOf(RENDERED.segments);
  expect(tilesIn(tiling, 'output', { from: 0, to: 9 }).map((tile) => tile.number)).toEqual([1, 2, 3, 2, 4]);
  expect(tilesIn(tiling, 'source', { from: 20, to: 22 })).toEqual([{ from: 20, to: 22, number: 2 }]);
  expect(tilingOf(RENDERED.segments)).toBe(tiling);
});

test('only what is seen is numbered, even where there are many pieces', () => {
  const segments = new Uint32Array(100_000 * 6);
  for (let index = 0; index < 100_000; index++) {
    segments.set([index * 2, index * 2 + 2, index % 50, (index % 50) + 1, 1, 0], index * 6);
  }
  const tiling = tilingOf(segments);
  expect(tilesIn(tiling, 'output', { from: 120_000, to: 120_100 })).toHaveLength(50);
});

test('blanks that a line of directives left are found', () => {
  const template = 'a\n  #if($x)\n b\n  #end\nc';
  const output = 'a\n   b\n  c';
  const segments = new Uint32Array([0, 4, 0, 4, 0, 0, 4, 9, 12, 17, 0, 0, 9, 10, 22, 23, 0, 0]);
  const rendered: RenderedText = { template: '/t', output: '/o', segments, reads: [], steps: [] };
  expect(leftBlanks(rendered, template, output)).toEqual([
    { from: 2, to: 4 },
    { from: 7, to: 9 },
  ]);
});

describe('the place of a value in a document', () => {
  const text = '{"a": {"b": [10, {"c\\"d": "x, y"}], "e f": null}, "a2": true, unquoted: \'s\'}';
  test.each([
    ['$', text],
    ['$.a.b', '[10, {"c\\"d": "x, y"}]'],
    ['$.a.b[0]', '10'],
    ["$.a.b[1]['c\"d']", '"x, y"'],
    ["$.a['e f']", 'null'],
    ['$.a2', 'true'],
    ['$.unquoted', "'s'"],
    ['$.a.b[*]', '[10, {"c\\"d": "x, y"}]'],
    ['$.a.b.size()', '[10, {"c\\"d": "x, y"}]'],
  ])('%s', (path, expected) => {
    const place = placeOfPath(text, path);
    expect(place && text.slice(place.from, place.to)).toBe(expected);
  });
  test.each(['$.z', '$.a.b[7]', '$.a.b.c', '$.a2[0]', 'a'])('nothing at %s', (path) => {
    expect(placeOfPath(text, path)).toBeNull();
  });
  test('a broken document ends the search', () => {
    for (const broken of ['', '{', '{"a"', '{"a":', '[1,', '{"a":"', '[[[[', '}', ',,,']) {
      for (const path of ['$', '$.a', '$[0]', '$[3].a']) placeOfPath(broken, path);
    }
  });
});
