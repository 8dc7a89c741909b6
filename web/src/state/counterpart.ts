/** What the current scenario is held against: the same request, and the other configuration. */
import type { Scenario } from '../generated/Scenario';
import type { Counterpart } from './contract';
import { integrationOf, twin } from './mode';
import { takingRequest } from './reading';

/**
 * The scenario of the counterpart; `kept` is that of an example or an earlier state. `null` where there is none.
 */
export function opposite(against: Counterpart, current: Scenario, kept: Scenario | null): Scenario | null {
  if (against.kind === 'twin') {
    const other = twin(current);
    return other && against.suited ? (withSuitedReply(other) ?? other) : other;
  }
  if (kept === null || against.ownRequest) return kept;
  const asked = { ...kept, request: current.request };
  return takingRequest(asked) ?? asked;
}

/** The scenario with its function's return value in the form that its integration reads; `null` where it is that. */
export function withSuitedReply(scenario: Scenario): Scenario | null {
  const { backend } = scenario;
  const type = integrationOf(scenario)?.type;
  if (backend?.kind !== 'lambda' || backend.value.kind !== 'returns') return null;
  const { value } = backend.value;
  const suited = type === 'AWS_PROXY' ? wrapped(value) : type === 'AWS' ? unwrapped(value) : null;
  if (suited === null) return null;
  return { ...scenario, backend: { kind: 'lambda', value: { kind: 'returns', value: suited } } };
}

/** A return value as a proxy integration reads it; `null` for what is one already. */
export function wrapped(value: string): string | null {
  if (isProxyReply(parsed(value))) return null;
  return `{\n  "statusCode": 200,\n  "body": ${JSON.stringify(value)}\n}`;
}

/** The body of a proxy's return value, alone; `null` for what is no such value. */
export function unwrapped(value: string): string | null {
  const reply = parsed(value);
  if (!isProxyReply(reply)) return null;
  const { body } = reply;
  if (typeof body !== 'string') return JSON.stringify(body ?? null);
  return parsed(body) === undefined ? JSON.stringify(body) : body;
}

/** The members that a proxy integration reads; another one makes the reply malformed. */
const MEMBERS: ReadonlySet<string> = new Set([
  'statusCode',
  'headers',
  'multiValueHeaders',
  'body',
  'isBase64Encoded',
]);

function isProxyReply(value: unknown): value is { readonly statusCode?: unknown; readonly body?: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return ('statusCode' in value || 'body' in value) && names.every((name) => MEMBERS.has(name));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
