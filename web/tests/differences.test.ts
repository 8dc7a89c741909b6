import { expect, test } from 'vitest';
import { differences, jsonOf, pathText } from '../src/state/differences';

const told = (before: string, after: string, most = 50) =>
  differences(jsonOf(before), jsonOf(after), most).map(
    ({ kind, path, before: old, after: now }) =>
      `${kind} ${pathText(path)} ${[old, now]
        .filter((value) => value !== undefined)
        .map((value) => JSON.stringify(value))
        .join(' > ')}`,
  );

test('what came, what went and what changed is told with its place', () => {
  expect(told('{"a":1,"b":{"c":true},"d":0}', '{"a":2,"b":{"c":true,"e":null}}')).toEqual([
    'changed a 1 > 2',
    'added b.e null',
    'removed d 0',
  ]);
});

test('a list is told by what came into it, wherever that is', () => {
  expect(told('{"l":[1,2,3]}', '{"l":[1,9,2,3]}')).toEqual(['added l[1] 9']);
  expect(told('{"l":[1,2,3]}', '{"l":[1,3]}')).toEqual(['removed l[1] 2']);
  expect(told('{"l":[{"n":1},{"n":2}]}', '{"l":[{"n":1},{"n":3}]}')).toEqual(['changed l[1].n 2 > 3']);
  expect(told('{"q":{}}', '{"q":{"messages":["x"]}}')).toEqual(['added q.messages[0] "x"']);
});

test('equal values differ in nothing, whatever the order of their names', () => {
  expect(told('{"a":1,"b":[{}]}', '{"b":[{}],"a":1}')).toEqual([]);
});

test('no more differences are told than were asked for', () => {
  const list = JSON.stringify(Array.from({ length: 100 }, (_, at) => at));
  expect(told('[]', list, 10)).toHaveLength(10);
});

test('names that are no plain words are quoted', () => {
  expect(pathText(['dynamodb', 'tables', 'My Table', 'items', 0])).toBe(
    'dynamodb.tables["My Table"].items[0]',
  );
});

test('what is no JSON is nothing, and what nests without end is not followed', () => {
  expect(told('nonsense', '1')).toEqual(['changed  null > 1']);
  const deep = (end: string) => `${'['.repeat(5000)}${end}${']'.repeat(5000)}`;
  expect(told(deep('1'), deep('2'))).toEqual([]);
  const within = (end: string) => `${'['.repeat(100)}${end}${']'.repeat(100)}`;
  expect(told(within('1'), within('2')), 'a deep difference is told as a whole').toHaveLength(1);
});
