/**
 * Which tab of the browser this is. A reload keeps it; a tab that was duplicated is another one. Tabs that are open hold
 * a lock of their name, so that others can tell whose draft was left behind.
 */

const KEY = 'gatelens:tab';
const LOCK = 'gatelens:tab:';

export interface Tab {
  readonly id: string;
  /** The tab whose draft this one goes on with, if the browser says so: itself after a reload. */
  readonly from: string | null;
}

/** Where tabs cannot be told apart, all are this one. */
export const ONLY_TAB: Tab = { id: 'only', from: 'only' };

/** Takes a tab's name for as long as the page is open. */
export async function takeTab(): Promise<Tab> {
  if (!('locks' in navigator) || !('randomUUID' in crypto)) return ONLY_TAB;
  const before = read();
  if (before !== null && (await hold(before))) return { id: before, from: before };
  const id = crypto.randomUUID();
  write(id);
  await hold(id);
  return { id, from: before };
}

/** The tabs that are open. */
export async function openTabs(): Promise<ReadonlySet<string>> {
  try {
    const { held = [] } = await navigator.locks.query();
    const names = held.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []));
    return new Set(names);
  } catch {
    return new Set();
  }
}

/** Holds the lock of a tab until the page is left; answers whether no other tab has it. */
function hold(id: string): Promise<boolean> {
  return new Promise((resolve) => {
    const held = navigator.locks.request(`${LOCK}${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      if (lock === null) return undefined;
      return new Promise<void>((leave) => {
        // A page that waits in the browser's memory for a way back is not open.
        addEventListener('pagehide', () => leave(), { once: true });
        addEventListener('pageshow', (event) => event.persisted && void hold(id), { once: true });
      });
    });
    held.catch(() => resolve(true));
  });
}

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(id: string): void {
  try {
    sessionStorage.setItem(KEY, id);
  } catch {
    // Without it a reload finds the draft as that of a tab that is gone.
  }
}
