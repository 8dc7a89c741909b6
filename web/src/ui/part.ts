import { signal } from '@preact/signals';

export const PARTS = ['in', 'rule', 'out'] as const;

export type PartId = (typeof PARTS)[number];

/** Which part of a station is shown where there is room for one. */
export const shownPart = signal<PartId>('rule');

/** Shows the part that an element stands in. */
export function showPartOf(element: Element): void {
  const part = PARTS.find((id) => element.closest('.column')?.classList.contains(id));
  if (part) shownPart.value = part;
}
