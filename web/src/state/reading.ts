/** What API Gateway reads from a request line, for showing: the engine decides, this only spells it out. */
import type { Request } from '../generated/Request';
import type { Response } from '../generated/Response';
import type { Scenario } from '../generated/Scenario';
import { changeApi, changeMethod } from './change';

export interface ReadRequest {
  readonly path: ReadonlyArray<readonly [string, string]>;
  readonly query: ReadonlyArray<readonly [string, string]>;
  readonly headers: ReadonlyArray<readonly [string, string]>;
  /** Whether the path fits the resource's path. */
  readonly fits: boolean;
}

export function readRequest(scenario: Scenario): ReadRequest {
  const { request } = scenario;
  const cut = request.path.indexOf('?');
  const path = cut < 0 ? request.path : request.path.slice(0, cut);
  const query = cut < 0 ? '' : request.path.slice(cut + 1);
  const parameters = pathParameters(scenario.api.resourcePath ?? path, path);
  return {
    path: parameters ?? [],
    query: query
      .split('&')
      .filter((piece) => piece !== '')
      .map((piece) => {
        const equals = piece.indexOf('=');
        return equals < 0
          ? [decoded(piece), '']
          : [decoded(piece.slice(0, equals)), decoded(piece.slice(equals + 1))];
      }),
    headers: request.headers.flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, value]),
    ),
    fits: parameters !== null,
  };
}

/** The scenario with a method and a resource that take its request; `null` where they do already. */
export function takingRequest(scenario: Scenario): Scenario | null {
  const { request, api } = scenario;
  const declared = api.method?.httpMethod ?? 'ANY';
  const fitsMethod = declared === 'ANY' || declared === request.method;
  const { fits } = readRequest(scenario);
  if (fits && fitsMethod) return null;
  const resourcePath = request.path.split('?', 1)[0] ?? request.path;
  const placed = fits ? scenario : changeApi((old) => ({ ...old, resourcePath }))(scenario);
  return fitsMethod ? placed : changeMethod((method) => ({ ...method, httpMethod: request.method }))(placed);
}

function pathParameters(resource: string, path: string): [string, string][] | null {
  const wanted = resource.split('/');
  const given = path.split('/');
  const found: [string, string][] = [];
  for (const [index, piece] of wanted.entries()) {
    const name = /^\{([^{}+]+)(\+)?\}$/u.exec(piece);
    if (name?.[1] !== undefined && name[2]) {
      if (given.length <= index) return null;
      found.push([name[1], decoded(given.slice(index).join('/'), false)]);
      return found;
    }
    const here = given[index];
    if (here === undefined || (!name && here !== piece)) return null;
    if (name?.[1] !== undefined) found.push([name[1], decoded(here, false)]);
  }
  return wanted.length === given.length ? found : null;
}

function decoded(text: string, plus = true): string {
  const spaced = plus ? text.replaceAll('+', ' ') : text;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The text of a request's body as it is written. */
export function bodyOf(request: Request): string {
  return request.body?.value ?? '';
}

/** A request as raw HTTP. */
export function requestText(request: Request): string {
  const headers = request.headers.flatMap(([name, values]) => values.map((value) => `${name}: ${value}`));
  return [`${request.method} ${request.path} HTTP/1.1`, ...headers, '', bodyOf(request)].join('\n');
}

type Headers = Response['headers'];

export function headerLines(headers: Headers): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, one]),
  );
}

/** What was sent to the backend, as raw HTTP. */
export function backendRequestText(sent: {
  readonly method: string;
  readonly uri: string;
  readonly headers: Headers;
  readonly body?: string;
  readonly bodyBase64?: string;
}): string {
  const lines = headerLines(sent.headers).map(([name, value]) => `${name}: ${value}`);
  return [`${sent.method} ${sent.uri} HTTP/1.1`, ...lines, '', sent.body ?? sent.bodyBase64 ?? ''].join('\n');
}

export function responseText(response: Response): string {
  const lines = headerLines(response.headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${response.status}`, ...lines, '', response.body ?? response.bodyBase64 ?? ''].join('\n');
}
