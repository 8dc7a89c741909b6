import { signal } from '@preact/signals';

export type DialogId = 'import' | 'help' | 'commands' | 'embed' | 'lessons' | 'answer';

/** Which dialog is open. */
export const dialogShown = signal<DialogId | null>(null);

export function showDialog(id: DialogId): void {
  dialogShown.value = id;
}

/** Closes a dialog; that it was closed may be heard of when another is open already. */
export function closeDialog(id: DialogId): void {
  if (dialogShown.value === id) dialogShown.value = null;
}

export type ShareWay = 'link' | 'download';

/** A wish to share: asked about first where the scenario holds what looks like a credential. */
export const sharing = signal<ShareWay | null>(null);

export function shareRequest(way: ShareWay): void {
  sharing.value = way;
}
