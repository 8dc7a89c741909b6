import { computed, signal } from '@preact/signals';
import type { Read } from '../generated/Read';

export type Side = 'source' | 'output';

/** What is pointed at: an offset on one side of a rendered text. */
export interface Pointed {
  /** The JSON Pointer of the template, which names the rendered text. */
  readonly template: string;
  readonly side: Side;
  readonly offset: number;
}

/** What is under the pointer. */
export const hovered = signal<Pointed | null>(null);

/** Where the caret was last put: it counts while nothing is under the pointer. */
export const pinned = signal<Pointed | null>(null);

/** What is pointed at in a template or in its output; every editor of the two reads it. */
export const pointed = computed(() => hovered.value ?? pinned.value);

/** One of the outputs of a source that wrote several times, as in a loop. */
export interface Turn {
  readonly template: string;
  /** Where the source begins. */
  readonly source: number;
  /** From 1. */
  readonly turn: number;
}

/** The turn that is looked at. */
export const turned = signal<Turn | null>(null);

/** What the expression that is pointed at has read. */
export const pointedRead = signal<Read | null>(null);

/** Whether all pieces are marked and numbered. */
export const allShown = signal(false);

/** Whether the blanks that lines of directives left are marked. */
export const blanksShown = signal(false);

/** A stretch of an output that is selected. */
export const selected = signal<{
  readonly template: string;
  readonly from: number;
  readonly to: number;
} | null>(null);

/** Whether the words on what is pointed at are shown in a sheet, as a touch asks for. */
export const sheetShown = signal(false);

/** The key of the parameter mapping that is pointed at, such as `integration.request.header.X`. */
export const pointedMapping = signal<string | null>(null);

/** Points at a mapping, and at what its source reads. */
export function pointAtMapping(key: string, source: string): void {
  pointedMapping.value = key;
  pointedRead.value = readOf(source);
}

export function leaveMapping(): void {
  pointedMapping.value = null;
  pointedRead.value = null;
}

/** What the source of a mapping reads; `null` for texts and what stands on no page. */
function readOf(source: string): Read | null {
  const found = /^(method\.request|integration\.response)\.(path|querystring|header|body)(?:\.(.+))?$/u.exec(
    source,
  );
  const [, side, place, name = ''] = found ?? [];
  if (place === undefined) return null;
  const isAnswer = side === 'integration.response';
  const origin = place === 'body' ? (isAnswer ? 'response' : 'body') : isAnswer ? 'responseHeader' : place;
  const path = place !== 'body' ? name : name === '' ? '$' : name.startsWith('$') ? name : `$.${name}`;
  return { what: source, origin, path, value: '' };
}

/** Whether what is pointed at has read this parameter. */
export function isRead(origin: 'path' | 'querystring' | 'header' | 'responseHeader', name: string): boolean {
  const read = pointedRead.value;
  if (read?.origin !== origin) return false;
  return origin === 'path' || origin === 'querystring'
    ? read.path === name
    : read.path.toLowerCase() === name.toLowerCase();
}
