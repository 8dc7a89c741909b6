/** What a lesson's goal claims, claim by claim, and how what came out differs: the engine says which claims hold. */
import type { Mismatch } from '../generated/Mismatch';
import { differences, isMembers, type JsonValue, jsonOf, type Members, pathText } from './differences';
import { pointer } from './places';

export const CLAIM_GROUPS = ['integrationRequest', 'integrationResponse', 'response', 'log'] as const;

export type ClaimGroup = (typeof CLAIM_GROUPS)[number];

/** What is claimed of a message. */
export type ClaimLabel =
  | { readonly kind: 'message' | 'status' | 'method' | 'uri' | 'query' | 'body' | 'log' }
  | { readonly kind: 'header' | 'bodyAt'; readonly name: string };

export interface Claim {
  /** Its JSON Pointer in the goal. */
  readonly at: string;
  readonly group: ClaimGroup;
  readonly label: ClaimLabel;
}

/** How what came out differs from what was claimed; `found` and `wanted` are short enough to be read. */
export type Differing =
  /** There is no message of which anything could hold. */
  | { readonly kind: 'noMessage' }
  /** There is one where none should be. */
  | { readonly kind: 'message' }
  | { readonly kind: 'value'; readonly found: string; readonly wanted: string }
  | { readonly kind: 'absent'; readonly wanted: string }
  | { readonly kind: 'unwanted'; readonly found: string }
  /** A place within a JSON value. */
  | {
      readonly kind: 'place';
      readonly path: string;
      readonly found: string | null;
      readonly wanted: string | null;
    }
  | { readonly kind: 'notJson' }
  /** A line of a text, from 1. */
  | { readonly kind: 'line'; readonly line: number; readonly found: string; readonly wanted: string };

export interface Check {
  readonly claim: Claim;
  /** `null` where the claim holds. */
  readonly differing: Differing | null;
}

const membersOf = (value: JsonValue | undefined): Members =>
  value !== undefined && isMembers(value) ? value : {};

/** The claims of a goal, in its order within each message. */
export function claimsOf(goal: string): readonly Claim[] {
  const parts = membersOf(jsonOf(goal));
  return CLAIM_GROUPS.flatMap((group) => {
    const part = parts[group];
    if (part === undefined) return [];
    if (group === 'log') {
      const lines = Array.isArray(part) ? part : [];
      return lines.map((_, index) => ({ at: pointer(group, index), group, label: { kind: 'log' } }) as const);
    }
    if (part === null) return [{ at: pointer(group), group, label: { kind: 'message' } } as const];
    return Object.entries(membersOf(part)).flatMap(([key, value]) => claimsAt(group, key, value));
  });
}

function claimsAt(group: ClaimGroup, key: string, value: JsonValue): readonly Claim[] {
  const at = pointer(group, key);
  switch (key) {
    case 'status':
    case 'method':
    case 'uri':
    case 'query':
      return [{ at, group, label: { kind: key } }];
    case 'body':
    case 'bodyBase64':
    case 'bodyJson':
      return [{ at, group, label: { kind: 'body' } }];
    case 'headers':
    case 'bodyJsonAt':
      return Object.keys(membersOf(value)).map((name) => ({
        at: at + pointer(name),
        group,
        label: { kind: key === 'headers' ? 'header' : 'bodyAt', name },
      }));
    default:
      return [];
  }
}

/** Each claim with what the engine found against it. */
export function checksOf(
  goal: string,
  claims: readonly Claim[],
  mismatches: readonly Mismatch[],
): readonly Check[] {
  const parts = membersOf(jsonOf(goal));
  // The log is read from its beginning: what comes after a line that is missing was not looked for.
  const missing = mismatches.find(({ claim }) => claim.startsWith('/log/'));
  const fromLine = missing ? Number(missing.claim.slice('/log/'.length)) : Number.POSITIVE_INFINITY;
  return claims.map((claim) => {
    if (claim.group === 'log' && Number(claim.at.slice('/log/'.length)) >= fromLine) {
      const wanted = mismatches.find((one) => one.claim === claim.at)?.expected;
      return { claim, differing: { kind: 'absent', wanted: short(wanted ?? '') } };
    }
    const own = mismatches.find((one) => one.claim === claim.at);
    if (own) return { claim, differing: differing(claim, own, membersOf(parts[claim.group])) };
    const whole = mismatches.some((one) => one.claim === pointer(claim.group));
    return { claim, differing: whole ? { kind: 'noMessage' } : null };
  });
}

/** What the engine says where there is nothing. */
const NOTHING = 'nothing';
const NOTHING_THERE = 'nothing there in ';

function differing({ label, at }: Claim, { expected, found }: Mismatch, claims: Members): Differing {
  switch (label.kind) {
    case 'message':
      return { kind: 'message' };
    case 'body':
      if (at.endsWith('/bodyJson')) return inJson(expected, found);
      return at.endsWith('/body') ? inText(expected, found) : value(expected, found);
    case 'bodyAt':
      return found.startsWith(NOTHING_THERE)
        ? { kind: 'absent', wanted: short(expected) }
        : value(expected, found);
    case 'header': {
      const claimed = membersOf(claims['headers'])[label.name];
      if (claimed === null) return { kind: 'unwanted', found: short(found) };
      const wanted = claimed === true ? '' : textOf(claimed);
      return found === NOTHING ? { kind: 'absent', wanted: short(wanted) } : value(wanted, found);
    }
    default:
      return found === NOTHING ? { kind: 'absent', wanted: short(expected) } : value(expected, found);
  }
}

function textOf(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.map(textOf).join(', ') : JSON.stringify(value ?? null);
}

function value(wanted: string, found: string): Differing {
  return { kind: 'value', found: short(found), wanted: short(wanted) };
}

function inJson(expected: string, found: string): Differing {
  const seen = jsonOf(found);
  if (seen === null && found.trim() !== 'null')
    return found === '' ? value(expected, '') : { kind: 'notJson' };
  const first = differences(jsonOf(expected), seen, 1)[0];
  if (!first || first.path.length === 0) return value(expected, found);
  const path = pathText(first.path);
  const written = (side: JsonValue | undefined) => (side === undefined ? null : short(JSON.stringify(side)));
  return {
    kind: 'place',
    path: path.startsWith('[') ? path : `.${path}`,
    wanted: written(first.before),
    found: written(first.after),
  };
}

function inText(expected: string, found: string): Differing {
  const [wanted, seen] = [expected.split('\n'), found.split('\n')];
  if (wanted.length === 1 && seen.length === 1) return value(expected, found);
  const at = wanted.findIndex((line, index) => line !== seen[index]);
  const line = at < 0 ? wanted.length : at;
  return { kind: 'line', line: line + 1, found: short(seen[line] ?? ''), wanted: short(wanted[line] ?? '') };
}

/** The longest piece that is shown of a value. */
const LONGEST = 80;

function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
