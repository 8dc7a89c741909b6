/**
 * Typing is drawn once. What is typed stands in its own field already; the rest of the page waits for the result, which
 * is there sooner than the page could be drawn twice. Whatever is done next finds the page drawn: what answers a form
 * or a button knows what it was drawn with, and the last syllable of an input method comes with the key that sends it.
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

/** Ends the waiting and hands over what draws. */
function taken(): (() => void) | null {
  waiting = false;
  clearTimeout(timer);
  const now = draw;
  draw = null;
  return now;
}

function go(): void {
  const now = taken();
  // Whatever else changes with the result is drawn with it.
  if (now) queueMicrotask(now);
}

/** What may follow on typing at once, but for keys that type. */
const ACTIONS = ['submit', 'click', 'change'] as const;

function drawAtOnce(): void {
  taken()?.();
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
  for (const action of ACTIONS) document.addEventListener(action, drawAtOnce, { capture: true });
  document.addEventListener('keydown', ({ key }) => key.length > 1 && drawAtOnce(), { capture: true });
  effect(() => {
    // Every result brings its own list, be it empty.
    problems.value;
    fault.value;
    go();
  });
}
