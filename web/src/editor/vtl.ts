import { StreamLanguage, type StringStream } from '@codemirror/language';
import { tags } from '@lezer/highlight';

/**
 * Colours for mapping templates: Velocity over text that is usually JSON. Colours only; what a template means is
 * the engine's to say.
 */

type Frame =
  /** After the name of a reference: properties, calls and indices may follow. */
  | { readonly kind: 'chain'; readonly braced: boolean }
  /** Inside `(…)`, `[…]` or `{…}` of an expression. */
  | { readonly kind: 'group'; readonly close: string }
  /** Inside a double-quoted string of an expression, which may hold references. */
  | { readonly kind: 'quoted' };

/** What a template writes, by whose rules its text is coloured. */
export type Content = 'json' | 'xml' | 'form' | 'text';

interface State {
  readonly frames: Frame[];
  readonly content: Content;
  text: 'plain' | 'string' | 'key' | 'tag' | 'comment' | 'value';
  block: 'none' | 'comment' | 'raw';
  /** A directive that takes arguments was read; its parenthesis comes next. */
  opening: boolean;
}

const DIRECTIVE =
  /^#(?:\{(?:else|end|stop|break)\}|(?:elseif|if|foreach|set|parse|include|macro|define|evaluate|else|end|stop|break)(?![\w]))/u;
const REFERENCE = /^\$!?(\{)?[A-Za-z_][\w-]*/u;
const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function reference(stream: StringStream, state: State): string | null {
  const match = stream.match(REFERENCE);
  if (!match || match === true) return null;
  state.frames.push({ kind: 'chain', braced: match[1] !== undefined });
  return 'reference';
}

function chain(stream: StringStream, state: State, braced: boolean): string | null {
  if (stream.match(/^\.[A-Za-z_][\w-]*(?=\()/u)) return 'method';
  if (stream.match(/^\.[A-Za-z_][\w-]*/u)) return 'member';
  const open = stream.peek();
  if (open === '(' || open === '[') {
    stream.next();
    state.frames.push({ kind: 'group', close: open === '(' ? ')' : ']' });
    return 'mark';
  }
  state.frames.pop();
  if (braced && stream.eat('}')) return 'reference';
  return null;
}

function group(stream: StringStream, state: State, close: string): string | null {
  if (stream.eatSpace()) return null;
  if (stream.match(/^##.*/u)) return 'comment';
  const next = stream.peek() ?? '';
  if (next === close) {
    stream.next();
    state.frames.pop();
    return 'mark';
  }
  const closer = CLOSERS[next];
  if (closer !== undefined) {
    stream.next();
    state.frames.push({ kind: 'group', close: closer });
    return 'mark';
  }
  if (next === '$') {
    const token = reference(stream, state);
    if (token) return token;
  }
  if (stream.match(/^'[^']*(?:'|$)/u)) return 'string';
  if (next === '"') {
    stream.next();
    state.frames.push({ kind: 'quoted' });
    return 'string';
  }
  if (stream.match(/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/u)) return 'number';
  if (stream.match(/^(?:true|false|in|and|or|not|eq|ne|lt|gt|le|ge)\b/u)) return 'keyword';
  if (stream.match(/^(?:==|!=|<=|>=|&&|\|\||\.\.|[=<>!+\-*/%,:])/u)) return 'mark';
  stream.next();
  return null;
}

function quoted(stream: StringStream, state: State): string | null {
  if (stream.peek() === '$') {
    const token = reference(stream, state);
    if (token) return token;
    stream.next();
    return 'string';
  }
  if (stream.match(/^[^"$]+/u)) return 'string';
  stream.next();
  state.frames.pop();
  return 'string';
}

function text(stream: StringStream, state: State): string | null {
  // A string of JSON ends with its line; a tag may go on.
  if (stream.sol() && state.content !== 'xml') state.text = 'plain';
  if (stream.match(/^##.*/u)) return 'comment';
  if (stream.match('#*')) {
    state.block = 'comment';
    return 'comment';
  }
  if (stream.match('#[[')) {
    state.block = 'raw';
    return 'mark';
  }
  if (stream.match(/^\\+(?=[$#])/u)) {
    stream.next();
    return 'escape';
  }
  const directive = stream.match(DIRECTIVE);
  if (directive) {
    state.opening = stream.match(/^\s*\(/u, false) !== null && stream.match(/^\s*\(/u, false) !== false;
    return 'directive';
  }
  if (stream.peek() === '$') {
    const token = reference(stream, state);
    if (token) return token;
  }
  return written(stream, state);
}

/** A piece of the text that is written, by the rules of what it is. */
function written(stream: StringStream, state: State): string | null {
  switch (state.content) {
    case 'json':
      return state.text === 'string' || state.text === 'key'
        ? inString(stream, state, state.text)
        : plain(stream, state);
    case 'xml':
      return xml(stream, state);
    case 'form':
      return form(stream, state);
    case 'text':
      if (!stream.match(/^[^$#\\]+/u)) stream.next();
      return null;
    default:
      return state.content satisfies never;
  }
}

function xml(stream: StringStream, state: State): string | null {
  if (state.text === 'comment') {
    if (stream.match(/^-->/u)) state.text = 'plain';
    else if (!stream.match(/^[^-$#]+/u)) stream.next();
    return 'comment';
  }
  if (state.text === 'string') {
    if (stream.eat('"')) state.text = 'tag';
    else if (!stream.match(/^[^"$#\\]+/u)) stream.next();
    return 'string';
  }
  if (state.text === 'tag') {
    if (stream.eatSpace()) return null;
    if (stream.match(/^[/?]?>/u)) {
      state.text = 'plain';
      return 'mark';
    }
    if (stream.eat('"')) {
      state.text = 'string';
      return 'string';
    }
    if (stream.match(/^[\w:.-]+(?=\s*=)/u)) return 'member';
    if (stream.match(/^[\w:.-]+/u)) return 'key';
    stream.next();
    return 'mark';
  }
  if (stream.match(/^<!--/u)) {
    state.text = 'comment';
    return 'comment';
  }
  if (stream.match(/^<[/?!]?/u)) {
    state.text = 'tag';
    return 'mark';
  }
  if (stream.match(/^&(?:\w+|#x?[\da-fA-F]+);/u)) return 'escape';
  if (!stream.match(/^[^<&$#\\]+/u)) stream.next();
  return null;
}

function form(stream: StringStream, state: State): string | null {
  if (stream.eat('&')) {
    state.text = 'plain';
    return 'mark';
  }
  if (stream.eat('=')) {
    state.text = 'value';
    return 'mark';
  }
  if (stream.match(/^%[\da-fA-F]{2}/u)) return 'escape';
  if (!stream.match(/^[^&=%$#\\]+/u)) stream.next();
  return state.text === 'value' ? 'string' : 'key';
}

function inString(stream: StringStream, state: State, style: 'string' | 'key'): string {
  if (stream.eat('"')) {
    state.text = 'plain';
    return style;
  }
  if (stream.match(/^\\./u)) return 'escape';
  if (!stream.match(/^[^"\\$#]+/u)) stream.next();
  return style;
}

function plain(stream: StringStream, state: State): string | null {
  if (stream.eatSpace()) return null;
  if (stream.peek() === '"') {
    state.text = stream.match(/^"(?:[^"\\]|\\.)*"\s*:/u, false) ? 'key' : 'string';
    stream.next();
    return state.text;
  }
  if (stream.match(/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/u)) return 'number';
  if (stream.match(/^(?:true|false|null)\b/u)) return 'keyword';
  if (stream.match(/^[{}[\],:]/u)) return 'mark';
  if (!stream.match(/^[A-Za-z_]\w*/u)) stream.next();
  return null;
}

function block(stream: StringStream, state: State): string {
  const raw = state.block === 'raw';
  const end = raw ? ']]#' : '*#';
  if (stream.skipTo(end)) {
    stream.match(end);
    state.block = 'none';
  } else {
    stream.skipToEnd();
  }
  return raw ? 'string' : 'comment';
}

const tokenTable = {
  directive: tags.controlKeyword,
  reference: tags.special(tags.variableName),
  method: tags.function(tags.variableName),
  member: tags.attributeName,
  string: tags.string,
  key: tags.propertyName,
  number: tags.number,
  keyword: tags.atom,
  comment: tags.lineComment,
  escape: tags.escape,
  mark: tags.punctuation,
};

/** When these stand alone at the front of a line, the line is indented anew. */
const INDENT_ON_INPUT = /^\s*(?:#end|#else|#elseif|[}\]])$/u;

function templates(content: Content) {
  return StreamLanguage.define<State>({
    name: 'vtl',
    startState: () => fresh(content),
    copyState: (state) => ({ ...state, frames: [...state.frames] }),
    token: template,
    languageData: {
      commentTokens: { line: '##', block: { open: '#*', close: '*#' } },
      closeBrackets: { brackets: ['(', '[', '{', '"'] },
      indentOnInput: INDENT_ON_INPUT,
    },
    tokenTable,
  });
}

function alone(content: Content) {
  return StreamLanguage.define<State>({
    name: content,
    startState: () => fresh(content),
    copyState: (state) => ({ ...state }),
    token: textAlone,
    languageData: { closeBrackets: { brackets: ['[', '{', '"'] }, indentOnInput: INDENT_ON_INPUT },
    tokenTable,
  });
}

/** Templates by what they write. */
export const vtl = {
  json: templates('json'),
  xml: templates('xml'),
  form: templates('form'),
  text: templates('text'),
};

/** JSON alone: the same text without the template's words. */
export const json = alone('json');
export const xmlText = alone('xml');
export const formText = alone('form');

function fresh(content: Content): State {
  return { frames: [], content, text: 'plain', block: 'none', opening: false };
}

function template(stream: StringStream, state: State): string | null {
  if (state.block !== 'none') return block(stream, state);
  if (state.opening) {
    if (stream.eatSpace()) return null;
    state.opening = false;
    stream.next();
    state.frames.push({ kind: 'group', close: ')' });
    return 'mark';
  }
  while (true) {
    const frame = state.frames.at(-1);
    if (!frame) return text(stream, state);
    switch (frame.kind) {
      case 'group':
        return group(stream, state, frame.close);
      case 'quoted':
        return quoted(stream, state);
      case 'chain': {
        const token = chain(stream, state, frame.braced);
        if (token) return token;
        if (stream.eol()) return null;
      }
    }
  }
}

function textAlone(stream: StringStream, state: State): string | null {
  if (stream.sol() && state.content !== 'xml') state.text = 'plain';
  return written(stream, state);
}
