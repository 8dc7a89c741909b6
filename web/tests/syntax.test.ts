import { expect, test } from 'vitest';
import { formText, json, vtl as templates, xmlText } from '../src/editor/vtl';
import { syntaxOfBody, syntaxOfTemplate } from '../src/state/syntax';

const vtl = templates.json;

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

test('a template is coloured as what it writes', () => {
  expect(pieces(templates.xml, '<a id="$x">b&amp;$y.z</a><!-- $c -->')).toEqual([
    'mark <',
    'key a',
    'member id',
    'mark =',
    'string "',
    'reference $x',
    'string "',
    'mark >',
    'escape &amp;',
    'reference $y',
    'member .z',
    'mark </',
    'key a',
    'mark >',
    'comment <!-- ',
    'reference $c',
    'comment  -->',
  ]);
  expect(pieces(templates.form, 'Action=Send&Body=$util.urlEncode($x)%20')).toEqual([
    'key Action',
    'mark =',
    'string Send',
    'mark &',
    'key Body',
    'mark =',
    'reference $util',
    'method .urlEncode',
    'mark (',
    'reference $x',
    'mark )',
    'escape %20',
  ]);
  expect(pieces(templates.text, '"a": 1 #if($x)y#end')).toEqual([
    'directive #if',
    'mark (',
    'reference $x',
    'mark )',
    'directive #end',
  ]);
});

test('a tag may go on over lines', () => {
  expect(pieces(xmlText, '<a\n  b="c"/>')).toEqual([
    'mark <',
    'key a',
    'member b',
    'mark =',
    'string "c"',
    'mark />',
  ]);
  expect(pieces(formText, 'a=1&b=')).toEqual(['key a', 'mark =', 'string 1', 'mark &', 'key b', 'mark =']);
});

test('what is written decides on the colours before the content type', () => {
  expect(syntaxOfTemplate('application/json', '<a/>')).toBe('vtl-xml');
  expect(syntaxOfTemplate('application/json', 'Action=SendMessage&MessageBody=$input.body')).toBe('vtl-form');
  expect(syntaxOfTemplate('application/json', '#if($x)\n{}#end')).toBe('vtl');
  expect(syntaxOfTemplate('application/soap+xml', '')).toBe('vtl-xml');
  expect(syntaxOfTemplate('application/x-www-form-urlencoded', '$input.body')).toBe('vtl-form');
  expect(syntaxOfTemplate('text/plain', '#set($a = 1)\n{"a": $a}')).toBe('vtl');
  expect(syntaxOfTemplate('text/plain', 'Hello $name')).toBe('vtl-text');
  expect(['{"a":1}', '<a/>', 'a=1&b=%20', 'hello'].map(syntaxOfBody)).toEqual([
    'json',
    'xml',
    'form',
    'text',
  ]);
});
