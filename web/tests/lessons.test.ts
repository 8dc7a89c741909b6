import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerDifferences } from '../src/state/answer-differences';
import { checksOf, claimsOf } from '../src/state/claims';
import { lessonText } from '../src/state/lesson-texts';
import { LESSONS } from '../src/state/lessons';
import { add, joined, pass, progress, readProgress, written } from '../src/state/progress';
import { inlines, read } from '../src/state/prose';
import { sheetDrawn, sheetStep } from '../src/state/sheet';
import { scenario } from './fixtures';

const folder = new URL('../content/lessons/', import.meta.url);
const source = (lesson: string, file: string) => readFileSync(new URL(`${lesson}/${file}`, folder), 'utf8');

describe('the lessons that there are', () => {
  it('stand in the list in the order of their folders, under names that differ', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(LESSONS.map((lesson) => lesson.folder)).toEqual(folders.map(({ name }) => name).sort());
    expect(new Set(LESSONS.map(({ name }) => name)).size).toBe(LESSONS.length);
    for (const { stations, station } of LESSONS) expect(stations).toContain(station);
  });

  it('begin with the one that the first screen leads to', () => {
    const bar = readFileSync(new URL('../src/panels/ResultBar.tsx', import.meta.url), 'utf8');
    expect(bar).toContain(`'${LESSONS[0]?.name}'`);
  });

  for (const { folder: lesson } of LESSONS) {
    it(`${lesson} is told in one form in both languages`, () => {
      for (const language of ['en', 'ko']) {
        const text = lessonText(source(lesson, `${language}.md`));
        expect(text, language).not.toBeNull();
        for (const part of [text?.read, text?.todo, ...(text?.hints ?? [])]) {
          expect(part?.length, language).toBeGreaterThan(0);
        }
        // What the form does not know would be shown as it is written.
        const shown = JSON.stringify(text).replaceAll(/"kind":"code","text":"(?:[^"\\]|\\.)*"/gu, '');
        expect(shown, language).not.toMatch(/\*\*|\]\(|"text":"(?:#|\||>)/u);
      }
    });

    it(`${lesson} has a goal that its card can tell`, () => {
      const { expect: goal } = JSON.parse(source(lesson, 'start.json'));
      const claims = claimsOf(JSON.stringify(goal));
      expect(claims.length).toBeGreaterThan(0);
      const leaves = Object.entries<unknown>(goal).flatMap(([group, part]) =>
        part === null || Array.isArray(part) ? [part ?? group].flat() : Object.keys(part ?? {}),
      );
      expect(claims.length).toBeGreaterThanOrEqual(leaves.length);
    });
  }
});

describe('prose', () => {
  it('is read into blocks', () => {
    expect(
      read('One\nline with `a`.\n\n- x\n- y\n  goes on\n\n1. first\n\n```\n## note\n#set($a = 1)\n```'),
    ).toEqual([
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'text', text: 'One line with ' },
          { kind: 'code', text: 'a' },
          { kind: 'text', text: '.' },
        ],
      },
      {
        kind: 'list',
        ordered: false,
        items: [[{ kind: 'text', text: 'x' }], [{ kind: 'text', text: 'y goes on' }]],
      },
      { kind: 'list', ordered: true, items: [[{ kind: 'text', text: 'first' }]] },
      { kind: 'code', text: '## note\n#set($a = 1)' },
    ]);
  });

  it('keeps every paragraph, however many blank lines stand between', () => {
    const paragraph = (text: string) => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] });
    expect(read('\na\n\nb\n\n\n- x\n\nc\n\n```\n\nd\n```\n\ne\n')).toEqual([
      paragraph('a'),
      paragraph('b'),
      { kind: 'list', ordered: false, items: [[{ kind: 'text', text: 'x' }]] },
      paragraph('c'),
      { kind: 'code', text: '\nd' },
      paragraph('e'),
    ]);
  });

  it('knows strong words and links to the web, and leaves everything else as text', () => {
    expect(inlines('**a** [b](https://x.test/) [c](javascript:x) <b>')).toEqual([
      { kind: 'strong', text: 'a' },
      { kind: 'text', text: ' ' },
      { kind: 'link', text: 'b', href: 'https://x.test/' },
      { kind: 'text', text: ' [c](javascript:x) <b>' },
    ]);
    expect(inlines('`` `x` ``')).toEqual([{ kind: 'code', text: '`x`' }]);
  });

  it('takes a comment of a template for no heading', () => {
    const text = lessonText(
      '# T\n\nGoal.\n\n## A\n\n```\n## comment\n```\n\n## B\n\nb\n\n## C\n\nc\n\n## D\n\nd\n',
    );
    expect(text?.read).toEqual([{ kind: 'code', text: '## comment' }]);
    expect(lessonText('# T\n\nGoal.\n\n## A\n\na\n')).toBeNull();
    expect(lessonText('T\n\n## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n\n## D\n\nd')).toBeNull();
  });
});

describe('claims', () => {
  const goal = JSON.stringify({
    response: { status: 200, headers: { 'X-Id': '7', 'X-Old': null }, bodyJson: { ids: [1, 2] } },
    integrationRequest: { body: 'a\nb', bodyJsonAt: { '/x/y': 1 } },
    integrationResponse: null,
    log: ['one', 'two', 'three'],
  });
  const claims = claimsOf(goal);
  const told = (mismatches: Parameters<typeof checksOf>[2]) =>
    Object.fromEntries(
      checksOf(goal, claims, mismatches).map(({ claim, differing }) => [claim.at, differing]),
    );
  const wrong = (claim: string, expected: string, found: string) => told([{ claim, expected, found }])[claim];

  it('are listed along the way of the request', () => {
    expect(claims.map(({ at }) => at)).toEqual([
      '/integrationRequest/body',
      '/integrationRequest/bodyJsonAt/~1x~1y',
      '/integrationResponse',
      '/response/status',
      '/response/headers/X-Id',
      '/response/headers/X-Old',
      '/response/bodyJson',
      '/log/0',
      '/log/1',
      '/log/2',
    ]);
    expect(claimsOf('{')).toEqual([]);
  });

  it('hold where the engine finds nothing against them', () => {
    expect(Object.values(told([])).every((one) => one === null)).toBe(true);
  });

  it('say how what came out differs', () => {
    expect(wrong('/response/status', '200', '415')).toEqual({ kind: 'value', wanted: '200', found: '415' });
    expect(wrong('/response/headers/X-Id', '"7"', 'nothing')).toEqual({ kind: 'absent', wanted: '7' });
    expect(wrong('/response/headers/X-Id', '"7"', '8')).toEqual({ kind: 'value', wanted: '7', found: '8' });
    expect(wrong('/response/headers/X-Old', 'null', 'a')).toEqual({ kind: 'unwanted', found: 'a' });
    expect(wrong('/integrationResponse', 'nothing', 'an answer')).toEqual({ kind: 'message' });
    expect(wrong('/integrationRequest/bodyJsonAt/~1x~1y', '1', 'nothing there in {}')).toEqual({
      kind: 'absent',
      wanted: '1',
    });
    expect(wrong('/integrationRequest/body', 'a\nb', 'a\nc')).toEqual({
      kind: 'line',
      line: 2,
      wanted: 'b',
      found: 'c',
    });
  });

  it('say where a JSON body differs', () => {
    const body = (found: string) => wrong('/response/bodyJson', '{"ids":[1,2]}', found);
    expect(body('{"ids":"1,2"}')).toEqual({ kind: 'place', path: '.ids', wanted: '[1,2]', found: '"1,2"' });
    expect(body('{"ids":[1,3]}')).toEqual({ kind: 'place', path: '.ids[1]', wanted: '2', found: '3' });
    expect(body('{}')).toEqual({ kind: 'place', path: '.ids', wanted: '[1,2]', found: null });
    expect(body('{"ids":[1,2],"x":0}')).toEqual({ kind: 'place', path: '.x', wanted: null, found: '0' });
    expect(body('{"ids":[1,2,]}')).toEqual({ kind: 'notJson' });
    expect(body('[]')).toMatchObject({ kind: 'value', found: '[]' });
  });

  it('fail together where there is no message, and from the first missing line of the log on', () => {
    const none = told([{ claim: '/integrationRequest', expected: 'a message', found: 'nothing' }]);
    expect(none['/integrationRequest/body']).toEqual({ kind: 'noMessage' });
    expect(none['/response/status']).toBeNull();
    const log = told([{ claim: '/log/1', expected: 'two', found: 'no such line' }]);
    expect([log['/log/0'], log['/log/1'], log['/log/2']]).toEqual([
      null,
      { kind: 'absent', wanted: 'two' },
      { kind: 'absent', wanted: '' },
    ]);
  });
});

describe('the difference between mine and the answer', () => {
  it('is told place by place, and says nothing of titles', () => {
    const mine = scenario('mine', { requestTemplates: [['application/json', 'a']] });
    const answer = scenario('answer', {
      requestTemplates: [
        ['application/json', 'b'],
        ['text/plain', 'c'],
      ],
    });
    expect(answerDifferences(mine, { ...answer, expect: '{}' })).toEqual([
      {
        field: '/api/method/methodIntegration/requestTemplates/application~1json',
        station: 'integrationRequest',
        steps: ['requestTemplates', 'application/json'],
        mine: 'a',
        answer: 'b',
      },
      {
        field: '/api/method/methodIntegration/requestTemplates/text~1plain',
        station: 'integrationRequest',
        steps: ['requestTemplates', 'text/plain'],
        mine: null,
        answer: 'c',
      },
    ]);
    expect(answerDifferences(mine, { ...mine, title: 'other' })).toEqual([]);
  });
});

describe('progress', () => {
  const at = '2026-11-23T02:00:00.000Z';

  it('is written and read', () => {
    const text = written({ 'first-template': at });
    expect(readProgress(text)).toEqual({ kind: 'read', progress: { 'first-template': at } });
  });

  it('refuses what is something else, and says why', () => {
    const refused = (text: string) => {
      const found = readProgress(text);
      return found.kind === 'refused' ? found.reason : found.progress;
    };
    expect(refused('{')).toBe('notJson');
    expect(refused('{"version":1,"request":{}}')).toBe('foreign');
    expect(refused('[]')).toBe('foreign');
    expect(refused('{"kind":"gatelens-lessons","version":2,"passed":{}}')).toBe('newer');
    expect(refused('{"kind":"gatelens-lessons","version":1,"passed":[]}')).toBe('foreign');
    expect(refused(`${written({})}${' '.repeat(200_000)}`)).toBe('foreign');
    expect(
      refused(`{"kind":"gatelens-lessons","version":1,"passed":{"a":"${at}","b":1,"<c>":"${at}"}}`),
    ).toEqual({ a: at });
  });

  it('keeps the first time that a lesson was passed', () => {
    const later = '2026-11-24T00:00:00.000Z';
    expect(joined({ a: later }, { a: at, b: later })).toEqual({ a: at, b: later });
    pass('x', Date.parse(later));
    add({ x: at });
    pass('x', Date.parse(later));
    expect(progress.value).toEqual({ x: at });
  });
});

describe('the sheet', () => {
  it('grows and shrinks step by step, by button and by finger', () => {
    expect([sheetStep('small', 1), sheetStep('half', 1), sheetStep('full', 1)]).toEqual([
      'half',
      'full',
      'full',
    ]);
    expect([sheetStep('full', -1), sheetStep('small', -1)]).toEqual(['half', 'small']);
    expect([sheetDrawn('half', 80), sheetDrawn('half', -80), sheetDrawn('half', 10)]).toEqual([
      'small',
      'full',
      'half',
    ]);
  });
});
