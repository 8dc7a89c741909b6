/** The history: the scenarios that were left behind, newest first, each once. */
import type { Scenario } from '../generated/Scenario';
import type { HistoryEntry } from './contract';
import { equal } from './equal';

export const HISTORY_LENGTH = 30;
export const HISTORY_BYTES = 50 * 1024 * 1024;
/** How many undo steps a reload keeps, and how large they may be: they are written with each draft. */
export const UNDO_LENGTH = 50;
export const UNDO_BYTES = 2 * 1024 * 1024;

/** The history with a scenario put first; what falls out of its bounds is forgotten. */
export function remembered(
  history: readonly HistoryEntry[],
  scenario: Scenario,
  at: number,
): readonly HistoryEntry[] {
  const others = history.filter((entry) => !equal(entry.scenario, scenario));
  const id = `${at.toString(36)}-${freeNumber(others, at)}`;
  return within([{ id, at, scenario }, ...others]);
}

/** The entries of this tab with those that other tabs have put beside them since, newest first, within the bounds. */
export function joined(
  own: readonly HistoryEntry[],
  stored: readonly HistoryEntry[],
): readonly HistoryEntry[] {
  const others = stored.filter(
    (entry) => !own.some((mine) => mine.id === entry.id || equal(mine.scenario, entry.scenario)),
  );
  return within([...own, ...others].sort((one, other) => other.at - one.at));
}

/** As many of the first entries as the bounds allow. */
function within(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const kept: HistoryEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    bytes += sizeOf(entry.scenario);
    if (kept.length === HISTORY_LENGTH || bytes > HISTORY_BYTES) break;
    kept.push(entry);
  }
  return kept;
}

function freeNumber(history: readonly HistoryEntry[], at: number): number {
  return history.filter((entry) => entry.at === at).length;
}

/** The newest of the states before, as many as may be stored, the oldest first. */
export function storable(past: readonly Scenario[]): readonly Scenario[] {
  let bytes = 0;
  let from = past.length;
  while (from > 0 && past.length - from < UNDO_LENGTH) {
    bytes += sizeOf(past[from - 1]);
    if (bytes > UNDO_BYTES) break;
    from -= 1;
  }
  return past.slice(from);
}

/** About the bytes that a scenario takes when it is stored: two for each UTF-16 unit of its texts. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length * 2;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce((sum: number, item) => sum + sizeOf(item), 16);
}
