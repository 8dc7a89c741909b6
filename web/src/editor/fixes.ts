/** Quick fixes: what a diagnostic's code, arguments and place tell for certain about the text that was meant. */
import type { Diagnostic } from '../generated/Diagnostic';
import { isInDirective, structureOf } from './structure';

/** A stretch of a text, in UTF-16 units, with what takes its place. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export interface Fix {
  /** What is done, for wording it. */
  readonly kind: 'replace' | 'insert' | 'remove';
  /** What is written, or what is taken away. */
  readonly text: string;
  readonly edits: readonly Edit[];
}

type Rule = (problem: Located, text: string) => Fix | null;

/** A diagnostic with its place in the text. */
interface Located {
  readonly args: Readonly<Record<string, string>>;
  readonly from: number;
  readonly to: number;
  /** The text at the place. */
  readonly here: string;
}

function replace(from: number, to: number, insert: string, text = insert): Fix {
  return { kind: 'replace', text, edits: [{ from, to, insert }] };
}

/** Replaces a piece of the text at the place, if it stands there once. */
function within({ from, here }: Located, piece: string, insert: string, text = insert): Fix | null {
  const at = here.indexOf(piece);
  if (piece === '' || at < 0 || here.indexOf(piece, at + 1) >= 0) return null;
  return replace(from + at, from + at + piece.length, insert, text);
}

/** Puts a closing piece behind the template, on a line of its own if the opening one has that. */
function closeAt(problem: Located, text: string, closing: string): Fix {
  const line = text.slice(text.lastIndexOf('\n', problem.from - 1) + 1, problem.from);
  const rest = text.slice(problem.to).split('\n', 1)[0] ?? '';
  const isAlone = line.trim() === '' && rest.trim() === '' && text.includes('\n', problem.to);
  const gap = isAlone && !text.endsWith('\n') ? `\n${line}` : isAlone ? line : '';
  return {
    kind: 'insert',
    text: closing,
    edits: [{ from: text.length, to: text.length, insert: `${gap}${closing}` }],
  };
}

const LAST_ITEM = '[(@.length-1)]';

/** The literal of a template that holds a JSONPath, with its quotes. */
const LITERAL = /(['"])(\$(?:(?!\1).)*)\1/u;

/** Writes the path of the literal at the place with single quotes for its names and texts. */
function requote({ from, here }: Located): Fix | null {
  const literal = LITERAL.exec(here);
  const [whole, quote, path] = literal ?? [];
  if (!literal || whole === undefined || quote !== "'" || !path?.includes('"')) return null;
  const plain = path.replaceAll(/\["([A-Za-z_]\w*)"\]/gu, '.$1');
  const isSafe = !/[#]|.\$/u.test(plain);
  const single = plain.replaceAll('"', "'");
  const insert = !plain.includes('"')
    ? `'${plain}'`
    : isSafe
      ? `"${single}"`
      : `'${plain.replaceAll('"', "''")}'`;
  return replace(from + literal.index, from + literal.index + whole.length, insert);
}

/** Writes another name in the path of the literal at the place, if the name stands there once behind a dot. */
function renamed({ from, here, args: { name, near } }: Located): Fix | null {
  const literal = LITERAL.exec(here);
  if (!literal || name === undefined || near === undefined || !/^[A-Za-z_][\w-]*$/u.test(near)) return null;
  const path = literal[0];
  const places: number[] = [];
  for (let at = path.indexOf(`.${name}`); at >= 0; at = path.indexOf(`.${name}`, at + 1)) {
    // What only begins with the name is another one.
    if (!/[\w-]/u.test(path[at + 1 + name.length] ?? '')) places.push(from + literal.index + at + 1);
  }
  const [at] = places;
  if (at === undefined || places.length > 1) return null;
  return replace(at, at + name.length, near);
}

/** The place of the reference that ends here: from its `$` on. */
function referenceTo(text: string, end: number): { readonly from: number; readonly chain: string } | null {
  const line = text.lastIndexOf('\n', end - 1) + 1;
  for (let from = text.lastIndexOf('$', end - 1); from >= line; from = text.lastIndexOf('$', from - 1)) {
    const found = /^\$!?([A-Za-z_][\w-]*(?:\.[A-Za-z_]\w*|\([^$#\n]*\)|\[[^\]\n]*\])*)$/u.exec(
      text.slice(from, end),
    );
    if (found?.[1] !== undefined) return { from, chain: found[1] };
    if (from === 0) break;
  }
  return null;
}

function nearName(before: string): Rule {
  return (problem) => {
    const { name, near } = problem.args;
    if (name === undefined || near === undefined) return null;
    return within(problem, `${before}${name}`, `${before}${near}`, near);
  };
}

const RULES: Readonly<Record<string, Rule>> = {
  E0103: (problem) => within(problem, problem.args['key'] ?? '', problem.args['near'] ?? ''),
  E0113: (problem) => within(problem, problem.args['value'] ?? '', problem.args['near'] ?? ''),
  E0204: (problem, text) => {
    const opener = structureOf(text).directives.find(({ from }) => from === problem.from);
    // Where its parentheses are open, too, the end of the block would stand inside them.
    return opener && text[opener.to - 1] === ')' ? closeAt(problem, text, '#end') : null;
  },
  E0205: ({ from, here }) =>
    /^#(?:end|\{end\})/u.test(here)
      ? { kind: 'remove', text: here.trim(), edits: [{ from, to: from + here.trimEnd().length, insert: '' }] }
      : null,
  E0208: (_problem, text) => ({
    kind: 'insert',
    text: ']]#',
    edits: [{ from: text.length, to: text.length, insert: ']]#' }],
  }),
  E0211: ({ from, to, args }) => replace(from, to, `- ${args['digits'] ?? ''}`),
  E0222: ({ from, to, here }) =>
    here === ',' ? { kind: 'remove', text: ',', edits: [{ from, to, insert: '' }] } : null,
  E0223: ({ from, to, here, args: { empty } }) =>
    here.trim() === '' && empty !== undefined ? replace(from - 1, to + 1, empty) : null,
  E0227: ({ from, to, here }) => (here === '==' ? replace(from, to, '=') : null),
  E0304: ({ from, to, here }, text) => {
    const end = /^#(?:end|\{end\})/u.exec(text.slice(to))?.[0];
    if (!here.startsWith('#literal') || end === undefined) return null;
    return {
      kind: 'remove',
      text: `${here}${end}`,
      edits: [{ from, to: to + end.length, insert: '' }],
    };
  },
  E0551: (problem) => requote(problem),
  W0550: (problem) => {
    const { name, header } = problem.args;
    if (name === undefined || header === undefined) return null;
    return within(problem, `'${name}'`, `'${header}'`) ?? within(problem, `"${name}"`, `"${header}"`);
  },
  H0715: ({ from, to, here }) => {
    const quiet = here.startsWith('$!');
    const plain = `$${here.slice(quiet ? 2 : 1)}`;
    if (!/^\$[A-Za-z{]/u.test(plain)) return null;
    return replace(
      from,
      to,
      `$${quiet ? '!' : ''}util.escapeJavaScript(${plain})`,
      '$util.escapeJavaScript(…)',
    );
  },
  H0716: ({ from, to, here }, text) => {
    if (text[from - 1] !== '"' || text[to] !== '"') return null;
    return {
      kind: 'remove',
      text: '" "',
      edits: [{ from: from - 1, to: to + 1, insert: here }],
    };
  },
  H0720: ({ from, to, here }) => (here === ',' ? replace(from, to, '#if($foreach.hasNext),#end') : null),
  H0723: ({ from, to, here, args }, text) => {
    const name = args['formal']?.slice(2, -1);
    const written = args['name'];
    if (name === undefined || written === undefined) return null;
    const rest = written.slice(1 + name.length);
    const start = here.startsWith('$!') ? '$!' : '$';
    if (!isInDirective(text, from)) return replace(from, to, `${start}{${name}}${rest}`);
    return replace(from, to, `${start}${name} - ${rest.replace(/^-+/u, '')}`.trimEnd());
  },
  H0724: ({ to }, text) => {
    const reference = referenceTo(text, to);
    if (!reference) return null;
    return replace(reference.from, to, `#set($ignored = $${reference.chain})`);
  },
  H0740: (problem) => {
    const { text, index } = problem.args;
    if (text === undefined) return null;
    return within(problem, text, index === undefined ? LAST_ITEM : `[(@.length${index})]`);
  },
  H0741: (problem) => {
    switch (problem.args['name']) {
      case 'length()':
      case 'size()': {
        const call = /\.(?:length|size)\(\)(['"])\)/u.exec(problem.here);
        if (!call || !/input\.path\(\s*['"]/u.test(problem.here)) return null;
        return within(problem, call[0], `${call[1]}).size()`, '.size()');
      }
      case 'first()':
        return within(problem, '.first()', '[0]');
      case 'last()':
        return within(problem, '.last()', LAST_ITEM);
      default:
        return null;
    }
  },
  H0742: (problem) => requote(problem),
  H0748: (problem) => renamed(problem),
  H0763: nearName('.'),
  H0764: nearName('.'),
  H0765: (problem) => within(problem, '.count()', '.size()'),
  H0768: (problem) => {
    const { name, near } = problem.args;
    if (name === undefined || near === undefined) return null;
    const at = problem.here.indexOf(name);
    return at > 0 ? replace(problem.from + at, problem.from + at + name.length, near, `$${near}`) : null;
  },
  H0769: (problem) => {
    const { name, near } = problem.args;
    if (name === undefined || near === undefined) return null;
    return within(problem, `.${name}(`, `.${near}(`, `${near}()`);
  },
  H0771: nearName('context.'),
  H0770: (problem) => {
    const { name } = problem.args;
    if (name === undefined) return null;
    return within(problem, `params.${name}`, `params('${name}')`);
  },
  H0772: ({ from, to, here, args: { reference } }) =>
    here === reference ? replace(from, to, `${here} != ""`) : null,
};

/** Codes whose place may be missing: what they speak of is then looked for in the whole text. */
const ANYWHERE: ReadonlySet<string> = new Set([
  'H0740',
  'H0741',
  'H0742',
  'H0768',
  'H0769',
  'H0770',
  'H0771',
  'H0763',
  'H0764',
]);

/** The fix of a problem in a text, where it is certain. */
export function fixOf(problem: Pick<Diagnostic, 'code' | 'args' | 'where'>, text: string): Fix | null {
  const rule = RULES[problem.code];
  if (!rule || !problem.where) return null;
  const isPlaced = problem.where.start !== undefined;
  if (!isPlaced && !ANYWHERE.has(problem.code)) return null;
  const from = problem.where.start ?? 0;
  const to = isPlaced ? (problem.where.end ?? from) : text.length;
  if (to > text.length) return null;
  return rule({ args: problem.args, from, to, here: text.slice(from, to) }, text);
}

/** The text with the changes made. */
export function fixed(text: string, edits: readonly Edit[]): string {
  let made = '';
  let at = 0;
  for (const edit of edits) {
    made += text.slice(at, edit.from) + edit.insert;
    at = edit.to;
  }
  return made + text.slice(at);
}
