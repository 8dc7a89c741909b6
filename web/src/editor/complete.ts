/** What can be completed in a mapping template, and what a name under the pointer means: decided on text alone. */
import type { CatalogueName } from '../generated/CatalogueName';

/** What the template can be filled with at this very request. */
export interface Surroundings {
  readonly names: readonly CatalogueName[];
  /** The names of path, query string and header parameters. */
  readonly parameters: readonly string[];
  readonly stageVariables: readonly string[];
  /** The body that `$input` reads, if it is JSON. */
  readonly body: unknown;
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

const DIRECTIVES: readonly Offer[] = [
  { label: '#if', snippet: '#if(${})\n#end', detail: '#if(…) … #end' },
  { label: '#elseif', snippet: '#elseif(${})', detail: '#elseif(…)' },
  { label: '#else' },
  { label: '#end' },
  { label: '#foreach', snippet: '#foreach($item in ${})\n#end', detail: '#foreach($item in …) … #end' },
  { label: '#set', snippet: '#set($${} = )', detail: '#set($name = …)' },
  { label: '#break' },
  { label: '#stop' },
];

/** The offers at the end of `before`, which is the template up to the caret. */
export function offersAt(before: string, around: Surroundings): Offers | null {
  const at = before.length;
  const path = /\$!?\{?input\.(?:path|json)\(\s*(['"])(\$[^'"]*)$/u.exec(before);
  if (path) return pathOffers(path[2] ?? '', at, around.body);
  const parameter = /\$!?\{?input\.params\(\s*['"]([^'"]*)$/u.exec(before);
  if (parameter) return { from: at - (parameter[1] ?? '').length, offers: labelled(around.parameters) };
  const variable = /\$!?\{?stageVariables\.(\w*)$/u.exec(before);
  if (variable) return { from: at - (variable[1] ?? '').length, offers: labelled(around.stageVariables) };
  const directive = /#\{?([a-z]*)$/u.exec(before);
  if (directive) return { from: at - directive[0].length, offers: DIRECTIVES };
  const reference = /\$!?\{?([A-Za-z_][\w.]*)?$/u.exec(before);
  if (reference) return referenceOffers(reference[1] ?? '', before, at, around);
  const member = /[\w)\]}]\.(\w*)$/u.exec(before);
  if (member && /\$[^\s"]*$/u.test(before)) {
    return { from: at - (member[1] ?? '').length, offers: methodOffers(around.names) };
  }
  return null;
}

function labelled(names: readonly string[]): Offer[] {
  return [...new Set(names)].map((label) => ({ label }));
}

function pathOffers(path: string, at: number, body: unknown): Offers {
  const cut = Math.max(path.lastIndexOf('.'), 0);
  const typed = path.slice(cut + 1);
  let value = body;
  for (const step of path.slice(1, cut).split(/[.[\]']+/u)) {
    if (step !== '') value = memberOf(value, step);
  }
  if (Array.isArray(value)) value = value[0];
  const keys = isRecord(value) ? Object.entries(value) : [];
  const offers = keys.map(([label, inner]) => ({ label, detail: shapeOf(inner) }));
  return { from: at - typed.length, offers };
}

function memberOf(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return /^\d+$/u.test(step) ? value[Number(step)] : value[0];
  return isRecord(value) ? value[step] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (isRecord(value)) return '{…}';
  return JSON.stringify(value)?.slice(0, 24) ?? '';
}

function referenceOffers(typed: string, before: string, at: number, around: Surroundings): Offers | null {
  const own = variablesOf(before);
  const receiver = typed.slice(0, typed.lastIndexOf('.') + 1);
  const given = around.names.filter((name) => name.name.startsWith('$'));
  if (receiver !== '' && !given.some((name) => name.name.startsWith(`$${receiver}`))) {
    return { from: at - (typed.length - receiver.length), offers: methodOffers(around.names) };
  }
  const seen = new Set<string>();
  const offers: Offer[] = [];
  for (const name of given) {
    const label = name.signature.slice(1);
    if (seen.has(label)) continue;
    seen.add(label);
    offers.push({ label, snippet: snippetOf(name), detail: name.result, name });
  }
  return { from: at - typed.length, offers: [...labelled(own), ...offers] };
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

function methodOffers(names: readonly CatalogueName[]): Offer[] {
  const seen = new Set<string>();
  const offers: Offer[] = [];
  for (const name of names) {
    const found = /^java\.(?:lang|util)\.(String|List|Map)\.(\w+)$/u.exec(name.name);
    const method = found?.[2];
    if (!found || !method || seen.has(method)) continue;
    seen.add(method);
    const snippet = name.signature.endsWith('()') ? `${method}()` : `${method}(${'${}'})`;
    offers.push({ label: method, snippet, detail: found[1] ?? '', name });
  }
  return offers;
}

/** The variables that the template itself has set so far. */
function variablesOf(before: string): string[] {
  const set = /#(?:set\(\s*\$!?\{?|foreach\(\s*\$!?\{?)([A-Za-z_][\w-]*)/gu;
  const names = [...before.matchAll(set)].map((match) => match[1] ?? '');
  return before.includes('#foreach')
    ? [...names, 'foreach.hasNext', 'foreach.index', 'foreach.count']
    : names;
}

/** The name of the catalogue around an offset, with its place. */
export function nameAt(
  text: string,
  offset: number,
  names: readonly CatalogueName[],
): { readonly from: number; readonly to: number; readonly name: CatalogueName } | null {
  for (const match of text.matchAll(/\$!?\{?([A-Za-z_][\w.]*)/gu)) {
    const to = match.index + match[0].length;
    if (offset < match.index || offset > to) continue;
    const name = known(`$${match[1] ?? ''}`, names);
    if (name) return { from: match.index, to, name };
  }
  return null;
}

/** The longest name of the catalogue that the written one begins with; `NAME` and `KEY` stand for any member. */
function known(written: string, names: readonly CatalogueName[]): CatalogueName | null {
  let best: CatalogueName | null = null;
  for (const name of names) {
    if (!name.name.startsWith('$')) continue;
    const pattern = name.name.replace(/\.(?:NAME|KEY)\b/u, '.');
    const fits = written === pattern || written.startsWith(pattern.endsWith('.') ? pattern : `${pattern}.`);
    if (fits && (!best || pattern.length > best.name.length)) best = name;
  }
  return best;
}
