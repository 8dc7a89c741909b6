import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../src/styles/tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';

function colour(token: string, theme: Theme): string {
  const pair = new RegExp(`${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`, 'u').exec(css);
  const found = theme === 'light' ? pair?.[1] : pair?.[2];
  if (!found) throw new Error(`${token} has no colour`);
  return found;
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const TEXTS = ['--text', '--muted', '--request', '--answer', '--good', '--warning', '--error', '--hint'];
const GROUNDS = ['--ground', '--surface', '--sunken', '--raised'];
const SYNTAX = [...css.matchAll(/(--syntax-\w+):/gu)].map((match) => match[1] ?? '');

/** Text on a ground of its own: 4.5 to 1. */
const TEXT_PAIRS = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground] as const)),
  ...SYNTAX.flatMap((text) => ['--surface', '--sunken'].map((ground) => [text, ground] as const)),
  ['--text', '--request-soft'],
  ['--text', '--answer-soft'],
  ['--muted', '--request-soft'],
  ['--muted', '--answer-soft'],
  ['--request', '--request-soft'],
  ['--answer', '--answer-soft'],
  ['--good', '--request-soft'],
  ['--good', '--answer-soft'],
  ['--error', '--error-soft'],
  ['--warning', '--warning-soft'],
  ['--text', '--warning-soft'],
  ['--text', '--error-soft'],
  ['--text', '--mark'],
  ['--on-request', '--request'],
  // The number of a chosen station of the answer's lane.
  ['--on-request', '--answer'],
  // The state of a station that is chosen.
  ['--error', '--request-soft'],
  ['--error', '--answer-soft'],
  ['--muted', '--error-soft'],
  ['--muted', '--warning-soft'],
  ['--surface', '--text'],
  // What a mark or a selection lies under.
  ...['--text', ...SYNTAX].flatMap((text) =>
    ['--mark', '--selection'].map((ground) => [text, ground] as const),
  ),
] as const;

/** Borders and marks that carry meaning: 3 to 1. */
const PART_PAIRS = GROUNDS.flatMap((ground) => [['--edge', ground] as const, ['--focus', ground] as const]);

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(TEXT_PAIRS)('%s is readable on %s', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(PART_PAIRS)('%s is visible on %s', (part, ground) => {
    expect(contrast(colour(part, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
