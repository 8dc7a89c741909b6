import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { en } from '../src/i18n/en';
import { enLater } from '../src/i18n/en-later';

const source = new URL('../src/', import.meta.url).pathname;

/** What a module imports at once: types and what is fetched later are left out. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found: string[] = [];
  for (const [, from, alone] of text.matchAll(
    /^(?:import|export)\s+(?!type\b)[^;]*?from\s+'(\.[^']*)'|^import\s+'(\.[^']*)'/gmu,
  )) {
    const path = normalize(join(dirname(file), from ?? alone ?? ''));
    const there = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find((one) =>
      /\.tsx?$/u.test(one) ? existsSync(one) : false,
    );
    if (there) found.push(there);
  }
  return found;
}

function closureOf(entries: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = entries.map((entry) => join(source, entry));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    waiting.push(...importsOf(file));
  }
  return seen;
}

// The editor comes by itself, without the texts that panels wait for.
const first = closureOf(['main.tsx', 'embed/main.tsx', 'editor/Editor.tsx', 'editor/assist.ts']);

test('the closure is that of the first screen', () => {
  const names = [...first].map((file) => file.slice(source.length));
  expect(names).toContain('panels/IntegrationRequestStation.tsx');
  expect(names).toContain('ui/Findings.tsx');
  expect(names.filter((name) => /Compare|Sequence|HelpDialog|ko\.ts/u.test(name))).toEqual([]);
});

test('the first screen names no text that comes later', () => {
  const late: string[] = [];
  for (const file of first) {
    for (const [name, section] of readFileSync(file, 'utf8').matchAll(/\bt\.(\w+)(?:\.\w+)?/gu)) {
      if (section !== undefined && !(section in en)) late.push(`${file.slice(source.length)}: ${name}`);
    }
  }
  expect(late).toEqual([]);
});

test('every text is named somewhere', () => {
  const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/u.test(name) && !/generated|pkg|i18n\/(?:en|ko)/u.test(name))
    .map((name) => readFileSync(join(source, name), 'utf8'))
    .join('\n');
  const idle: string[] = [];
  for (const [section, texts] of Object.entries({ ...en, ...enLater })) {
    if (typeof texts === 'string' || new RegExp(`\\b${section}(?:\\[|\\b(?!\\.\\w))`, 'u').test(sources))
      continue;
    for (const name of Object.keys(texts)) {
      if (!new RegExp(`\\b${section}\\.${name}\\b`, 'u').test(sources)) idle.push(`${section}.${name}`);
    }
  }
  expect(idle).toEqual([]);
});
