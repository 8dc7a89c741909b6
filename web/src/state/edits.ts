/** Undo and redo: a line of values, where quick changes in a row are one step. */

/** Changes closer together than this are one step, in milliseconds. */
const ONE_STEP = 1000;
const STEPS = 200;

export interface Edits<T> {
  readonly past: readonly T[];
  readonly future: readonly T[];
  /** When the last change was; the next one soon after belongs to its step. */
  readonly at: number;
}

export const NO_EDITS: Edits<never> = { past: [], future: [], at: Number.NEGATIVE_INFINITY };

/** After a change of `before` at the time `now`; a change that stands alone is a step of its own. */
export function changed<T>(edits: Edits<T>, before: T, now: number, alone: boolean): Edits<T> {
  const joins = !alone && edits.past.length > 0 && now - edits.at < ONE_STEP;
  const past = joins ? edits.past : [...edits.past, before].slice(-STEPS);
  return { past, future: [], at: alone ? Number.NEGATIVE_INFINITY : now };
}

/** One step back from `current`. */
export function undone<T>(
  edits: Edits<T>,
  current: T,
): { readonly edits: Edits<T>; readonly value: T } | null {
  const value = edits.past.at(-1);
  if (value === undefined) return null;
  return {
    value,
    edits: {
      past: edits.past.slice(0, -1),
      future: [current, ...edits.future],
      at: Number.NEGATIVE_INFINITY,
    },
  };
}

/** One step forward again. */
export function redone<T>(
  edits: Edits<T>,
  current: T,
): { readonly edits: Edits<T>; readonly value: T } | null {
  const [value, ...future] = edits.future;
  if (value === undefined) return null;
  return { value, edits: { past: [...edits.past, current], future, at: Number.NEGATIVE_INFINITY } };
}
