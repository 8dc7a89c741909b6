import { getIndentation, indentUnit } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { blockAt, blocks, deepens, foldsIn } from '../src/editor/blocks';
import { isInDirective, structureOf } from '../src/editor/structure';

const TEMPLATE = `#if($a == ")")
{"a": [
  1, "}"
]}
#elseif($b)
  #foreach($i in $list)
    $i #[[ #end ]]# ## #end
  #end
#else
x
#end`;

const names = (text: string) =>
  structureOf(text).blocks.map(({ parts, closed }) => [parts.map((part) => part.name).join(' '), closed]);

test('blocks are paired, whatever stands in strings, comments and raw text', () => {
  expect(names(TEMPLATE)).toEqual([
    ['foreach end', true],
    ['if elseif else end', true],
  ]);
  expect(names('#if($a)#foreach($b in $c)#end')).toEqual([
    ['foreach end', true],
    ['if', false],
  ]);
  expect(names('\\#if($a) #{if}($b)x#{else}y#{end}')).toEqual([['if else end', true]]);
});

test('brackets of the text are paired, and those of expressions and strings are not', () => {
  const { pairs } = structureOf('{"a": "]", "b": [$x[0], $y.z({})]}');
  expect(pairs).toEqual([
    [0, 33],
    [16, 32],
  ]);
});

test('unfinished texts are read to their end', () => {
  for (const text of ['#if(', '#if("', '$a.b(', '$a[', '#[[', '#*', '"', '\\', '#{if', '$!{', '{[}'])
    structureOf(text);
  expect(structureOf('{'.repeat(100_000)).pairs).toEqual([]);
});

test('the caret on any part finds the block', () => {
  const { doc } = EditorState.create({ doc: TEMPLATE });
  for (const part of ['#if', '#elseif', '#else\n', '#end']) {
    const offset = part === '#end' ? TEMPLATE.length : TEMPLATE.indexOf(part) + 1;
    expect(blockAt(doc, offset)?.parts.length, part).toBe(4);
  }
  expect(blockAt(doc, TEMPLATE.indexOf('#foreach'))?.parts.length).toBe(2);
  expect(blockAt(doc, TEMPLATE.indexOf('list'))).toBeNull();
});

test('blocks and objects fold', () => {
  const { doc } = EditorState.create({ doc: TEMPLATE });
  const folded = [...foldsIn(doc)].map(([line, { from, to }]) => [line, TEMPLATE.slice(from, to)]);
  expect(new Map(folded.map(([line, text]) => [line, text]))).toEqual(
    new Map([
      [6, '\n    $i #[[ #end ]]# ## #end'],
      [1, '\n{"a": [\n  1, "}"\n]}'],
      [5, '\n  #foreach($i in $list)\n    $i #[[ #end ]]# ## #end\n  #end'],
      [9, '\nx'],
      [2, '"a": [\n  1, "}"\n]'],
    ]),
  );
});

test('lines after an opening are deeper', () => {
  expect(deepens('#if($a)')).toBe(1);
  expect(deepens('#if($a)x#end')).toBe(0);
  expect(deepens('#else')).toBe(1);
  expect(deepens('{"a": [')).toBe(2);
  expect(deepens('  }, {')).toBe(1);
  expect(deepens('"{" ## {')).toBe(0);
});

test('a new line is indented by what is open', () => {
  const state = EditorState.create({
    doc: '  #if($a)\n{"a": [\n  #end\n',
    extensions: [blocks(false), indentUnit.of('  ')],
  });
  expect(getIndentation(state, state.doc.line(2).from)).toBe(4);
  expect(getIndentation(state, state.doc.line(3).from)).toBe(2);
  expect(getIndentation(state, state.doc.line(4).from)).toBe(2);
});

test('a place between the parentheses of a directive is told', () => {
  const text = '$n-1 #set($b = $n-1) $n-1';
  expect([0, 15, 21].map((at) => isInDirective(text, at))).toEqual([false, true, false]);
});
