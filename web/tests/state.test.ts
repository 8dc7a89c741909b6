import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../src/state/contract';
import { findCredentials, withPlaceholders } from '../src/state/credentials';
import { changed, NO_EDITS, redone, undone } from '../src/state/edits';
import { equal } from '../src/state/equal';
import { fileName } from '../src/state/files';
import { readFragment } from '../src/state/fragment';
import { HISTORY_BYTES, HISTORY_LENGTH, remembered } from '../src/state/history';
import { integrationOf, switched, twin } from '../src/state/mode';
import { deflate, fromBase64Url, INFLATED_LIMIT, inflate, toBase64Url } from '../src/state/payload';
import { defaultView, readView } from '../src/state/settings';
import { readDraft, readHistory } from '../src/state/shelf';
import { scenario } from './fixtures';

describe('payloads', () => {
  it('come back as they went', async () => {
    for (const text of ['', 'plain', '{"a":"안녕 😀"}', 'x'.repeat(100_000)]) {
      expect(await inflate(await deflate(text))).toEqual({ kind: 'text', text });
    }
  });

  it('tell their damage', async () => {
    const whole = await deflate('{"version":1,"title":"a title that is long enough to be cut"}');
    expect(await inflate(whole.slice(0, -8))).toEqual({ kind: 'broken', reason: 'cut' });
    expect(await inflate(`${whole}!`)).toEqual({ kind: 'broken', reason: 'alphabet' });
    expect(await inflate(await deflate('x'.repeat(INFLATED_LIMIT + 1)))).toEqual({
      kind: 'broken',
      reason: 'tooLarge',
    });
  });

  it('use the alphabet of addresses', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(toBase64Url(bytes)).toMatch(/^[\w-]+$/u);
    expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
    expect(fromBase64Url('a')).toBeNull();
  });
});

describe('fragments', () => {
  it('name what is to be shown', () => {
    expect(readFragment('')).toEqual({ kind: 'none' });
    expect(readFragment('#s1.abc')).toEqual({ kind: 'scenario', version: 1, payload: 'abc', compare: false });
    expect(readFragment('#s12.abc&v=compare')).toMatchObject({ version: 12, compare: true });
    expect(readFragment('#e.mock-response')).toEqual({
      kind: 'example',
      name: 'mock-response',
      compare: false,
    });
    expect(readFragment('#l.first')).toEqual({ kind: 'lesson', name: 'first' });
    for (const foreign of ['#x', '#s.abc', '#e.', '#e.a/b'])
      expect(readFragment(foreign).kind).toBe('foreign');
  });
});

describe('the other mode', () => {
  it('is the twin with the same request and backend', () => {
    const proxy = twin(scenario('a', { type: 'AWS', requestTemplates: [['application/json', '{}']] }));
    expect(proxy && integrationOf(proxy)).toMatchObject({
      type: 'AWS_PROXY',
      requestTemplates: [['application/json', '{}']],
    });
    const plain = twin(scenario('a', { type: 'HTTP_PROXY' }));
    expect(plain && integrationOf(plain)?.integrationResponses).toEqual([
      ['200', { statusCode: '200', responseParameters: [], responseTemplates: [] }],
    ]);
    expect(plain?.api.method?.methodResponses.map(([status]) => status)).toEqual(['200']);
    expect(twin(scenario('a', { type: 'MOCK' }))).toBeNull();
  });

  it('keeps what each mode had', () => {
    const start = { ...scenario('a', { type: 'AWS', uri: 'one' }), backend: { kind: 'echo' } as const };
    const there = switched(start, {});
    if (!there) throw new Error('no twin');
    const edited = { ...there.scenario, backend: { kind: 'fault', value: 'timeout' } as const };
    const back = switched(edited, there.memory);
    expect(back?.scenario).toEqual(start);
    const again = back && switched(back.scenario, back.memory);
    expect(again?.scenario.backend).toEqual({ kind: 'fault', value: 'timeout' });
    expect(switched(scenario('m', { type: 'MOCK' }), {})).toBeNull();
  });
});

describe('undo', () => {
  it('joins quick changes and splits slow ones', () => {
    let edits = changed<string>(NO_EDITS, 'a', 0, false);
    edits = changed(edits, 'ab', 100, false);
    edits = changed(edits, 'abc', 3000, false);
    const first = undone(edits, 'abcd');
    expect(first?.value).toBe('abc');
    const second = first && undone(first.edits, first.value);
    expect(second?.value).toBe('a');
    const forth = second && redone(second.edits, second.value);
    expect(forth?.value).toBe('abc');
    expect(second && undone(second.edits, second.value)).toBeNull();
    expect(redone(edits, 'x')).toBeNull();
  });

  it('takes a change that stands alone as a step', () => {
    const edits = changed(changed<string>(NO_EDITS, 'a', 0, true), 'b', 1, true);
    expect(edits.past).toEqual(['a', 'b']);
  });
});

describe('the history', () => {
  it('holds each scenario once, newest first, within its bounds', () => {
    let history: readonly HistoryEntry[] = [];
    for (let at = 0; at < HISTORY_LENGTH + 5; at += 1) history = remembered(history, scenario(`${at}`), at);
    expect(history).toHaveLength(HISTORY_LENGTH);
    expect(history[0]?.scenario.title).toBe(`${HISTORY_LENGTH + 4}`);
    history = remembered(history, scenario('10'), 99);
    expect(history.map((entry) => entry.scenario.title).filter((title) => title === '10')).toHaveLength(1);
    expect(history[0]?.scenario.title).toBe('10');
    expect(new Set(history.map((entry) => entry.id)).size).toBe(history.length);
    const large = { ...scenario('large'), description: 'x'.repeat(HISTORY_BYTES / 4) };
    const larger = { ...scenario('larger'), description: 'y'.repeat(HISTORY_BYTES / 4 + 10) };
    expect(remembered(remembered(history, large, 100), larger, 101)).toHaveLength(1);
  });

  it('ignores what it cannot read', () => {
    expect(readHistory(undefined)).toEqual([]);
    expect(readHistory({ version: 2, entries: [] })).toEqual([]);
    const good = { id: 'a', at: 1, scenario: scenario('a') };
    expect(readHistory({ version: 1, entries: [good, { ...good, scenario: { request: 1 } }, 7] })).toEqual([
      good,
    ]);
    expect(readDraft({ version: 1, scenario: scenario('a'), fragment: '#e.x' })?.fragment).toBe('#e.x');
    expect(readDraft({ version: 1, scenario: { ...scenario('a'), api: {} } })).toBeNull();
    expect(readDraft('nonsense')).toBeNull();
  });
});

describe('settings', () => {
  it('follow the address, then the last visit, then the browser', () => {
    expect(defaultView(['ko-KR', 'en']).language).toBe('ko');
    expect(defaultView(['fr']).language).toBe('en');
    const stored = {
      version: 1,
      language: 'ko',
      theme: 'dark',
      drawer: 'log',
      drawerSize: 7,
      folds: { a: true, b: 1 },
    };
    const view = readView(stored, '', ['en']);
    expect(view).toMatchObject({
      language: 'ko',
      theme: 'dark',
      drawer: 'log',
      drawerSize: 0.4,
      folds: { a: true },
    });
    expect(readView(stored, '?lang=en&theme=light', []).language).toBe('en');
    expect(readView({ version: 9, language: 'ko' }, '?lang=xx', ['en'])).toEqual(defaultView(['en']));
    expect(readView(null, '', [])).toEqual(defaultView([]));
  });
});

describe('credentials', () => {
  const headers: [string, string[]][] = [
    ['Authorization', ['Bearer abc']],
    ['X-Api-Key', ['k']],
    ['Accept', ['*/*']],
  ];
  const secret = {
    ...scenario('a', {
      uri: 'https://example.com/?key=AKIAABCDEFGHIJKLMNOP',
      requestTemplates: [
        ['application/json', '{"token":"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"}'],
      ],
    }),
    request: { method: 'GET', path: '/', headers },
  };

  it('are found where they stand', () => {
    expect(findCredentials(secret).map(({ field, kind }) => [field, kind])).toEqual([
      ['/request/headers/Authorization', 'header'],
      ['/request/headers/X-Api-Key', 'header'],
      ['/api/method/methodIntegration/requestTemplates/application~1json', 'token'],
      ['/api/method/methodIntegration/uri', 'accessKey'],
    ]);
    expect(findCredentials(scenario('a', { credentials: 'arn:aws:iam::123456789012:role/R' }))).toEqual([]);
  });

  it('give way to placeholders, and nothing else changes', () => {
    const clean = withPlaceholders(secret);
    expect(findCredentials(clean)).toEqual([]);
    expect(clean.request.headers).toEqual([
      ['Authorization', ['Bearer REDACTED']],
      ['X-Api-Key', ['REDACTED']],
      ['Accept', ['*/*']],
    ]);
    const plain = scenario('a', { uri: 'https://example.com/' });
    expect(withPlaceholders(plain)).toEqual(plain);
  });
});

describe('small things', () => {
  it('names files after titles of any script', () => {
    expect(fileName('Rename a query parameter!')).toBe('rename-a-query-parameter.gatelens.json');
    expect(fileName('쿼리 이름')).toBe('쿼리-이름.gatelens.json');
    expect(fileName(undefined)).toBe('scenario.gatelens.json');
  });

  it('compares plain values', () => {
    expect(equal({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBe(true);
    expect(equal({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(equal([], {})).toBe(false);
    expect(equal(null, undefined)).toBe(false);
  });
});
