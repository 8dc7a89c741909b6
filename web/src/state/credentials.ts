/** Finds what looks like a secret in a scenario, so that sharing it is asked first. */
import type { Scenario } from '../generated/Scenario';

/** Something that looks like a credential. */
export interface Credential {
  /** Where it stands, as a JSON Pointer into the document, such as `/request/headers/authorization`. */
  readonly field: string;
  /** What it looks like. */
  readonly kind: 'header' | 'accessKey' | 'token' | 'secretKey' | 'privateKey';
  /** The beginning of it, enough to recognise it. */
  readonly hint: string;
}

const HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'x-api-key',
  'x-amz-security-token',
  'x-auth-token',
  'x-access-token',
  'cookie',
  'set-cookie',
]);

const PLACEHOLDER = 'REDACTED';

interface Pattern {
  readonly kind: Credential['kind'];
  readonly expression: RegExp;
  readonly placeholder: string;
}

/** Ordered: what an earlier pattern replaced, a later one no longer sees. */
const PATTERNS: readonly Pattern[] = [
  {
    kind: 'token',
    expression: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/gu,
    placeholder: 'REDACTED.TOKEN',
  },
  { kind: 'accessKey', expression: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/gu, placeholder: 'REDACTED_ACCESS_KEY' },
  {
    kind: 'privateKey',
    expression: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----/gu,
    placeholder: 'REDACTED PRIVATE KEY',
  },
  {
    kind: 'secretKey',
    expression: /(?<=(?:aws_?)?secret_?access_?key["'\s:=]{1,6})[A-Za-z0-9/+]{40}\b/giu,
    placeholder: 'REDACTED_SECRET_KEY',
  },
  { kind: 'token', expression: /(?<=\bBearer )[\w.~+/-]{16,}=*/gu, placeholder: PLACEHOLDER },
];

/** What AWS prints in its own documentation is no secret. */
const DOCUMENTED: ReadonlySet<string> = new Set(['AKIAIOSFODNN7EXAMPLE', 'AKIAI44QH8DHBEXAMPLE']);

/** Everything in the scenario that looks like a credential. */
export function findCredentials(scenario: Scenario): Credential[] {
  const found: Credential[] = [];
  walk(scenario, found);
  return found;
}

/** The scenario with placeholders where `findCredentials` found something. */
export function withPlaceholders(scenario: Scenario): Scenario {
  return walk(scenario, []);
}

function walk(scenario: Scenario, found: Credential[]): Scenario {
  const headers = scenario.request.headers.map(([name, values]): [string, string[]] => {
    const field = `/request/headers/${name}`;
    if (!HEADERS.has(name.toLowerCase())) return [name, values.map((value) => inText(value, field, found))];
    return [name, values.map((value) => whole(value, field, found))];
  });
  const apiKeys = scenario.api.apiKeys.map((key, index) => ({
    ...key,
    value: whole(key.value, `/api/apiKeys/${index}/value`, found),
  }));
  const { headers: _headers, ...request } = scenario.request;
  const { apiKeys: _keys, ...api } = scenario.api;
  const rest = inValue({ ...scenario, request, api }, '', found);
  return {
    ...rest,
    request: { ...rest.request, headers },
    api: { ...rest.api, apiKeys },
  };
}

function whole(value: string, field: string, found: Credential[]): string {
  if (value.trim() === '' || value.includes(PLACEHOLDER)) return value;
  found.push({ field, kind: 'header', hint: shortened(value) });
  const scheme = /^(Bearer|Basic|AWS4-HMAC-SHA256)\s/iu.exec(value);
  return scheme ? `${scheme[1]} ${PLACEHOLDER}` : PLACEHOLDER;
}

function inText(text: string, field: string, found: Credential[]): string {
  let result = text;
  for (const { kind, expression, placeholder } of PATTERNS) {
    result = result.replace(expression, (match) => {
      if (DOCUMENTED.has(match)) return match;
      found.push({ field, kind, hint: shortened(match) });
      return placeholder;
    });
  }
  return result;
}

/** Applies `inText` to every text below; the shape stays. */
function inValue<T>(value: T, field: string, found: Credential[]): T;
function inValue(value: unknown, field: string, found: Credential[]): unknown {
  if (typeof value === 'string') return inText(value, field, found);
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      isPair(item)
        ? [item[0], inValue(item[1], `${field}/${escaped(item[0])}`, found)]
        : inValue(item, `${field}/${index}`, found),
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, inValue(item, `${field}/${key}`, found)]),
    );
  }
  return value;
}

/** An entry of a table: tables cross as lists of pairs, and are objects in the document. */
function isPair(item: unknown): item is [string, unknown] {
  return Array.isArray(item) && item.length === 2 && typeof item[0] === 'string';
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function shortened(secret: string): string {
  return secret.length <= 8 ? `${secret.slice(0, 2)}…` : `${secret.slice(0, 6)}…`;
}
