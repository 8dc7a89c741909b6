/** What can be completed in a mapping template, and what a name under the pointer means: decided on text alone. */
import type { CatalogueName } from '../generated/CatalogueName';
import { atPath, type Given, heldBy, isRecord, type Known, known, shapeOf } from './values';

/** What the template can be filled with at this very request. */
export interface Surroundings extends Present {
  readonly names: readonly CatalogueName[];
}

/** What of it the request tells, without the catalogue. */
export interface Present extends Given {
  readonly stageVariables: readonly string[];
}

export interface Offer {
  readonly label: string;
  /** What is written; `${}` is where the caret goes. Without it, the label. */
  readonly snippet?: string;
  readonly detail?: string;
  /** The name in the catalogue, whose text explains it. */
  readonly name?: CatalogueName;
}

export interface Offers {
  /** Where the offers' text begins. */
  readonly from: number;
  readonly offers: readonly Offer[];
}

/** How a directive is written out; others are written as they are called. */
const WRITTEN: Readonly<Record<string, string>> = {
  '#if': '#if(${})\n#end',
  '#elseif': '#elseif(${})',
  '#foreach': '#foreach($item in ${})\n#end',
  '#set': '#set($${} = )',
  '#define': '#define($${})\n#end',
};

/** Where `$foreach` tells about the round. */
const ROUND = ['hasNext', 'index', 'count', 'first', 'last', 'parent'];

/** The offers that the request alone gives: paths of the body, parameters, stage variables. */
export function presentOffersAt(before: string, around: Present): Offers | null {
  const at = before.length;
  const path = /\$!?\{?input\.(?:path|json)\(\s*(['"])(\$[^'"]*)$/u.exec(before);
  if (path) return pathOffers(path[2] ?? '', at, around.body);
  const parameter = /\$!?\{?input\.params\(\s*['"]([^'"]*)$/u.exec(before);
  if (parameter) return { from: at - (parameter[1] ?? '').length, offers: parameterOffers(around) };
  const variable = /\$!?\{?stageVariables\.(\w*)$/u.exec(before);
  if (variable) return { from: at - (variable[1] ?? '').length, offers: labelled(around.stageVariables) };
  return null;
}

/** The offers at the end of `before`, which is the template up to the caret. */
export function offersAt(before: string, around: Surroundings): Offers | null {
  const at = before.length;
  const present = presentOffersAt(before, around);
  if (present) return present;
  const directive = /#\{?([a-z]*)$/u.exec(before);
  if (directive) return { from: at - directive[0].length, offers: directiveOffers(around.names) };
  const reference = /\$!?\{?([A-Za-z_][\w.]*)?$/u.exec(before);
  if (reference) {
    const typed = reference[1] ?? '';
    const receiver = typed.slice(0, typed.lastIndexOf('.') + 1);
    const isGiven =
      receiver === '' || given(around.names).some((name) => name.name.startsWith(`$${receiver}`));
    if (isGiven) return referenceOffers(typed, before, at, around);
  }
  return memberOffers(before, at, around);
}

function given(names: readonly CatalogueName[]): readonly CatalogueName[] {
  return names.filter((name) => name.name.startsWith('$') && name.signature.startsWith('$'));
}

function labelled(names: readonly string[]): Offer[] {
  return [...new Set(names)].map((label) => ({ label }));
}

function directiveOffers(names: readonly CatalogueName[]): Offer[] {
  const directives = names.filter((name) => name.name.startsWith('#'));
  return directives.map((name) => {
    const snippet = WRITTEN[name.name];
    return { label: name.name, detail: name.signature, name, ...(snippet === undefined ? {} : { snippet }) };
  });
}

function parameterOffers({ parameters }: Given): Offer[] {
  const seen = new Map<string, Offer>();
  for (const place of ['path', 'querystring', 'header']) {
    for (const [label, value] of Object.entries(parameters[place] ?? {})) {
      if (!seen.has(label)) seen.set(label, { label, detail: shapeOf(value) });
    }
  }
  return [...seen.values()];
}

function pathOffers(path: string, at: number, body: unknown): Offers {
  const bracket = /\[\s*(\d*)$/u.exec(path);
  if (bracket) {
    const { value } = atPath(body, path.slice(0, bracket.index));
    const items = Array.isArray(value) ? value.slice(0, 20) : [];
    const offers = [
      ...items.map((item, index) => ({ label: String(index), detail: shapeOf(item) })),
      { label: '*' },
    ];
    return { from: at - (bracket[1] ?? '').length, offers };
  }
  const cut = Math.max(path.lastIndexOf('.'), 0);
  const typed = path.slice(cut + 1);
  // After `[*]`, `..` or a list the keys of what is found first are offered.
  const inside = path.slice(0, cut).replaceAll('[*]', '[0]');
  let { value } = inside === '' ? known(body) : atPath(body, inside);
  if (Array.isArray(value)) value = value[0];
  const keys = isRecord(value) ? Object.entries(value) : [];
  const plain = keys.filter(([key]) => /^[\w-]+$/u.test(key));
  return {
    from: at - typed.length,
    offers: plain.map(([label, inner]) => ({ label, detail: shapeOf(inner) })),
  };
}

function referenceOffers(typed: string, before: string, at: number, around: Surroundings): Offers {
  const seen = new Set<string>();
  const offers: Offer[] = [];
  for (const name of given(around.names)) {
    const label = name.signature.slice(1);
    if (seen.has(label)) continue;
    seen.add(label);
    offers.push({ label, snippet: snippetOf(name), detail: name.result, name });
  }
  const own = variablesOf(before).map((label): Offer => {
    const { value } = heldBy(`$${label}`, before, around);
    return value === undefined ? { label } : { label, detail: shapeOf(value) };
  });
  return { from: at - typed.length, offers: [...own, ...offers] };
}

/** What is written for a name: its argument's place is where the caret goes, and a placeholder is left out. */
function snippetOf({ name, signature }: CatalogueName): string {
  const bare = name.slice(1).replace(/\.(?:NAME|KEY)$/u, '.');
  if (!signature.endsWith(')'))
    return signature.endsWith('.NAME') && bare === 'stageVariables' ? 'stageVariables.' : bare;
  if (signature.endsWith('()')) return `${bare}()`;
  if (signature.endsWith('(path)')) return `${bare}('$.${'${}'}')`;
  if (signature.endsWith('(name)')) return `${bare}('${'${}'}')`;
  return `${bare}(${'${}'})`;
}

/** The reference whose member is typed at the end of a text, and what of the member is there. */
function receiverAt(
  before: string,
): { readonly receiver: string; readonly start: number; readonly typed: string } | null {
  const member = /\.(\w*)$/u.exec(before);
  if (!member) return null;
  const line = before.lastIndexOf('\n') + 1;
  for (let start = before.lastIndexOf('$'); start >= line; start = before.lastIndexOf('$', start - 1)) {
    const receiver = before.slice(start, member.index);
    if (isWhole(receiver)) return { receiver, start, typed: member[1] ?? '' };
    if (start === 0) break;
  }
  return null;
}

/** Whether a text is one reference, with its brackets closed. */
function isWhole(text: string): boolean {
  let depth = 0;
  let rest = text.replace(/^\$!?\{?[A-Za-z_]/u, '');
  if (rest === text) return false;
  rest = rest.replaceAll(/"[^"]*"|'[^']*'/gu, 'x');
  for (const here of rest) {
    if (here === '(' || here === '[') depth += 1;
    else if (here === ')' || here === ']') depth -= 1;
    else if (depth === 0 && !/[\w.-]/u.test(here)) return false;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function memberOffers(before: string, at: number, around: Surroundings): Offers | null {
  const found = receiverAt(before);
  if (!found) return null;
  const value = heldBy(found.receiver, before.slice(0, found.start), around);
  const keys = isRecord(value.value) ? Object.entries(value.value) : [];
  const own = keys
    .filter(([key]) => /^[A-Za-z_][\w-]*$/u.test(key))
    .map(([label, inner]): Offer => ({ label, detail: shapeOf(inner) }));
  const round = value.classes[0] === '$foreach' ? labelled(ROUND) : [];
  return {
    from: at - found.typed.length,
    offers: [...own, ...round, ...methodOffers(around.names, value)],
  };
}

/** Classes that a value may well be of where its own is not known. */
const LIKELY = ['java.lang.String', 'java.util.List', 'java.util.Map'];

function methodOffers(names: readonly CatalogueName[], { classes }: Known): Offer[] {
  const seen = new Set<string>();
  const offers: Offer[] = [];
  for (const owner of classes.length > 0 ? classes : LIKELY) {
    for (const name of names) {
      const method = methodOf(name, owner);
      if (method === null || seen.has(method)) continue;
      seen.add(method);
      const snippet = name.signature.endsWith('()') ? `${method}()` : `${method}(${'${}'})`;
      offers.push({ label: method, snippet, detail: owner.split('.').at(-1) ?? owner, name });
    }
  }
  return offers;
}

/** The bare name of a class's method; `null` if it is of another class. */
function methodOf(name: CatalogueName, owner: string): string | null {
  if (!name.name.startsWith(`${owner}.`)) return null;
  const method = name.name.slice(owner.length + 1);
  return /^\w+$/u.test(method) ? method : null;
}

/** The variables that the template itself has set so far. */
function variablesOf(before: string): string[] {
  const set = /#(?:set\(\s*\$!?\{?|foreach\(\s*\$!?\{?|define\(\s*\$!?\{?)([A-Za-z_][\w-]*)/gu;
  const names = [...before.matchAll(set)].map((match) => match[1] ?? '');
  const all = before.includes('#foreach')
    ? [...names, ...ROUND.slice(0, 3).map((name) => `foreach.${name}`)]
    : names;
  return [...new Set(all)];
}

export interface Named {
  readonly from: number;
  readonly to: number;
  /** The name in the catalogue. */
  readonly name?: CatalogueName;
  /** What it holds at the present request. */
  readonly value?: unknown;
}

/** The name of the catalogue around an offset of a template, or the variable with its value; with its place. */
export function nameAt(text: string, offset: number, around: Surroundings): Named | null {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const here = text.slice(line, lineEnd < 0 ? text.length : lineEnd);
  const at = offset - line;
  for (const match of here.matchAll(/#\{?([a-z]+)\}?/gu)) {
    if (at < match.index || at > match.index + match[0].length) continue;
    const name = around.names.find((one) => one.name === `#${match[1]}`);
    if (name) return { from: line + match.index, to: line + match.index + match[0].length, name };
  }
  for (const match of here.matchAll(/\.([A-Za-z_]\w*)\(/gu)) {
    if (at < match.index || at >= match.index + match[0].length) continue;
    const method = methodAt(text, line + match.index, match[1] ?? '', around);
    if (method) return method;
  }
  for (const match of here.matchAll(/\$!?\{?([A-Za-z_][\w.]*)/gu)) {
    const to = match.index + match[0].length;
    if (at < match.index || at > to) continue;
    const place = { from: line + match.index, to: line + to };
    const name = catalogued(`$${match[1] ?? ''}`, around.names);
    if (name) return { ...place, name };
    const root = /^\$!?\{?[A-Za-z_][\w-]*/u.exec(match[0])?.[0] ?? match[0];
    const { value } = heldBy(root, text.slice(0, line + match.index), around);
    if (value !== undefined) return { from: place.from, to: place.from + root.length, value };
  }
  return null;
}

/** The method whose call begins with the dot at `dot`. */
function methodAt(text: string, dot: number, method: string, around: Surroundings): Named | null {
  const found = receiverAt(text.slice(0, dot + 1));
  if (!found) return null;
  const { classes } = heldBy(found.receiver, text.slice(0, found.start), around);
  for (const owner of classes.length > 0 ? classes : LIKELY) {
    const name = around.names.find((one) => one.name === `${owner}.${method}`);
    if (name) return { from: dot + 1, to: dot + 1 + method.length, name };
  }
  return null;
}

/** The longest name of the catalogue that the written one begins with; `NAME` and `KEY` stand for any member. */
function catalogued(written: string, names: readonly CatalogueName[]): CatalogueName | null {
  let best: CatalogueName | null = null;
  for (const name of given(names)) {
    const pattern = name.name.replace(/\.(?:NAME|KEY)\b/u, '.');
    const fits = written === pattern || written.startsWith(pattern.endsWith('.') ? pattern : `${pattern}.`);
    if (fits && (!best || pattern.length > best.name.length)) best = name;
  }
  return best;
}
