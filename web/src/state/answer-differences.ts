/** Where the learner's scenario and the answer differ, field by field. */
import type { Scenario } from '../generated/Scenario';
import type { StationId } from './contract';
import { equal } from './equal';
import { pointer, stationOfField } from './places';

export interface FieldDifference {
  /** The JSON Pointer of the field. */
  readonly field: string;
  readonly station: StationId;
  /** The steps to the field within the part of the scenario that its station shows. */
  readonly steps: readonly string[];
  /** The texts; `null` where there is none. */
  readonly mine: string | null;
  readonly answer: string | null;
}

/** What a scenario says of itself, not of the request. */
const ABOUT: ReadonlySet<string> = new Set(['title', 'description', 'source', 'expect']);

/** Members whose steps say nothing to people. */
const SILENT: ReadonlySet<string> = new Set(['api', 'method', 'methodIntegration', 'integration', 'value']);

const NONE: ReadonlyMap<string, unknown> = new Map();

export function answerDifferences(mine: Scenario, answer: Scenario): readonly FieldDifference[] {
  const found: FieldDifference[] = [];
  walk(mine, answer, []);
  return found;

  function walk(one: unknown, other: unknown, path: readonly string[]): void {
    if (equal(one, other)) return;
    // What only one has is told by its members too.
    const left = membersOf(one) ?? (one === undefined ? NONE : null);
    const right = membersOf(other) ?? (other === undefined ? NONE : null);
    if (left && right && (left.size > 0 || right.size > 0)) {
      for (const name of new Set([...left.keys(), ...right.keys()])) {
        if (path.length > 0 || !ABOUT.has(name)) walk(left.get(name), right.get(name), [...path, name]);
      }
      return;
    }
    const field = pointer(...path);
    found.push({
      field,
      station: stationOfField(field),
      steps: path.filter((step) => !SILENT.has(step)),
      mine: textOf(one),
      answer: textOf(other),
    });
  }
}

/** The members of an object, of a list by place, and of what the scenario keeps as a list of names and values. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) {
    const pairs = value.every(
      (item) => Array.isArray(item) && item.length === 2 && typeof item[0] === 'string',
    );
    return new Map(value.map((item, at) => (pairs ? [String(item[0]), item[1]] : [String(at), item])));
  }
  return typeof value === 'object' ? new Map(Object.entries(value)) : null;
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}
