/** The blocks and brackets of a template, read on text alone: for matching, folding and indenting. */
import type { Span } from './provenance';

/** A directive with its parentheses. */
export interface Directive extends Span {
  readonly name: string;
  /** Where the word ends. */
  readonly word: number;
}

/** A block: `#if`, its `#elseif` and `#else`, and its `#end`; the last may be missing. */
export interface Block {
  readonly parts: readonly Directive[];
  readonly closed: boolean;
}

export interface Structure {
  readonly directives: readonly Directive[];
  readonly blocks: readonly Block[];
  /** Brackets of the text that match, such as those of JSON: the opening ones by place, with the closing ones. */
  readonly pairs: ReadonlyArray<readonly [number, number]>;
}

const OPENERS: ReadonlySet<string> = new Set(['if', 'foreach', 'define', 'macro', 'literal']);
const MIDDLES: ReadonlySet<string> = new Set(['else', 'elseif']);

const WORD = /#(?:\{([A-Za-z@]\w*)\}|([A-Za-z@]\w*))/uy;
const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** The end of the parentheses that open here, or the end of the text. */
function parenthesesEnd(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const here = text[at];
    if (here === '"' || here === "'") {
      const close = text.indexOf(here, at + 1);
      if (close < 0) return text.length;
      at = close;
    } else if (here === '(') depth += 1;
    else if (here === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

/** The parenthesis that follows a word, blanks skipped, or −1. */
function parenthesisAfter(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/u.test(text[at] ?? '')) at++;
  return text[at] === '(' ? at : -1;
}

const TAKES_ARGUMENTS: ReadonlySet<string> = new Set([
  'if',
  'elseif',
  'foreach',
  'set',
  'define',
  'macro',
  'literal',
  'stop',
  'break',
  'evaluate',
  'parse',
  'include',
]);

export function structureOf(text: string): Structure {
  const directives: Directive[] = [];
  const blocks: Block[] = [];
  const pairs: [number, number][] = [];
  const open: Directive[][] = [];
  const brackets: { readonly at: number; readonly close: string }[] = [];
  let isString = false;
  let at = 0;
  while (at < text.length) {
    const here = text[at];
    if (here === '#') {
      const next = text[at + 1];
      if (next === '#') {
        const end = text.indexOf('\n', at);
        at = end < 0 ? text.length : end;
        continue;
      }
      if (next === '*' || text.startsWith('#[[', at)) {
        const closing = next === '*' ? '*#' : ']]#';
        const end = text.indexOf(closing, at + 2);
        at = end < 0 ? text.length : end + closing.length;
        continue;
      }
      WORD.lastIndex = at;
      const word = WORD.exec(text);
      const name = word?.[1] ?? word?.[2];
      if (word && name !== undefined) {
        const parenthesis = TAKES_ARGUMENTS.has(name) ? parenthesisAfter(text, WORD.lastIndex) : -1;
        const to = parenthesis < 0 ? WORD.lastIndex : parenthesesEnd(text, parenthesis);
        const directive = { name, from: at, word: WORD.lastIndex, to };
        const isEscaped = text[at - 1] === '\\';
        if (!isEscaped) place(directive, directives, blocks, open);
        at = to;
        continue;
      }
    } else if (here === '$') {
      at = referenceEnd(text, at);
      continue;
    } else if (here === '\n') {
      // A string of JSON ends with its line, as the colours have it.
      isString = false;
    } else if (here === '\\') {
      at += 2;
      continue;
    } else if (here === '"') {
      isString = !isString;
    } else if (!isString && here !== undefined) {
      const close = CLOSING[here];
      if (close !== undefined) brackets.push({ at, close });
      else if (here === '}' || here === ']') {
        const last = brackets.at(-1);
        if (last?.close === here) {
          brackets.pop();
          pairs.push([last.at, at]);
        }
      }
    }
    at += 1;
  }
  for (const parts of open) blocks.push({ parts, closed: false });
  pairs.sort((a, b) => a[0] - b[0]);
  return { directives, blocks, pairs };
}

function place(directive: Directive, directives: Directive[], blocks: Block[], open: Directive[][]): void {
  const { name } = directive;
  directives.push(directive);
  if (OPENERS.has(name) || name.startsWith('@')) {
    open.push([directive]);
  } else if (MIDDLES.has(name)) {
    const last = open.at(-1);
    if (last?.[0]?.name === 'if') last.push(directive);
  } else if (name === 'end') {
    const last = open.pop();
    if (last) blocks.push({ parts: [...last, directive], closed: true });
  }
}

/** The end of the reference that begins here, its calls and indexes with it. */
function referenceEnd(text: string, from: number): number {
  const name = /\$!?\{?[A-Za-z_][\w-]*/uy;
  name.lastIndex = from;
  if (!name.test(text)) return from + 1;
  let at = name.lastIndex;
  while (at < text.length) {
    const member = /\.[A-Za-z_][\w-]*/uy;
    member.lastIndex = at;
    if (member.test(text)) {
      at = member.lastIndex;
      if (text[at] === '(') at = parenthesesEnd(text, at);
    } else if (text[at] === '[') {
      const close = text.indexOf(']', at);
      const line = text.indexOf('\n', at);
      if (close < 0 || (line >= 0 && line < close)) return at;
      at = close + 1;
    } else {
      return text[at] === '}' && text[from + 1] === '{' ? at + 1 : at;
    }
  }
  return at;
}

/** Whether an offset lies between the parentheses of a directive. */
export function isInDirective(text: string, offset: number): boolean {
  return structureOf(text).directives.some(({ word, to }) => offset > word && offset < to);
}
