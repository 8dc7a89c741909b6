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
    { ...name('size()'), name: 'java.util.List.size' },
    { ...name('entrySet()'), name: 'java.util.Map.entrySet' },
    { ...name('getKey()'), name: 'java.util.Map.Entry.getKey' },
    { ...name('parseInt(String)'), name: 'java.lang.Integer.parseInt' },
    { ...name('getIndex()'), name: '$foreach.getIndex' },
    name('#foreach($item in list) … #end'),
    { ...name('#if(condition) … #end') },
  ],
  parameters: { path: { petId: '42' }, querystring: { name: 'Rex' }, header: { Accept: '*/*' } },
  stageVariables: ['host'],
  body: { pets: [{ id: 1, tags: { a: 'x' } }], total: 2, 'two words': true },
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
  expect(labels("$input.params('")).toEqual(['petId', 'name', 'Accept']);
  expect(labels('$input.params().querystring.')).toEqual(expect.arrayContaining(['name']));
  expect(labels('$stageVariables.')).toEqual(['host']);
});

test('references are the catalogue’s, and the template’s own variables', () => {
  expect(labels('#set($total = 1)$')).toContain('total');
  expect(labels('$inp')).toContain('input.path(path)');
  expect(labels('$x.con')).toEqual(['contains', 'size', 'entrySet']);
  const path = offersAt('$', AROUND)?.offers.find((offer) => offer.label === 'input.path(path)');
  expect(path?.snippet).toBe(`input.path('$.${'${}'}')`);
});

test('directives are offered after a hash, and nothing in plain text', () => {
  expect(labels('#fo')).toContain('#foreach');
  expect(offersAt('{"a": ', AROUND)).toBeNull();
});

test('members are those of the value that is there', () => {
  expect(labels("$input.path('$.pets').")).toEqual(['size']);
  expect(labels("$input.path('$.pets[0]').")).toEqual(['id', 'tags', 'entrySet']);
  expect(labels("$input.path('$.total').")).toEqual(['parseInt']);
  expect(labels("#set($p = $input.path('$.pets'))$p.get(0).tags.")).toEqual(['a', 'entrySet']);
  expect(labels("#foreach($pet in $input.path('$.pets'))$pet.")).toEqual(['id', 'tags', 'entrySet']);
  expect(labels("#foreach($pet in $input.path('$.pets'))$pet.tags.a.")).toEqual(['contains']);
  expect(labels("#foreach($e in $input.path('$').entrySet())$e.")).toEqual(['getKey']);
  expect(labels("#set($s = 'a')$s.toUpperCase().")).toEqual(['contains']);
  expect(labels("#set($n = $input.path('$.pets').size())$n.")).toEqual(['parseInt']);
  expect(labels('#foreach($i in [1..3])$foreach.')).toContain('hasNext');
  expect(labels('#set($a = $b)#set($b = $a)$a.')).toEqual(['contains', 'size', 'entrySet']);
});

test('an index of a path is one that is there', () => {
  expect(labels("$input.path('$.pets[")).toEqual(['0', '*']);
  expect(labels("$input.path('$.pets[*].")).toEqual(['id', 'tags']);
});

test('a method and a variable are found around the pointer', () => {
  const text = "#set($p = $input.path('$.pets'))\n$p.size() $p.get(0).tags.a.contains('x')";
  const at = (piece: string) => nameAt(text, text.indexOf(piece) + 2, AROUND);
  expect(at('.size')?.name?.name).toBe('java.util.List.size');
  expect(at('.contains')?.name?.name).toBe('java.lang.String.contains');
  expect(nameAt(text, text.indexOf('\n') + 2, AROUND)?.value).toEqual([{ id: 1, tags: { a: 'x' } }]);
  expect(nameAt('#foreach($i in [1])', 3, AROUND)?.name?.signature).toContain('$item');
});

test('broken texts are answered, too', () => {
  const pieces = [
    '$',
    '$a',
    '.',
    '(',
    '[',
    '"',
    "'",
    ')',
    '#set($a = ',
    '#foreach($a in ',
    '$a.b(',
    '\n',
    '$input.path(',
    '}',
  ];
  for (const a of pieces)
    for (const b of pieces)
      for (const c of pieces) {
        offersAt(a + b + c, AROUND);
        nameAt(a + b + c, 2, AROUND);
      }
});

test('a name is found around the pointer', () => {
  expect(nameAt('"$input.path(\'$.a\')"', 4, AROUND)?.name?.name).toBe('$input.path');
  expect(nameAt('$!{context.requestOverride.header.X}', 12, AROUND)?.name?.signature).toContain('NAME');
  expect(nameAt('plain', 2, AROUND)).toBeNull();
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
