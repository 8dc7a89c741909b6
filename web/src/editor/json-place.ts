/** Where the value of a definite JSONPath stands in the text of a document. */
import type { Span } from './provenance';

/** Steps that name one value: `.name`, `['name']` and `[0]`. */
const STEP = /\.([A-Za-z_$@][\w$@-]*)|\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]/uy;

/**
 * The place of the value; of a path that may find several values, the place of the last one that is certain. `null`
 * where nothing is there.
 */
export function placeOfPath(text: string, path: string): Span | null {
  if (!path.startsWith('$')) return null;
  let at = skipBlanks(text, 0);
  STEP.lastIndex = 1;
  for (let step = STEP.exec(path); step; step = STEP.exec(path)) {
    // A function such as `.length()` names no member.
    if (path.charAt(STEP.lastIndex) === '(') break;
    const name = step[1] ?? step[2]?.replaceAll(/\\(.)/gu, '$1');
    const next = name === undefined ? itemAt(text, at, Number(step[3])) : memberAt(text, at, name);
    if (next < 0) return null;
    at = next;
  }
  const end = skipValue(text, at);
  return end > at ? { from: at, to: end } : null;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text.charAt(at))) at++;
  return at;
}

function skipString(text: string, from: number): number {
  const quote = text.charAt(from);
  let at = from + 1;
  while (at < text.length && text.charAt(at) !== quote) at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

/** The end of the value that begins here. */
function skipValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const here = text.charAt(at);
    if (here === '"' || here === "'") {
      at = skipString(text, at);
    } else if (here === '{' || here === '[') {
      depth += 1;
      at += 1;
    } else if (here === '}' || here === ']') {
      if (depth === 0) return at;
      depth -= 1;
      at += 1;
    } else if (depth === 0) {
      while (at < text.length && !/[\s,\]}]/u.test(text.charAt(at))) at++;
    } else {
      at += 1;
    }
    if (depth === 0) return at;
  }
  return at;
}

/** The place of a list's item, or −1. */
function itemAt(text: string, from: number, index: number): number {
  if (text.charAt(from) !== '[') return -1;
  let at = skipBlanks(text, from + 1);
  for (let left = index; left > 0; left--) {
    if (text.charAt(at) === ']') return -1;
    at = skipBlanks(text, skipValue(text, at));
    if (text.charAt(at) !== ',') return -1;
    at = skipBlanks(text, at + 1);
  }
  return at < text.length && text.charAt(at) !== ']' ? at : -1;
}

/** The place of an object's member, or −1; of two with the same name the last counts. */
function memberAt(text: string, from: number, name: string): number {
  if (text.charAt(from) !== '{') return -1;
  let found = -1;
  let at = skipBlanks(text, from + 1);
  while (at < text.length && text.charAt(at) !== '}') {
    const start = at;
    const isQuoted = text.charAt(at) === '"' || text.charAt(at) === "'";
    if (isQuoted) at = skipString(text, at);
    else while (at < text.length && !/[\s:,}]/u.test(text.charAt(at))) at++;
    const key = isQuoted ? unquoted(text.slice(start, at)) : text.slice(start, at);
    at = skipBlanks(text, at);
    if (text.charAt(at) !== ':') return found;
    at = skipBlanks(text, at + 1);
    if (key === name) found = at;
    at = skipBlanks(text, skipValue(text, at));
    if (text.charAt(at) === ',') at = skipBlanks(text, at + 1);
    else break;
  }
  return found;
}

function unquoted(written: string): string {
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? value : written;
  } catch {
    return written.slice(1, -1);
  }
}
