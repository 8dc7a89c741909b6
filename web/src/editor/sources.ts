/** What parameter mappings can read and set at the present request: loaded when a mapping is first edited. */
import type { CatalogueName } from '../generated/CatalogueName';
import type { Store } from '../state/contract';
import { integrationOf } from '../state/mode';
import { headerLines, readRequest } from '../state/reading';
import { isRecord } from './values';

type Told = Pick<Store, 'scenario' | 'outcome'>;

export type MappingSide = 'request' | 'response';

export interface MappingWords {
  readonly sources: readonly string[];
  /** Names of headers and parameters that are likely set. */
  readonly targets: readonly string[];
}

const REQUEST_HEADERS = [
  'Accept',
  'Authorization',
  'Content-Type',
  'User-Agent',
  'X-Amz-Invocation-Type',
  'X-Amz-Target',
  'X-Amz-Date',
  'X-Forwarded-For',
  'x-api-key',
];

const RESPONSE_HEADERS = [
  'Access-Control-Allow-Credentials',
  'Access-Control-Allow-Headers',
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Origin',
  'Cache-Control',
  'Content-Type',
  'ETag',
  'Location',
  'Set-Cookie',
];

/** How many members of a body are offered. */
const MOST_MEMBERS = 60;

/** What can be read and set; `names` are the catalogue's, as far as they are there. */
export function mappingWords(store: Told, side: MappingSide, names: readonly CatalogueName[]): MappingWords {
  const scenario = store.scenario.peek();
  const context = names
    .filter(({ name }) => /^\$context\.(?!error|requestOverride|responseOverride)/u.test(name))
    .map(({ name }) => name.slice(1))
    .filter((name) => !/\.(?:NAME|KEY)$/u.test(name));
  const stage = (scenario.api.stage?.variables ?? []).map(([name]) => `stageVariables.${name}`);
  const own = side === 'request' ? requestSources(store) : responseSources(store);
  return {
    sources: [...new Set([...own, ...stage, ...(context.length > 0 ? context : ['context.requestId'])])],
    targets: side === 'request' ? [...uriPlaceholders(store), ...REQUEST_HEADERS] : RESPONSE_HEADERS,
  };
}

function requestSources(store: Told): string[] {
  const { request, ...scenario } = store.scenario.peek();
  const read = readRequest({ request, ...scenario });
  return [
    ...read.path.map(([name]) => `method.request.path.${name}`),
    ...read.query.map(([name]) => `method.request.querystring.${name}`),
    ...read.headers.map(([name]) => `method.request.header.${name}`),
    'method.request.body',
    ...members(request.body?.value).map((path) => `method.request.body.${path}`),
  ];
}

function responseSources(store: Told): string[] {
  const answer = store.outcome.peek()?.integrationResponse;
  const headers = answer ? headerLines(answer.headers).map(([name]) => name) : ['Content-Type'];
  return [
    "'*'",
    ...headers.map((name) => `integration.response.header.${name}`),
    'integration.response.body',
    ...members(answer?.body).map((path) => `integration.response.body.${path}`),
  ];
}

/** `{name}` in the backend's address, which a path mapping fills. */
function uriPlaceholders(store: Told): string[] {
  const uri = integrationOf(store.scenario.peek())?.uri ?? '';
  return [...uri.matchAll(/\{([\w.-]+)\}/gu)].map((match) => match[1] ?? '');
}

/** The members of a JSON body by their paths, two levels deep. */
function members(text: string | undefined): string[] {
  const found: string[] = [];
  const add = (value: unknown, path: string, depth: number) => {
    for (const [name, inner] of isRecord(value) ? Object.entries(value) : []) {
      if (found.length >= MOST_MEMBERS || !/^[A-Za-z_]\w*$/u.test(name)) continue;
      found.push(`${path}${name}`);
      if (depth > 0)
        add(
          Array.isArray(inner) ? inner[0] : inner,
          `${path}${name}${Array.isArray(inner) ? '[0]' : ''}.`,
          depth - 1,
        );
    }
  };
  try {
    add(JSON.parse(text ?? ''), '', 1);
  } catch {
    // A body that is no JSON has no members.
  }
  return found;
}
