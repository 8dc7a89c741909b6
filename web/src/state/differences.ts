/** What differs between two JSON values, as a person would tell it: what came, what went, what changed. */

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The names and places that lead there. */
  readonly path: readonly (string | number)[];
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** Deeper values are compared as wholes. */
const DEEPEST = 24;

/** The differences in document order, at most `most` of them. */
export function differences(before: JsonValue, after: JsonValue, most: number): Difference[] {
  const found: Difference[] = [];
  walk(before, after, [], found, most);
  return found;
}

export type Members = { readonly [name: string]: JsonValue };

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
export const isMembers = (value: JsonValue): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function walk(
  before: JsonValue,
  after: JsonValue,
  path: readonly (string | number)[],
  found: Difference[],
  most: number,
): void {
  if (found.length >= most || same(before, after)) return;
  if (path.length < DEEPEST && isMembers(before) && isMembers(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const [old, now] = [before[name], after[name]];
      const there = [...path, name];
      if (now === undefined) note({ kind: 'removed', path: there, before: old ?? null });
      // A list that begins is told by what came into it.
      else if (old === undefined && isList(now) && now.length > 0) walkList([], now, there, found, most);
      else if (old === undefined) note({ kind: 'added', path: there, after: now });
      else walk(old, now, there, found, most);
    }
  } else if (path.length < DEEPEST && isList(before) && isList(after)) {
    walkList(before, after, path, found, most);
  } else {
    note({ kind: 'changed', path, before, after });
  }

  function note(difference: Difference): void {
    if (found.length < most) found.push(difference);
  }
}

/** Lists share their beginning and end; what is between came, went, or changed in its place. */
function walkList(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  path: readonly (string | number)[],
  found: Difference[],
  most: number,
): void {
  let start = 0;
  while (start < before.length && start < after.length && same(before[start], after[start])) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    same(before[before.length - 1 - end], after[after.length - 1 - end])
  ) {
    end += 1;
  }
  const gone = before.slice(start, before.length - end);
  const come = after.slice(start, after.length - end);
  for (let at = 0; at < Math.max(gone.length, come.length) && found.length < most; at += 1) {
    const [old, now] = [gone[at], come[at]];
    const there = [...path, start + at];
    if (old !== undefined && now !== undefined) walk(old, now, there, found, most);
    else if (now !== undefined) found.push({ kind: 'added', path: there, after: now });
    else found.push({ kind: 'removed', path: there, before: old ?? null });
  }
}

function same(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Texts that nest deeper are not read: the services never do. */
const DEEPEST_READ = 200;

/** A JSON text as a value; `null` for what is none, or nests too deep. */
export function jsonOf(text: string): JsonValue {
  let depth = 0;
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{}\]]/gu)) {
    if (piece === '[' || piece === '{') depth += 1;
    else if (piece === ']' || piece === '}') depth -= 1;
    if (depth > DEEPEST_READ) return null;
  }
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

/** The path as it is written after the name of the whole: `dynamodb.tables.Orders.items[2]`. */
export function pathText(path: readonly (string | number)[]): string {
  return path
    .map((step, at) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\w$-]+$/u.test(step)) return `[${JSON.stringify(step)}]`;
      return at === 0 ? step : `.${step}`;
    })
    .join('');
}
