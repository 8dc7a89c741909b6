/** Which lessons were passed, and when: kept in this browser alone, and written into a file for those who ask. */
import { type ReadonlySignal, signal } from '@preact/signals';

const KEY = 'gatelens:lessons';
const VERSION = 1;
/** Says in a file what it is. */
const KIND = 'gatelens-lessons';
/** More than all lessons could fill, in UTF-16 units. */
const LARGEST = 100_000;

/** When each lesson was first passed, as an ISO 8601 time, by the lesson's name in links. */
export type Progress = Readonly<Record<string, string>>;

export type ReadProgress =
  | { readonly kind: 'read'; readonly progress: Progress }
  | { readonly kind: 'refused'; readonly reason: 'notJson' | 'foreign' | 'newer' };

const passed = signal<Progress>(load());

/** What was passed, here or in another tab. */
export const progress: ReadonlySignal<Progress> = passed;

if (typeof addEventListener === 'function') {
  addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) passed.value = load();
  });
}

/** Notes that a lesson is passed; the first time counts. */
export function pass(name: string, now: number): void {
  add({ [name]: new Date(now).toISOString() });
}

/** Adds what was passed elsewhere. */
export function add(more: Progress): void {
  // Another tab may have written meanwhile.
  passed.value = joined(joined(passed.peek(), load()), more);
  try {
    localStorage.setItem(KEY, written(passed.peek()));
  } catch {
    // Storage that is full or forbidden keeps it until the page is left.
  }
}

/** Both together; of a lesson that was passed twice the earlier time. */
export function joined(one: Progress, other: Progress): Progress {
  const all: Record<string, string> = { ...one };
  for (const [name, at] of Object.entries(other)) {
    const before = all[name];
    if (before === undefined || at < before) all[name] = at;
  }
  return all;
}

/** The text of a progress, as it is stored and as a file. */
export function written(subject: Progress): string {
  return `${JSON.stringify({ kind: KIND, version: VERSION, passed: subject }, null, 2)}\n`;
}

/** Reads such a text; what is not a lesson that was passed at some time is left out. */
export function readProgress(text: string): ReadProgress {
  let value: unknown;
  try {
    value = text.length > LARGEST ? null : JSON.parse(text);
  } catch {
    return { kind: 'refused', reason: 'notJson' };
  }
  if (!isRecord(value) || value['kind'] !== KIND || typeof value['version'] !== 'number') {
    return { kind: 'refused', reason: 'foreign' };
  }
  if (value['version'] > VERSION) return { kind: 'refused', reason: 'newer' };
  if (!isRecord(value['passed'])) return { kind: 'refused', reason: 'foreign' };
  const found = Object.entries(value['passed']).flatMap(([name, at]): [string, string][] =>
    /^[\w-]{1,100}$/u.test(name) && typeof at === 'string' && isTime(at) ? [[name, at]] : [],
  );
  return { kind: 'read', progress: Object.fromEntries(found) };
}

const isTime = (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(text) && !Number.isNaN(Date.parse(text));

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function load(): Progress {
  try {
    const text = localStorage.getItem(KEY);
    const read = text === null ? null : readProgress(text);
    return read?.kind === 'read' ? read.progress : {};
  } catch {
    return {};
  }
}
