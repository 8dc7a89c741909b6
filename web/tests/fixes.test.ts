import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { withTemplate } from '../src/editor/apply-fix';
import { fixed, fixOf } from '../src/editor/fixes';
import { initSync, reply } from '../src/engine/pkg/whole.js';
import { isAnswer, isAnswerTo } from '../src/engine/protocol';
import type { Diagnostic } from '../src/generated/Diagnostic';
import { templateAt } from '../src/state/templates';

beforeAll(() => {
  initSync({ module: readFileSync(new URL('../src/engine/pkg/whole_bg.wasm', import.meta.url)) });
});

const FIELD = '/api/integration/requestTemplates/application~1json';

function scenario(template: string) {
  const text = JSON.stringify({
    version: 1,
    request: {
      method: 'POST',
      path: '/orders/7?lang=ko',
      headers: { 'Content-Type': 'application/json', 'X-Key': 'k' },
      body: '{"name": "x", "items": [{"a b": 1}, {"a": "2"}], "quote": "i\\"t"}',
    },
    api: {
      resourcePath: '/orders/{id}',
      integration: {
        type: 'HTTP',
        httpMethod: 'POST',
        uri: 'https://example.com/',
        requestTemplates: { 'application/json': template },
        integrationResponses: { 200: { statusCode: '200' } },
      },
    },
    backend: { reply: { status: 200, body: '{}' } },
  });
  const answer = reply({ kind: 'read', id: 1, text });
  if (!isAnswer(answer) || !isAnswerTo('read', answer) || !answer.scenario) throw new Error('not read');
  return answer.scenario;
}

function run(template: string): { problems: readonly Diagnostic[]; body: string | undefined } {
  const answer = reply({ kind: 'run', id: 2, scenario: scenario(template), explain: true, trace: true });
  if (!isAnswer(answer) || !isAnswerTo('run', answer)) throw new Error('not run');
  const { diagnostics, integrationRequest } = answer.outcome;
  return { problems: diagnostics, body: integrationRequest?.body };
}

/** Code, template, the template with the fix, and what it then writes where that tells. */
const CASES: ReadonlyArray<readonly [string, string, string, string?]> = [
  ['E0204', '#if(true)a', '#if(true)a#end', 'a'],
  ['E0204', '#foreach($i in [1])\n$i\n', '#foreach($i in [1])\n$i\n#end', '1\n'],
  ['E0204', '  #if(true)\n  a', '  #if(true)\n  a\n  #end'],
  ['E0205', 'a#end', 'a', 'a'],
  ['E0205', 'a#{end}\n', 'a\n', 'a\n'],
  ['E0208', '#[[ a', '#[[ a]]#', ' a'],
  ['E0211', '#set($a = 3)#set($b = $a -1)$b', '#set($a = 3)#set($b = $a - 1)$b', '2'],
  ['E0222', '#foreach($i in [1,2,])$i#end', '#foreach($i in [1,2])$i#end', '12'],
  ['E0223', "#set($s = 'ab')$s.length( )", "#set($s = 'ab')$s.length()", '2'],
  ['E0227', '#set($n == 1)$n', '#set($n = 1)$n', '1'],
  ['E0304', 'a#literal()#end', 'a', 'a'],
  ['E0551', '$input.path(\'$["name"]\')', "$input.path('$.name')", 'x'],
  ['E0551', '$input.path(\'$.items[0]["a b"]\')', '$input.path("$.items[0][\'a b\']")', '1'],
  ['W0550', "$input.params('x-key')", "$input.params('X-Key')", 'k'],
  [
    'H0715',
    '{"q": "$input.path(\'$.quote\')"}',
    '{"q": "$util.escapeJavaScript($input.path(\'$.quote\'))"}',
    '{"q": "i\\"t"}',
  ],
  ['H0716', '{"q": "$input.json(\'$.quote\')"}', '{"q": $input.json(\'$.quote\')}', '{"q": "i\\"t"}'],
  [
    'H0720',
    '[#foreach($i in [1,2])$i,#end]',
    '[#foreach($i in [1,2])$i#if($foreach.hasNext),#end#end]',
    '[1,2]',
  ],
  ['H0723', '#set($n = 2)$n-1', '#set($n = 2)${n}-1', '2-1'],
  ['H0723', '#set($n = 2)#set($m = $n-1)$m', '#set($n = 2)#set($m = $n - 1)$m', '1'],
  ['H0724', '#set($l = [])$l.add(1)$l.size()', '#set($l = [])#set($ignored = $l.add(1))$l.size()', '1'],
  ['H0740', '$input.path("$.items[-1].a")', '$input.path("$.items[(@.length-1)].a")', '2'],
  ['H0741', "$input.path('$.items.length()')", "$input.path('$.items').size()", '2'],
  ['H0741', "$input.path('$.items.first()')", "$input.path('$.items[0]')"],
  [
    'H0742',
    '$input.json(\'$.items[?(@.a == "2")]\')',
    '$input.json("$.items[?(@.a == \'2\')]")',
    '[{"a":"2"}]',
  ],
  ['H0748', "$input.path('$.Quote')", "$input.path('$.quote')", 'i"t'],
  [
    'H0748',
    "#set($qoute = $input.path('$.qoute'))$qoute",
    "#set($qoute = $input.path('$.quote'))$qoute",
    'i"t',
  ],
  ['H0748', "$input.json('$.Items[1].a')", "$input.json('$.items[1].a')", '"2"'],
  ['H0763', "$util.escapeJavascript('x')", "$util.escapeJavaScript('x')", 'x'],
  ['H0764', "$input.param('id')", "$input.params('id')", '7'],
  ['H0765', "$input.path('$.items').count()", "$input.path('$.items').size()", '2'],
  ['H0768', "$inputs.params('id')", "$input.params('id')", '7'],
  ['H0769', "#set($s = 'a')$s.toUppercase()", "#set($s = 'a')$s.toUpperCase()", 'A'],
  ['H0769', "$input.path('$.items').sise()", "$input.path('$.items').size()", '2'],
  ['H0770', '$input.params.id', "$input.params('id')", '7'],
  ['H0771', '$context.httpmethod', '$context.httpMethod', 'POST'],
  ['H0771', '$context.identity.sourceIP', '$context.identity.sourceIp', '127.0.0.1'],
  ['H0772', "#if($input.params('no'))a#{else}b#end", '#if($input.params(\'no\') != "")a#{else}b#end', 'b'],
];

describe('a fix removes its problem', () => {
  test.each(CASES.map(([code, template, expected, output]) => ({ code, template, expected, output })))(
    '$code $template',
    ({ code, template, expected, output }) => {
      const problem = run(template).problems.find((one) => one.code === code);
      if (!problem)
        throw new Error(
          `no ${code}: ${run(template)
            .problems.map((one) => one.message)
            .join(' ')}`,
        );
      const fix = fixOf(problem, template);
      const made = fix ? fixed(template, fix.edits) : 'no fix';
      expect(made).toBe(expected);
      const after = run(made);
      expect(after.problems.filter((one) => one.code === code)).toEqual([]);
      expect(after.problems.filter((one) => one.severity === 'error')).toEqual([]);
      if (output !== undefined) expect(after.body).toBe(output);
    },
  );
});

test('misspelled keys and values of a document are written as they were meant', () => {
  const document = (type: string, key: string) =>
    `{"version": 1, "request": {"method": "GET", "path": "/"}, "api": {"integration": {"type": "${type}", "${key}": {}}}}`;
  const read = (text: string) => {
    const answer = reply({ kind: 'read', id: 4, text });
    if (!isAnswer(answer) || !isAnswerTo('read', answer)) throw new Error('no answer');
    return answer;
  };
  let text = document('MOK', 'requestTemplate');
  expect(read(text).diagnostics.map((one) => one.code)).toEqual(['E0113', 'E0103']);
  for (let problem = read(text).diagnostics[0]; problem; problem = read(text).diagnostics[0]) {
    const fix = fixOf(problem, text);
    if (!fix) throw new Error(problem.message);
    text = fixed(text, fix.edits);
  }
  expect(text).toBe(document('MOCK', 'requestTemplates'));
});

test('what is not certain is left alone', () => {
  for (const template of ['#if($a', '$util.nothingLikeIt("x")', '#set($a = "x)', '#elseif(true)']) {
    for (const problem of run(template).problems) expect(fixOf(problem, template), problem.code).toBeNull();
  }
});

test('a place that lies behind the text is no place', () => {
  const where = { field: FIELD, start: 90, end: 95 };
  expect(fixOf({ code: 'E0205', args: {}, where }, 'short')).toBeNull();
});

test('a template is changed at its place, and nothing else is', () => {
  const before = scenario('old');
  const after = withTemplate(before, FIELD, 'new');
  expect(templateAt(after, FIELD)).toBe('new');
  expect(withTemplate(after, FIELD, 'old')).toEqual(before);
  expect(withTemplate(before, `${FIELD}x`, 'new')).toEqual(before);
});

test('tidying a template comes as changes', () => {
  const answer = reply({ kind: 'format', id: 3, text: '#if( $a==1 )x#end' });
  if (!isAnswer(answer) || !isAnswerTo('format', answer)) throw new Error('not formatted');
  const edits = answer.edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text }));
  expect(fixed('#if( $a==1 )x#end', edits)).toBe('#if($a == 1)x#end');
});
