import { signal } from '@preact/signals';
import { showPartOf } from './part';

/** A place to be shown and focused: whoever renders the field does it and clears the signal. */
export interface Revealed {
  readonly field: string;
  readonly start?: number;
  readonly end?: number;
}

export const revealed = signal<Revealed | null>(null);

/** Focuses the field once its station is drawn; editors take the exact place by themselves. */
export function focusField(field: string): void {
  requestAnimationFrame(() => {
    const exact = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
    if (!exact) return;
    showPartOf(exact);
    for (let fold = exact.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) {
      fold.open = true;
    }
    exact.scrollIntoView({ block: 'nearest' });
    if (exact instanceof HTMLInputElement || exact instanceof HTMLSelectElement) exact.focus();
  });
}
