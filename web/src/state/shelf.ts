/**
 * The browser's shelf: each tab's draft, the history of all and what was made in each lesson, in IndexedDB. Where it
 * cannot be had, nothing is kept.
 *
 * A tab that is new goes on with the draft that was left behind last; the others that were left behind go into the
 * history, so that there are never more drafts than there were tabs open at once.
 */
import type { Scenario } from '../generated/Scenario';
import type { HistoryEntry } from './contract';
import { joined, remembered } from './history';
import { isScenario } from './shape';
import { ONLY_TAB, openTabs, type Tab, takeTab } from './tab';

const DATABASE = 'gatelens';
const STORE = 'shelf';
const VERSION = 1;

/** What the author was at when the page was left. */
export interface Draft {
  readonly scenario: Scenario;
  /** The address's fragment while this was the draft: under that address the draft goes on. */
  readonly fragment: string;
  /** Whether nothing in it is the author's. */
  readonly pristine?: boolean;
}

/** A draft with the tab that left it, and when. */
interface Left extends Draft {
  readonly tab: string;
  readonly at: number;
}

export interface Shelf {
  draft(): Promise<Draft | null>;
  history(): Promise<readonly HistoryEntry[]>;
  /** The earlier states of the draft that can be undone to, the oldest first. */
  undo(): Promise<readonly Scenario[]>;
  /** Keeps the draft and what can be undone in it, both or neither. */
  putDraft(draft: Draft, past: readonly Scenario[]): Promise<void>;
  putHistory(history: readonly HistoryEntry[]): Promise<void>;
  /** What the learner made in a lesson; `null` before anything was. */
  lesson(name: string): Promise<Scenario | null>;
  putLesson(name: string, scenario: Scenario): Promise<void>;
}

const DRAFT = 'draft:';
const UNDO = 'undo:';
const LESSON = 'lesson:';

/** The shelf of this browser. */
export function openShelf(): Shelf {
  let opened: Promise<IDBDatabase | null> | undefined;
  let taken: Promise<Tab> | undefined;
  let settled: Promise<string | null> | undefined;
  const database = () => {
    opened ??= open();
    return opened;
  };
  const tab = () => {
    taken ??= takeTab();
    return taken;
  };
  /** The tab whose draft goes on here. */
  const source = () => {
    settled ??= settle();
    return settled;
  };

  async function settle(): Promise<string | null> {
    const [shelf, { id, from }] = await Promise.all([database(), tab()]);
    if (from !== null && readDraft(await get(shelf, DRAFT + from)) !== null) return from;
    if (id === ONLY_TAB.id) return null;
    const [entries, open] = await Promise.all([all(shelf), openTabs()]);
    const left = entries
      .flatMap(([key, value]) => readLeft(key, value))
      .filter((draft) => !open.has(draft.tab))
      .sort((one, other) => other.at - one.at);
    const next = left.find((draft) => !draft.pristine) ?? left[0];
    const others = left.filter((draft) => draft !== next);
    if (others.length > 0) await putAway(shelf, others);
    return next?.tab ?? null;
  }

  /** Puts drafts that nobody goes on with into the history. */
  async function putAway(shelf: IDBDatabase | null, drafts: readonly Left[]): Promise<void> {
    let history = readHistory(await get(shelf, 'history'));
    for (const draft of drafts.toReversed()) {
      if (!draft.pristine) history = remembered(history, draft.scenario, draft.at);
    }
    const gone = drafts.flatMap(({ tab: left }) => [DRAFT + left, UNDO + left]);
    await put(shelf, { history: { version: VERSION, entries: history } }, gone);
  }

  return {
    draft: async () => {
      const from = await source();
      return from === null ? null : readDraft(await get(await database(), DRAFT + from));
    },
    history: async () => {
      await source();
      return readHistory(await get(await database(), 'history'));
    },
    undo: async () => {
      const from = await source();
      return from === null ? [] : readUndo(await get(await database(), UNDO + from));
    },
    putDraft: async (draft, past) => {
      const shelf = await database();
      const [{ id, from }, before] = await Promise.all([tab(), source()]);
      // What this tab went on with is its own now; that of a tab it was duplicated from is not.
      const gone = before === null || before === id || before === from ? [] : [DRAFT + before, UNDO + before];
      await put(
        shelf,
        {
          [DRAFT + id]: { version: VERSION, at: Date.now(), ...draft },
          [UNDO + id]: { version: VERSION, past },
        },
        gone,
      );
    },
    putHistory: async (entries) => {
      const shelf = await database();
      // Another tab may have put something there meanwhile.
      const stored = readHistory(await get(shelf, 'history'));
      await put(shelf, { history: { version: VERSION, entries: joined(entries, stored) } });
    },
    lesson: async (name) => readDraft(await get(await database(), LESSON + name))?.scenario ?? null,
    putLesson: async (name, scenario) => {
      await put(await database(), { [LESSON + name]: { version: VERSION, scenario } });
    },
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

/** All keys with their values. */
function all(database: IDBDatabase | null): Promise<ReadonlyArray<readonly [string, unknown]>> {
  return new Promise((resolve) => {
    try {
      const request = database?.transaction(STORE, 'readonly').objectStore(STORE).openCursor();
      if (!request) return resolve([]);
      const found: [string, unknown][] = [];
      request.onsuccess = () => {
        const cursor = request.result;
        if (!cursor) return resolve(found);
        found.push([String(cursor.key), cursor.value]);
        cursor.continue();
      };
      request.onerror = () => resolve([]);
    } catch {
      resolve([]);
    }
  });
}

/** Puts each value under its key and takes others away, all of it or nothing. */
function put(
  database: IDBDatabase | null,
  values: Readonly<Record<string, unknown>>,
  gone: readonly string[] = [],
): Promise<void> {
  return new Promise((resolve) => {
    try {
      const transaction = database?.transaction(STORE, 'readwrite');
      if (!transaction) return resolve();
      const store = transaction.objectStore(STORE);
      for (const [key, value] of Object.entries(values)) store.put(value, key);
      for (const key of gone) store.delete(key);
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
  const pristine = 'pristine' in value && value.pristine === true;
  return { scenario: value.scenario, fragment, ...(pristine ? { pristine } : {}) };
}

/** The draft under this key with its tab, if there is one. */
function readLeft(key: string, value: unknown): readonly Left[] {
  const draft = key.startsWith(DRAFT) ? readDraft(value) : null;
  if (draft === null) return [];
  const at = typeof value === 'object' && value !== null && 'at' in value ? Number(value.at) || 0 : 0;
  return [{ ...draft, tab: key.slice(DRAFT.length), at }];
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
