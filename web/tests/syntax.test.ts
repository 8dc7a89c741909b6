import { expect, test } from 'vitest';
import { json, vtl } from '../src/editor/vtl';

/** The pieces of a text that are coloured, each with the name of its colour. */
function pieces(language: typeof vtl, text: string): string[] {
  const found: string[] = [];
  language.parser.parse(text).iterate({
    enter: (node) => {
      if (node.node.firstChild === null && node.name !== 'Document') {
        found.push(`${node.name} ${text.slice(node.from, node.to)}`);
      }
    },
  });
  return found;
}

test('references, calls and JSON are told apart', () => {
  expect(pieces(vtl, '{"a": "$input.params(\'x\')", "n": 1}')).toEqual([
    'mark {',
    'key "a"',
    'mark :',
    'string "',
    'reference $input',
    'method .params',
    'mark (',
    "string 'x'",
    'mark )',
    'string "',
    'mark ,',
    'key "n"',
    'mark :',
    'number 1',
    'mark }',
  ]);
});

test('directives open an expression and comments end the line', () => {
  const found = pieces(vtl, '#if($x == 1)yes#{else}no#end ## done');
  expect(found[0]).toBe('directive #if');
  expect(found).toContain('directive #{else}');
  expect(found).toContain('directive #end');
  expect(found.at(-1)).toBe('comment ## done');
});

test('an escaped reference and a braced one', () => {
  const found = pieces(vtl, String.raw`\$x ${'${'}input.body}`);
  expect(found[0]).toBe(String.raw`escape \$`);
  expect(found).toContain('reference ${input');
});

test('no text makes the tokenizer stand still', () => {
  const hard = [
    '#',
    '$',
    '#[[',
    '#*',
    '$x.',
    '$x(',
    '#if(',
    '"\\',
    "#set($a = '",
    '${',
    '\\',
    '((((',
    ']]#',
    '#{',
    '"$',
    '{"a',
  ];
  for (const text of [...hard, ...hard.flatMap((a) => hard.map((b) => `${a}\n${b}`))]) {
    expect(vtl.parser.parse(text).length).toBe(text.length);
    expect(json.parser.parse(text).length).toBe(text.length);
  }
});
