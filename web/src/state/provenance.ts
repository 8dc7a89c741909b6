/** Which part of a template wrote which part of its output. */

import type { Read } from '../generated/Read';
import type { RenderedText } from '../generated/RenderedText';
import type { SegmentKind } from '../generated/SegmentKind';

export type Side = 'source' | 'output';

/** What is pointed at: an offset on one side of a rendered text. */
export interface Pointed {
  /** The JSON Pointer of the template, which names the rendered text. */
  readonly template: string;
  readonly side: Side;
  readonly offset: number;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Provenance {
  readonly kind: SegmentKind;
  readonly source: Span;
  readonly output: Span;
  /** Other outputs of the same source, as a loop makes them. */
  readonly others: readonly Span[];
  /** Which of all outputs of this source it is, from 1. */
  readonly turn: number;
  readonly read: Read | null;
}

const WIDTH = 6;
const KINDS: readonly SegmentKind[] = ['text', 'reference', 'call', 'escaped', 'asWritten'];
/** More marks than this would only slow the editor down. */
const MOST_OTHERS = 400;

function segment(segments: Uint32Array, index: number) {
  const at = index * WIDTH;
  const value = (offset: number) => segments[at + offset] ?? 0;
  return {
    output: { from: value(0), to: value(1) },
    source: { from: value(2), to: value(3) },
    kind: value(4),
    read: value(5),
  };
}

function indexInOutput(segments: Uint32Array, offset: number): number {
  let low = 0;
  let high = segments.length / WIDTH - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { from, to } = segment(segments, middle).output;
    if (offset < from) high = middle - 1;
    else if (offset >= to) low = middle + 1;
    else return middle;
  }
  return -1;
}

/** The first segment of the narrowest source around the offset. */
function indexInSource(segments: Uint32Array, offset: number): number {
  let best = -1;
  let width = Number.POSITIVE_INFINITY;
  for (let index = 0; index < segments.length / WIDTH; index++) {
    const { from, to } = segment(segments, index).source;
    if (offset >= from && offset < to && to - from < width) {
      best = index;
      width = to - from;
    }
  }
  return best;
}

/** What wrote the text at the offset; `null` where nothing did. */
export function provenanceAt(text: RenderedText, side: Side, offset: number): Provenance | null {
  const { segments } = text;
  const at = side === 'output' ? indexInOutput : indexInSource;
  const here = at(segments, offset);
  // A caret behind the last character still belongs to it.
  const index = here < 0 && offset > 0 ? at(segments, offset - 1) : here;
  if (index < 0) return null;
  const chosen = segment(segments, index);
  const others: Span[] = [];
  let turn = 1;
  for (let other = 0; other < segments.length / WIDTH; other++) {
    if (other === index) continue;
    const { source, output } = segment(segments, other);
    if (source.from !== chosen.source.from || source.to !== chosen.source.to) continue;
    if (other < index) turn += 1;
    if (others.length < MOST_OTHERS) others.push(output);
  }
  return {
    kind: KINDS[chosen.kind] ?? 'text',
    source: chosen.source,
    output: chosen.output,
    others,
    turn,
    read: chosen.read > 0 ? (text.reads[chosen.read - 1] ?? null) : null,
  };
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
