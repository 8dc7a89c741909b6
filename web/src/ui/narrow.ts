import { type ReadonlySignal, signal } from '@preact/signals';

/** Whether a media query holds, now and later. */
function holds(query: string): ReadonlySignal<boolean> {
  const list = typeof matchMedia === 'function' ? matchMedia(query) : null;
  const state = signal(list?.matches ?? false);
  list?.addEventListener('change', (event) => {
    state.value = event.matches;
  });
  return state;
}

/** Whether one part is shown at a time, for want of room; the style sheets ask the same. */
export const narrow = holds('(width < 56.25rem)');

/** Whether fingers point here: the keyboard is one on the screen. */
export const touched = holds('(pointer: coarse)');
