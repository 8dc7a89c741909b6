/** An embed: the rule and the outcome of one station, in somebody else's page. It stores nothing and writes no address. */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { loadEditor } from '../editor/LazyEditor';
import { startEngine } from '../engine/client';
import { prepare } from '../i18n';
import type { Shelf } from '../state/shelf';
import { createStore } from '../state/store';
import { Embed } from './Embed';
import { readParameters } from './parameters';

/** Other people's pages are no place to keep anything. */
const NO_SHELF: Shelf = {
  draft: async () => null,
  history: async () => [],
  undo: async () => [],
  putDraft: async () => {},
  putHistory: async () => {},
  lesson: async () => null,
  putLesson: async () => {},
};

const parameters = readParameters(location.search);
const store = createStore({
  engine: startEngine(),
  shelf: NO_SHELF,
  address: {
    fragment: () => location.hash,
    query: () => location.search,
    base: () => new URL('./', location.href).href.replace(/[?#].*$/u, ''),
    replace: () => {},
    onChange: (listener) => addEventListener('hashchange', listener),
  },
  languages: navigator.languages,
  settings: { load: () => undefined, save: () => {} },
  now: () => Date.now(),
  onLeave: () => {},
});

document.documentElement.style.setProperty('--embed-height', `${parameters.height}px`);
const started = store.start();
await prepare(store.view.peek().language);
await started;
if (parameters.station) store.station.value = parameters.station;
const root = document.getElementById('app');
if (root) render(<Embed store={store} readonly={parameters.readonly} />, root);
effect(() => {
  if (store.outcome.value !== null || store.fault.value !== null) requestAnimationFrame(() => loadEditor());
});
