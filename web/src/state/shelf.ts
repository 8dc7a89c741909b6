/** The browser's shelf: the draft and the history in IndexedDB. Where it cannot be had, nothing is kept. */
import type { Scenario } from '../generated/Scenario';
import type { HistoryEntry } from './contract';
import { isScenario } from './shape';

const DATABASE = 'gatelens';
const STORE = 'shelf';
const VERSION = 1;

/** What the author was at when the page was left. */
export interface Draft {
  readonly scenario: Scenario;
  /** The address's fragment while this was the draft: under that address the draft goes on. */
  readonly fragment: string;
}

export interface Shelf {
  draft(): Promise<Draft | null>;
  history(): Promise<readonly HistoryEntry[]>;
  /** The earlier states of the draft that can be undone to, the oldest first. */
  undo(): Promise<readonly Scenario[]>;
  /** Keeps the draft and what can be undone in it, both or neither. */
  putDraft(draft: Draft, past: readonly Scenario[]): Promise<void>;
  putHistory(history: readonly HistoryEntry[]): Promise<void>;
}

/** The shelf of this browser. */
export function openShelf(): Shelf {
  let opened: Promise<IDBDatabase | null> | undefined;
  const database = () => {
    opened ??= open();
    return opened;
  };
  return {
    draft: async () => readDraft(await get(await database(), 'draft')),
    history: async () => readHistory(await get(await database(), 'history')),
    undo: async () => readUndo(await get(await database(), 'undo')),
    putDraft: async (draft, past) =>
      put(await database(), {
        draft: { version: VERSION, ...draft },
        undo: { version: VERSION, past },
      }),
    putHistory: async (entries) => put(await database(), { history: { version: VERSION, entries } }),
  };
}

function open(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

function get(database: IDBDatabase | null, key: string): Promise<unknown> {
  return new Promise((resolve) => {
    try {
      const request = database?.transaction(STORE, 'readonly').objectStore(STORE).get(key);
      if (!request) return resolve(undefined);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

/** Puts each value under its key, all of them or none. */
function put(database: IDBDatabase | null, values: Readonly<Record<string, unknown>>): Promise<void> {
  return new Promise((resolve) => {
    try {
      const transaction = database?.transaction(STORE, 'readwrite');
      if (!transaction) return resolve();
      const store = transaction.objectStore(STORE);
      for (const [key, value] of Object.entries(values)) store.put(value, key);
      // At once: a page that goes away does not wait for the browser to do it.
      transaction.commit();
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => resolve();
      transaction.onabort = () => resolve();
    } catch {
      resolve();
    }
  });
}

function isVersioned(value: unknown): value is { readonly version: typeof VERSION } {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === VERSION;
}

/** The draft, if what was stored is one. */
export function readDraft(value: unknown): Draft | null {
  if (!isVersioned(value) || !('scenario' in value) || !isScenario(value.scenario)) return null;
  const fragment = 'fragment' in value && typeof value.fragment === 'string' ? value.fragment : '';
  return { scenario: value.scenario, fragment };
}

/** The states that are still readable of what was stored; one that is not ends those before it. */
export function readUndo(value: unknown): readonly Scenario[] {
  if (!isVersioned(value) || !('past' in value) || !Array.isArray(value.past)) return [];
  return value.past.slice(value.past.findLastIndex((one) => !isScenario(one)) + 1);
}

/** The entries that are still readable of what was stored. */
export function readHistory(value: unknown): readonly HistoryEntry[] {
  if (!isVersioned(value) || !('entries' in value) || !Array.isArray(value.entries)) return [];
  return value.entries.filter(isEntry);
}

function isEntry(value: unknown): value is HistoryEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'at' in value &&
    typeof value.at === 'number' &&
    'scenario' in value &&
    isScenario(value.scenario)
  );
}
