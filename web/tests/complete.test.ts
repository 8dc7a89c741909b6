import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nameAt, offersAt, type Surroundings } from '../src/editor/complete';
import type { CatalogueName } from '../src/generated/CatalogueName';
import { koNames } from '../src/i18n/ko-names';

function name(signature: string): CatalogueName {
  return { name: signature.replace(/\(.*/u, ''), signature, result: '', doc: 'x', example: '' };
}

const AROUND: Surroundings = {
  names: [
    name('$input.path(path)'),
    name('$input.body'),
    name('$context.requestOverride.header.NAME'),
    name('$context.stage'),
    { ...name('contains(CharSequence)'), name: 'java.lang.String.contains' },
  ],
  parameters: ['petId', 'name'],
  stageVariables: ['host'],
  body: { pets: [{ id: 1, tags: { a: 'x' } }], total: 2 },
};

function labels(before: string): string[] {
  return offersAt(before, AROUND)?.offers.map((offer) => offer.label) ?? [];
}

test('a path is completed by the keys of the body at hand', () => {
  expect(labels("$input.path('$.")).toEqual(['pets', 'total']);
  expect(labels("$input.json('$.pets[0].")).toEqual(['id', 'tags']);
  expect(labels("$input.json('$.pets[0].tags.")).toEqual(['a']);
  expect(offersAt("$input.path('$.to", AROUND)?.from).toBe(15);
});

test('parameters and stage variables are those of the request', () => {
  expect(labels("$input.params('")).toEqual(['petId', 'name']);
  expect(labels('$stageVariables.')).toEqual(['host']);
});

test('references are the catalogue’s, and the template’s own variables', () => {
  expect(labels('#set($total = 1)$')).toContain('total');
  expect(labels('$inp')).toContain('input.path(path)');
  expect(labels('$x.con')).toEqual(['contains']);
  const path = offersAt('$', AROUND)?.offers.find((offer) => offer.label === 'input.path(path)');
  expect(path?.snippet).toBe(`input.path('$.${'${}'}')`);
});

test('directives are offered after a hash, and nothing in plain text', () => {
  expect(labels('#fo')).toContain('#foreach');
  expect(offersAt('{"a": ', AROUND)).toBeNull();
});

test('a name is found around the pointer', () => {
  expect(nameAt('"$input.path(\'$.a\')"', 4, AROUND.names)?.name.name).toBe('$input.path');
  expect(nameAt('$!{context.requestOverride.header.X}', 12, AROUND.names)?.name.signature).toContain('NAME');
  expect(nameAt('plain', 2, AROUND.names)).toBeNull();
});

test('every name that API Gateway gives has a Korean text', () => {
  const read = (path: string) =>
    readFileSync(new URL(`../../crates/gateway/src/${path}`, import.meta.url), 'utf8');
  const context = [...read('catalogue.rs').matchAll(/variable\("([\w.]+)"/gu)].map(
    (match) => `$context.${match[1]}`,
  );
  expect(context.length).toBeGreaterThan(40);
  expect(context.filter((signature) => koNames[signature] === undefined)).toEqual([]);
});
