/** The store of this page, in this browser. */
import { startEngine } from '../engine/client';
import { browserAddress } from './address';
import type { Store } from './contract';
import { loadSettings, saveSettings } from './settings';
import { openShelf } from './shelf';
import { createStore } from './store';

export const store: Store = createStore({
  engine: startEngine(),
  shelf: openShelf(),
  address: browserAddress(),
  languages: navigator.languages,
  settings: { load: loadSettings, save: saveSettings },
  now: () => Date.now(),
  onLeave: (listener) => {
    addEventListener('pagehide', listener);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') listener();
    });
  },
});
