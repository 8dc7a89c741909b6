/** How much of the lesson is shown where it lies over the page: its head, half of the screen, or all of it. */

export const SHEET_SIZES = ['small', 'half', 'full'] as const;

export type SheetSize = (typeof SHEET_SIZES)[number];

/** The size after a step up or down; at the ends it stays. */
export function sheetStep(size: SheetSize, step: 1 | -1): SheetSize {
  return SHEET_SIZES[SHEET_SIZES.indexOf(size) + step] ?? size;
}

/** How far a finger draws the sheet for another size, in pixels. */
const FAR = 32;

/** The size after the sheet's head was drawn down by so many pixels, up where there are fewer than none. */
export function sheetDrawn(size: SheetSize, down: number): SheetSize {
  if (Math.abs(down) < FAR) return size;
  return sheetStep(size, down > 0 ? -1 : 1);
}
