import type { Store } from '../state/contract';
import { narrow } from './narrow';

/** Brings the stations back into sight where the drawer takes their place. */
export function showStations(store: Store): void {
  if (narrow.peek() && store.view.peek().drawer !== null)
    store.view.value = { ...store.view.peek(), drawer: null };
}
