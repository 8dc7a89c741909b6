/** Which part of a template wrote which part of its output: loaded with the editor. */

import type { Read } from '../generated/Read';
import type { RenderedText } from '../generated/RenderedText';
import type { SegmentKind } from '../generated/SegmentKind';
import type { Side, Turn } from '../ui/pointed';

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Provenance {
  readonly kind: SegmentKind;
  readonly source: Span;
  readonly output: Span;
  /** Other outputs of the same source, as a loop makes them; the farthest are left out where they are many. */
  readonly others: readonly Span[];
  /** Which of all outputs of this source it is, from 1. */
  readonly turn: number;
  /** How many outputs this source has. */
  readonly turns: number;
  readonly read: Read | null;
}

const WIDTH = 6;
const KINDS: readonly SegmentKind[] = ['text', 'reference', 'call', 'escaped', 'asWritten'];
const TEXT = 0;
/** More marks than this would only slow the editor down. */
const MOST_OTHERS = 400;

const OUT_FROM = 0;
const OUT_TO = 1;
const SOURCE_FROM = 2;
const SOURCE_TO = 3;
const KIND = 4;
const READ = 5;

function part(segments: Uint32Array, index: number, field: number): number {
  return segments[index * WIDTH + field] ?? 0;
}

function outputOf(segments: Uint32Array, index: number): Span {
  return { from: part(segments, index, OUT_FROM), to: part(segments, index, OUT_TO) };
}

function sourceOf(segments: Uint32Array, index: number): Span {
  return { from: part(segments, index, SOURCE_FROM), to: part(segments, index, SOURCE_TO) };
}

export function segmentCount(segments: Uint32Array): number {
  return Math.floor(segments.length / WIDTH);
}

/** The segment whose output holds the offset, or −1. */
export function indexInOutput(segments: Uint32Array, offset: number): number {
  let low = 0;
  let high = segmentCount(segments) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (offset < part(segments, middle, OUT_FROM)) high = middle - 1;
    else if (offset >= part(segments, middle, OUT_TO)) low = middle + 1;
    else return middle;
  }
  return -1;
}

/** The first segment of the narrowest source around the offset, or −1. */
function indexInSource(segments: Uint32Array, offset: number): number {
  let best = -1;
  let width = Number.POSITIVE_INFINITY;
  for (let at = 0; at < segments.length; at += WIDTH) {
    const from = segments[at + SOURCE_FROM] ?? 0;
    const to = segments[at + SOURCE_TO] ?? 0;
    if (offset >= from && offset < to && to - from < width) {
      best = at / WIDTH;
      width = to - from;
    }
  }
  return best;
}

/** The segments of one source, in the order of the output. */
function alike(segments: Uint32Array, source: Span): number[] {
  const found: number[] = [];
  for (let at = 0; at < segments.length; at += WIDTH) {
    if (segments[at + SOURCE_FROM] === source.from && segments[at + SOURCE_TO] === source.to) {
      found.push(at / WIDTH);
    }
  }
  return found;
}

/**
 * What wrote the text at the offset; `null` where nothing did. A source that wrote several times is told by the turn
 * that is looked at, else by the first.
 */
export function provenanceAt(
  text: RenderedText,
  side: Side,
  offset: number,
  turned: Turn | null = null,
): Provenance | null {
  const { segments } = text;
  const at = side === 'output' ? indexInOutput : indexInSource;
  const here = at(segments, offset);
  // A caret behind the last character still belongs to it.
  const index = here < 0 && offset > 0 ? at(segments, offset - 1) : here;
  if (index < 0) return null;
  const source = sourceOf(segments, index);
  const turns = alike(segments, source);
  const isTurned = turned?.template === text.template && turned.source === source.from;
  const turn = isTurned ? Math.min(Math.max(turned.turn, 1), turns.length) : 1;
  const place = side === 'output' ? turns.indexOf(index) : turn - 1;
  return provenanceOf(text, turns, place);
}

function provenanceOf(
  { segments, reads }: RenderedText,
  turns: readonly number[],
  place: number,
): Provenance {
  const index = turns[place] ?? 0;
  const nearest = Math.max(0, Math.min(place - MOST_OTHERS / 2, turns.length - MOST_OTHERS - 1));
  const others: Span[] = [];
  for (const other of turns.slice(nearest, nearest + MOST_OTHERS + 1)) {
    if (other !== index) others.push(outputOf(segments, other));
  }
  const read = part(segments, index, READ);
  return {
    kind: KINDS[part(segments, index, KIND)] ?? 'text',
    source: sourceOf(segments, index),
    output: outputOf(segments, index),
    others,
    turn: place + 1,
    turns: turns.length,
    read: read > 0 ? (reads[read - 1] ?? null) : null,
  };
}

/** What wrote a stretch of the output, piece by piece; at most `most` pieces, and how many there are. */
export function provenanceIn(
  text: RenderedText,
  range: Span,
  most: number,
): { readonly pieces: readonly Provenance[]; readonly count: number } {
  const { segments } = text;
  const first = indexInOutput(segments, range.from);
  if (first < 0) return { pieces: [], count: 0 };
  let last = first;
  while (last + 1 < segmentCount(segments) && part(segments, last + 1, OUT_FROM) < range.to) last += 1;
  const pieces: Provenance[] = [];
  for (let index = first; index <= Math.min(last, first + most - 1); index++) {
    const turns = alike(segments, sourceOf(segments, index));
    pieces.push(provenanceOf(text, turns, turns.indexOf(index)));
  }
  return { pieces, count: last - first + 1 };
}

/** A piece of a text with the number that its source and all of its outputs bear. */
export interface Tile extends Span {
  readonly number: number;
}

/** The numbered sources of a rendering in the order of the template, and the number of each segment. */
export interface Tiling {
  readonly sources: readonly Tile[];
  readonly segments: Uint32Array;
  /** By the index of the segment. */
  readonly numbers: Uint32Array;
}

const tilings = new WeakMap<Uint32Array, Tiling>();

/** Numbers the sources of a rendering, once. */
export function tilingOf(segments: Uint32Array): Tiling {
  const known = tilings.get(segments);
  if (known) return known;
  const count = segmentCount(segments);
  const keys = new Map<string, number[]>();
  for (let index = 0; index < count; index++) {
    if (part(segments, index, SOURCE_FROM) >= part(segments, index, SOURCE_TO)) continue;
    const key = `${part(segments, index, SOURCE_FROM)}-${part(segments, index, SOURCE_TO)}`;
    const found = keys.get(key);
    if (found) found.push(index);
    else keys.set(key, [index]);
  }
  const groups = [...keys.values()].map((indices) => ({
    indices,
    span: sourceOf(segments, indices[0] ?? 0),
  }));
  groups.sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to);
  const numbers = new Uint32Array(count);
  const sources = groups.map(({ indices, span }, rank): Tile => {
    for (const index of indices) numbers[index] = rank + 1;
    return { ...span, number: rank + 1 };
  });
  const made = { sources, segments, numbers };
  tilings.set(segments, made);
  return made;
}

/** The numbered pieces of a side that lie in a stretch of it. */
export function tilesIn(tiling: Tiling, side: Side, range: Span): Tile[] {
  const { segments, sources, numbers } = tiling;
  if (side === 'source') return sources.filter((tile) => tile.from < range.to && tile.to > range.from);
  const found: Tile[] = [];
  const count = segmentCount(segments);
  const first = indexInOutput(segments, range.from);
  for (let index = Math.max(0, first); index < count; index++) {
    const { from, to } = outputOf(segments, index);
    if (from >= range.to) break;
    const number = numbers[index] ?? 0;
    if (number > 0 && from < to) found.push({ from, to, number });
  }
  return found;
}

/** Where a text's lines begin. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const BLANK = /\s/u;

/**
 * The blanks and line ends of the output that come from lines of the template which wrote nothing else: lines that
 * hold only directives, comments or references without a value.
 */
export function leftBlanks({ segments }: RenderedText, source: string, output: string): Span[] {
  const starts = lineStarts(source);
  const solid = new Uint8Array(starts.length);
  const count = segmentCount(segments);
  /** Whether each character of the output is one of the source. */
  const isCopied = (from: Span, to: Span, kind: number) =>
    kind === TEXT && from.to - from.from === to.to - to.from;
  for (let index = 0; index < count; index++) {
    const [from, to] = [sourceOf(segments, index), outputOf(segments, index)];
    if (isCopied(from, to, part(segments, index, KIND))) {
      for (let at = 0; at < to.to - to.from; at++) {
        if (!BLANK.test(output.charAt(to.from + at))) solid[lineOf(starts, from.from + at)] = 1;
      }
    } else {
      const last = lineOf(starts, Math.max(from.from, from.to - 1));
      for (let line = lineOf(starts, from.from); line <= last; line++) solid[line] = 1;
    }
  }
  const isSilent = (line: number) =>
    solid[line] === 0 && source.slice(starts[line], starts[line + 1] ?? source.length).trim() !== '';
  const found: { from: number; to: number }[] = [];
  for (let index = 0; index < count; index++) {
    const [from, to] = [sourceOf(segments, index), outputOf(segments, index)];
    if (!isCopied(from, to, part(segments, index, KIND))) continue;
    for (let at = 0; at < to.to - to.from; at++) {
      if (!isSilent(lineOf(starts, from.from + at))) continue;
      const last = found.at(-1);
      if (last && last.to === to.from + at) last.to += 1;
      else found.push({ from: to.from + at, to: to.from + at + 1 });
    }
  }
  return found;
}

/** The line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

export function shortened(text: string, length = 60): string {
  const flat = text.replaceAll(/\s+/gu, ' ');
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
}
