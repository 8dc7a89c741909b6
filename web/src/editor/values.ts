/** What an expression of a template holds at the present request, as far as it can be told: for completion and hover. */

/** What is known of a value. */
export interface Known {
  /** The catalogue's classes whose methods it has; empty if that is not known. */
  readonly classes: readonly string[];
  /** The value itself, in JavaScript's terms; `undefined` if only its class is known. */
  readonly value: unknown;
}

export interface Given {
  /** The body that `$input` reads, if it is JSON. */
  readonly body: unknown;
  /** The parameters of the request by place: path, querystring, header. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const UNKNOWN: Known = { classes: [], value: undefined };

const STRING = ['java.lang.String'];
const LIST = ['java.util.List'];
const MAP = ['java.util.Map'];
const INTEGER = ['java.lang.Integer', 'java.lang.Number'];
const LONG = ['java.lang.Long', 'java.lang.Number'];
const DOUBLE = ['java.lang.Double', 'java.lang.Number'];
const BOOLEAN = ['java.lang.Boolean'];
const COLLECTION = ['java.util.Collection'];
const ENTRY = ['java.util.Map.Entry'];
const LOOP = ['$foreach'];

/** Variables may be made of each other only so deep. */
const DEEPEST = 8;

export function known(value: unknown): Known {
  return { classes: classesOf(value), value };
}

function ofClass(classes: readonly string[]): Known {
  return { classes, value: undefined };
}

function classesOf(value: unknown): readonly string[] {
  switch (typeof value) {
    case 'string':
      return STRING;
    case 'boolean':
      return BOOLEAN;
    case 'number':
      if (!Number.isInteger(value)) return DOUBLE;
      return Math.abs(value) < 2 ** 31 ? INTEGER : LONG;
    case 'object':
      if (value === null) return [];
      return Array.isArray(value) ? LIST : MAP;
    default:
      return [];
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a method yields, by its name: the same for all classes that have it, but for those below. */
const YIELDS: Readonly<Record<string, readonly string[]>> = {
  length: INTEGER,
  size: INTEGER,
  indexOf: INTEGER,
  lastIndexOf: INTEGER,
  compareTo: INTEGER,
  hashCode: INTEGER,
  intValue: INTEGER,
  parseInt: INTEGER,
  parseLong: LONG,
  longValue: LONG,
  doubleValue: DOUBLE,
  parseDouble: DOUBLE,
  isEmpty: BOOLEAN,
  contains: BOOLEAN,
  containsKey: BOOLEAN,
  containsValue: BOOLEAN,
  startsWith: BOOLEAN,
  endsWith: BOOLEAN,
  equals: BOOLEAN,
  equalsIgnoreCase: BOOLEAN,
  matches: BOOLEAN,
  hasNext: BOOLEAN,
  split: LIST,
  subList: LIST,
  toArray: LIST,
  keySet: COLLECTION,
  values: COLLECTION,
  entrySet: COLLECTION,
};

const TEXTS =
  /^(?:toString|substring|subSequence|trim|strip\w*|repeat|to(?:Upper|Lower)Case|replace\w*|concat|join|format|getKey)$/u;

/** A step of a chain: a property, a call or an index. */
interface Step {
  readonly name: string;
  /** The text between the parentheses or brackets; absent for a property. */
  readonly argument?: string;
  readonly isIndex?: boolean;
}

/** The name and the steps of a reference; `null` if it is none to its end. */
export function chainOf(text: string): { readonly root: string; readonly steps: readonly Step[] } | null {
  const head = /^\$!?\{?([A-Za-z_][\w-]*)/u.exec(text);
  if (!head?.[1]) return null;
  const steps: Step[] = [];
  let at = head[0].length;
  while (at < text.length) {
    const member = /^\.([A-Za-z_][\w-]*)/u.exec(text.slice(at));
    if (member?.[1]) {
      at += member[0].length;
      if (text[at] === '(') {
        const end = closing(text, at);
        if (end < 0) return null;
        steps.push({ name: member[1], argument: text.slice(at + 1, end) });
        at = end + 1;
      } else {
        steps.push({ name: member[1] });
      }
    } else if (text[at] === '[') {
      const end = closing(text, at);
      if (end < 0) return null;
      steps.push({ name: 'get', argument: text.slice(at + 1, end), isIndex: true });
      at = end + 1;
    } else {
      return text[at] === '}' && at === text.length - 1 ? { root: head[1], steps } : null;
    }
  }
  return { root: head[1], steps };
}

/** The place of the bracket that closes the one here, or −1. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const here = text[at];
    if (here === '"' || here === "'") {
      const close = text.indexOf(here, at + 1);
      if (close < 0) return -1;
      at = close;
    } else if (here === '(' || here === '[') depth += 1;
    else if (here === ')' || here === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** What a reference holds, of which the template up to it is `before`. */
export function heldBy(reference: string, before: string, given: Given, depth = 0): Known {
  const chain = chainOf(reference);
  if (!chain || depth > DEEPEST) return UNKNOWN;
  const { root, steps } = chain;
  if (root === 'input') return inputOf(steps, given);
  if (root === 'util') {
    const [first] = steps;
    return first && first.name !== 'parseJson' ? follow(ofClass(STRING), steps.slice(1)) : UNKNOWN;
  }
  if (root === 'context' || root === 'stageVariables') {
    const call = steps.findIndex((step) => step.argument !== undefined);
    return steps.length === 0 ? ofClass(MAP) : follow(ofClass(STRING), call < 0 ? [] : steps.slice(call));
  }
  return follow(variableOf(root, before, given, depth), steps);
}

function inputOf(steps: readonly Step[], { body, parameters }: Given): Known {
  const [first] = steps;
  const rest = steps.slice(1);
  switch (first?.name) {
    case 'path': {
      const path = /^\s*(['"])(.*)\1\s*$/su.exec(first.argument ?? '')?.[2];
      return path === undefined ? UNKNOWN : follow(atPath(body, path), rest);
    }
    case 'params': {
      const name = /^\s*(['"])(.*)\1\s*$/su.exec(first.argument ?? '')?.[2];
      if (name === undefined) return follow(known(parameters), rest);
      const { path, querystring, header } = parameters;
      const value = path?.[name] ?? querystring?.[name] ?? header?.[name];
      return follow(value === undefined ? ofClass(STRING) : known(value), rest);
    }
    case 'json':
    case 'body':
      return follow(ofClass(STRING), rest);
    default:
      return UNKNOWN;
  }
}

const PATH_STEP = /\.([A-Za-z_][\w-]*)|\[\s*'((?:[^'\\]|\\.)*)'\s*\]|\[\s*(\d+)\s*\]|(\[\*\]|\.\*|\.\.)/uy;

/** What a JSONPath finds; of one that may find several things, that it is a list. */
export function atPath(body: unknown, path: string): Known {
  if (!path.startsWith('$')) return UNKNOWN;
  let value = body;
  PATH_STEP.lastIndex = 1;
  while (PATH_STEP.lastIndex < path.length) {
    const step = PATH_STEP.exec(path);
    if (!step || step[4] !== undefined) return ofClass(LIST);
    value = memberOf(value, step[1] ?? step[2]?.replaceAll(/\\(.)/gu, '$1') ?? Number(step[3]));
    if (value === undefined) return UNKNOWN;
  }
  return known(value);
}

function memberOf(value: unknown, name: string | number): unknown {
  if (Array.isArray(value)) return typeof name === 'number' ? value[name] : undefined;
  return isRecord(value) && Object.hasOwn(value, name) ? value[String(name)] : undefined;
}

function follow(start: Known, steps: readonly Step[]): Known {
  let now = start;
  for (const step of steps) now = after(now, step);
  return now;
}

function after({ classes, value }: Known, step: Step): Known {
  if (step.argument === undefined) {
    if (isRecord(value)) return known(memberOf(value, step.name));
    if (classes === ENTRY) return step.name === 'key' ? ofClass(STRING) : UNKNOWN;
    if (classes === LOOP) return ofClass(/^(?:index|count)$/u.test(step.name) ? INTEGER : BOOLEAN);
    return UNKNOWN;
  }
  if (step.name === 'get' || step.isIndex) {
    const written = step.argument.trim();
    const key =
      /^(['"])(.*)\1$/su.exec(written)?.[2] ?? (/^\d+$/u.test(written) ? Number(written) : undefined);
    if (key !== undefined && value !== undefined) return known(memberOf(value, key));
    return Array.isArray(value) ? known(value[0]) : UNKNOWN;
  }
  if (step.name === 'keySet' && isRecord(value)) return { classes: COLLECTION, value: Object.keys(value) };
  if (step.name === 'values' && isRecord(value)) return { classes: COLLECTION, value: Object.values(value) };
  const yields = YIELDS[step.name];
  if (yields) return ofClass(yields);
  return TEXTS.test(step.name) ? ofClass(STRING) : UNKNOWN;
}

/** What was put into a variable last, before a place. */
function variableOf(name: string, before: string, given: Given, depth: number): Known {
  if (name === 'foreach') return ofClass(LOOP);
  const escaped = name.replaceAll('-', '\\-');
  const setting = new RegExp(
    String.raw`#(?:set\(\s*\$!?\{?${escaped}\}?\s*=|foreach\(\s*\$!?\{?${escaped}\}?\s+in\b)`,
    'gu',
  );
  const last = [...before.matchAll(setting)].at(-1);
  if (!last) return UNKNOWN;
  const open = before.indexOf('(', last.index);
  const end = closing(before, open);
  const written = before.slice(last.index + last[0].length, end < 0 ? undefined : end).trim();
  const value = expressionOf(written, before.slice(0, last.index), given, depth + 1);
  return last[0].startsWith('#foreach') ? elementOf(value, written) : value;
}

function elementOf({ classes, value }: Known, written: string): Known {
  if (/\.entrySet\(\s*\)$/u.test(written)) return ofClass(ENTRY);
  if (/\.keySet\(\s*\)$/u.test(written)) return ofClass(STRING);
  if (Array.isArray(value)) return known(value[0]);
  if (isRecord(value)) return known(Object.values(value)[0]);
  return classes === LIST && /^\[.*\.\./u.test(written) ? ofClass(INTEGER) : UNKNOWN;
}

function expressionOf(written: string, before: string, given: Given, depth: number): Known {
  if (written.startsWith('$')) return heldBy(written, before, given, depth);
  if (/^(?:"[^"]*"|'[^']*')$/su.test(written)) {
    return written.includes('$') && written.startsWith('"') ? ofClass(STRING) : known(written.slice(1, -1));
  }
  if (/^-?\d+$/u.test(written)) return known(Number(written));
  if (/^-?\d*\.\d+$/u.test(written)) return ofClass(DOUBLE);
  if (/^(?:true|false)$/u.test(written)) return known(written === 'true');
  if (/^\[.*\]$/su.test(written)) return ofClass(LIST);
  if (/^\{.*\}$/su.test(written)) return ofClass(MAP);
  return UNKNOWN;
}

/** A value in few characters. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (isRecord(value)) return '{…}';
  return JSON.stringify(value)?.slice(0, 24) ?? '';
}
