import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENGLISH, sentence, wordsFor } from '../src/i18n';
import { en as first } from '../src/i18n/en';
import { enLater } from '../src/i18n/en-later';
import { ko } from '../src/i18n/ko';
import { koCodes } from '../src/i18n/ko-codes';
import { PATH_SENTENCES } from '../src/i18n/ko-codes/causes';
import { INSTEAD, koReason } from '../src/i18n/ko-codes/reasons';
import { KOREAN } from '../src/i18n/korean';

const en = { ...first, ...enLater };

/** The codes with their sentences and advice, as the engine's tables hold them. */
function engineEntries(): Map<string, { message: string; help: string }> {
  const crates = new URL('../../crates/', import.meta.url);
  const files = readdirSync(crates, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\/src\/(?:.*\/)?diagnostics(?:\/\w+)?\.rs$/u.test(path),
  );
  const text = String.raw`"((?:[^"\\]|\\.)*)"`;
  const wide = new RegExp(
    String.raw`code: "([EWHR]\d{4})",\s*severity: [\w:]+,\s*message: ${text},\s*help: (?:None|(?:Some\(\s*)?${text})`,
    'gu',
  );
  const short = new RegExp(
    String.raw`= "([EWHR]\d{4})",?\s+\w+,?\s+${text}(?:\s*,?\s*(?:help\s+)?${text})?`,
    'gu',
  );
  const found = new Map<string, { message: string; help: string }>();
  for (const file of files) {
    const source = readFileSync(new URL(file, crates), 'utf8').replaceAll(/\\\n\s*/gu, '');
    for (const pattern of [wide, short]) {
      for (const [, code, message, help] of source.matchAll(pattern)) {
        if (code && message !== undefined) found.set(code, { message, help: help ?? '' });
      }
    }
  }
  return found;
}

const entries = engineEntries();

test('the tables of the engine are read', () => {
  expect(entries.size).toBeGreaterThan(250);
});

test('everything that the engine says has a Korean text', () => {
  expect([...entries.keys()].filter((code) => koCodes[code] === undefined)).toEqual([]);
});

test('advice that the engine gives is given in Korean', () => {
  const silent = [...entries].filter(([code, { help }]) => help !== '' && typeof koCodes[code] === 'string');
  expect(silent.map(([code]) => code)).toEqual([]);
});

test('no Korean text speaks of what the engine does not say', () => {
  expect(Object.keys(koCodes).filter((code) => !entries.has(code))).toEqual([]);
});

test('a Korean text names only arguments that the engine gives', () => {
  const names = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? ''));
  const wrong: string[] = [];
  for (const [code, text] of Object.entries(koCodes)) {
    const entry = entries.get(code);
    if (!entry) continue;
    const known = names(entry.message + entry.help);
    for (const name of names([text].flat().join(' '))) if (!known.has(name)) wrong.push(`${code} {${name}}`);
  }
  expect(wrong).toEqual([]);
});

test('no Korean particle stands straight after an argument whose last sound is unknown', () => {
  const wrong = Object.entries(koCodes).filter(([, text]) =>
    /\{\w+\}`?(?:을|를|이|가|은|는|과|와|으로|로)(?![가-힣])/u.test([text].flat().join(' ')),
  );
  expect(wrong.map(([code]) => code)).toEqual([]);
});

test('no particle stands straight after what is put into a text of the page', () => {
  const folder = new URL('../src/i18n/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^ko.*\.ts$/u.test(name),
  );
  expect(files.length).toBeGreaterThan(8);
  const wrong = files.flatMap((name) =>
    readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      .filter((line) => /\$\{[^}]*\}`?(?:을|를|이|가|은|는|과|와|으로|로)(?![가-힣])/u.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(wrong).toEqual([]);
});

test('both dictionaries have the same shape', () => {
  const shape = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, inner]) => shape(inner, `${path}.${key}`))
      : [path];
  expect(shape(ko, '').sort()).toEqual(shape(en, '').sort());
  expect(ko.help.termList).toHaveLength(en.help.termList.length);
});

test('a code is worded in the language, and in English where it has no text', () => {
  const told = { code: 'R0301', message: 'The backend answers 200.', args: { status: '200' } };
  expect(wordsFor('ko', KOREAN).say(told)).toBe('백엔드가 상태 200 응답을 보냅니다.');
  expect(wordsFor('en', ENGLISH).say(told)).toBe('The backend answers 200.');
  expect(wordsFor('ko', ENGLISH).say(told)).toBe('The backend answers 200.');
  expect(sentence('the path is empty')).toBe('The path is empty.');
});

test('a reason within a sentence is worded in the language too', () => {
  const told = (reason: string) => ({ code: 'R0321', message: '', args: { reason } });
  const { say } = wordsFor('ko', KOREAN);
  expect(say(told('it is a string, not an object'))).toContain('객체가 아니라 문자열입니다');
  expect(say(told('it has the unknown member `id`'))).toContain('알 수 없는 멤버가 있습니다(`id`)');
  expect(say(told('the header `A` is null'))).toContain('헤더 `A` 값이 null입니다');
  expect(say(told('the text ends too early'))).toContain('텍스트가 너무 일찍 끝났습니다');
  expect(say(told('expected a key in double quotes or `}`, found `a`'))).toContain(
    '큰따옴표로 감싼 키 또는 `}` 자리에 `a`',
  );
  expect(say(told('something else'))).toContain('something else');
});

/** The texts of a source file between double quotes, unescaped. */
function quoted(path: string): string[] {
  const source = readFileSync(new URL(`../../crates/${path}`, import.meta.url), 'utf8').replaceAll(
    /\\\n\s*/gu,
    '',
  );
  return [...source.matchAll(/"((?:[^"\\\n]|\\.)*)"/gu)].map(([, text]) =>
    String(JSON.parse(`"${text?.replaceAll(/\\(?!["\\nt])/gu, '')}"`)),
  );
}

test('what is said of a path within another sentence is Korean too', () => {
  const sentences = [...entries].filter(([code]) => /^E04|^E0940/u.test(code));
  expect(sentences.length).toBeGreaterThan(30);
  expect(PATH_SENTENCES).toEqual(Object.fromEntries(sentences.map(([code, { message }]) => [code, message])));
  for (const [code, { message }] of sentences) {
    const told = message.replaceAll(/\{\w+\}/gu, '7');
    expect(koReason(told), code).toMatch(/[가-힣]/u);
    expect(koReason(told), code).not.toMatch(/[{}]\w|\bthe\b/u);
  }
  expect(koReason('`name` is looked up in a list, not in an object')).toBe(
    '`name` 이름을 객체가 아닌 값(리스트)에서 찾았습니다',
  );
});

test('what is to be written instead is told in Korean', () => {
  const told = ['jsonpath/src/criterion.rs', 'jsonpath/src/lint.rs', 'jsonpath/src/failure.rs'].flatMap(
    quoted,
  );
  const samples = (text: string) => [...text.matchAll(/`[^`]*`/gu)].map(String);
  for (const [english, korean] of Object.entries(INSTEAD)) {
    expect(told, 'the engine says so').toContain(english);
    expect(koReason(english)).toBe(korean);
    expect(samples(korean).toSorted(), english).toEqual(samples(english).toSorted());
  }
});

test('what stands in a template and what would fit are told in Korean', () => {
  const value = 'a value (a reference, string, number, list, map, `true` or `false`)';
  const source = readFileSync(new URL('../../crates/velocity/src/parse/explain.rs', import.meta.url), 'utf8');
  expect(source).toContain(`"${value}"`);
  const plain = [...source.matchAll(/"([^"\n]+)"(?:\.into\(\)| \}\.into\(\))/gu)].map(([, text]) =>
    String(text),
  );
  const made = [...source.matchAll(/format!\("([^"\n]+)"/gu)].map(([, text]) =>
    String(text)
      .replace('{VALUE}', value)
      .replaceAll(/\{[^}]*\}/gu, 'x'),
  );
  expect(plain.length).toBeGreaterThan(15);
  for (const text of [...plain, ...made.filter((text) => !text.startsWith('#') && !text.startsWith('x'))]) {
    if (/[a-z]{2}/u.test(text.replaceAll(/`[^`]*`/gu, ''))) {
      expect(koReason(text), text).toMatch(/[가-힣]/u);
      expect(koReason(text).replaceAll(/`[^`]*`/gu, ''), text).not.toMatch(/[a-z]{2}/u);
    }
  }
});

test('every reason why Java refuses a pattern is Korean', () => {
  const said = ['syntax', 'bracket', 'escape'].flatMap((file) => {
    const path = new URL(`../../crates/value/src/regex/${file}.rs`, import.meta.url);
    const source = readFileSync(path, 'utf8');
    return [...source.matchAll(/\.error\(\s*(format!\()?"((?:[^"\\]|\\.)*)"/gu)].map(([, made, text]) => {
      const words = String(JSON.parse(`"${text}"`));
      return made ? words.replaceAll(/<?\{\w+\}>?/gu, 'x').replaceAll(/([{}])\1/gu, '$1') : words;
    });
  });
  expect(said.length).toBeGreaterThan(30);
  for (const reason of said) {
    expect(koReason(reason), reason).toMatch(/[가-힣]/u);
    expect(koReason(`${reason} near index 12`)).toMatch(/\(위치 12\)$/u);
  }
});
