/**
 * Typing is drawn once. What is typed stands in its own field already; the rest of the page waits for the result, which
 * is there sooner than the page could be drawn twice.
 */
import { effect } from '@preact/signals';
import { options } from 'preact';
import type { Store } from '../state/contract';

/** So long the page waits at most, in milliseconds: a result that comes later is drawn when it comes. */
const PATIENCE = 32;

let waiting = false;
let timer: ReturnType<typeof setTimeout> | undefined;
/** What draws, as soon as it may. */
let draw: (() => void) | null = null;

function go(): void {
  waiting = false;
  clearTimeout(timer);
  if (draw === null) return;
  const now = draw;
  draw = null;
  // Whatever else changes with the result is drawn with it.
  queueMicrotask(now);
}

/** Says that a text is being typed: what it changes is drawn with its result. */
export function drawWithResult(): void {
  waiting = true;
  clearTimeout(timer);
  timer = setTimeout(go, PATIENCE);
}

/** Lets typing be drawn with the results of a store. */
export function holdDrawing({ problems, fault }: Store): void {
  options.debounceRendering = (render) => {
    if (waiting) draw = render;
    else queueMicrotask(render);
  };
  effect(() => {
    // Every result brings its own list, be it empty.
    problems.value;
    fault.value;
    go();
  });
}
