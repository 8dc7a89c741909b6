/** The page's side of its service worker: puts it to work, and hears of newer builds. */
import { signal } from '@preact/signals';

/** What is to be told of the page's own builds: one waits for the next start, or this start brought one. */
export type Update = 'none' | 'waiting' | 'brought';

export const update = signal<Update>('none');

let registration: ServiceWorkerRegistration | null = null;

/** Keeps the page for starts without a network; where the browser does not offer it, nothing happens. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', (event) => {
    if (event.data === 'updated') update.value = 'brought';
  });
  serviceWorker.controller?.postMessage('updated?');
  try {
    const found = await serviceWorker.register(new URL('./service-worker.js', document.baseURI), {
      updateViaCache: 'none',
    });
    registration = found ?? null;
    if (found) watch(found);
  } catch {
    // Without a network, or where it is forbidden, the page works as it is.
  }
}

function watch(found: ServiceWorkerRegistration): void {
  const tell = () => {
    // The first one of all is no update.
    if (found.waiting && navigator.serviceWorker.controller) update.value = 'waiting';
  };
  tell();
  found.addEventListener('updatefound', () => found.installing?.addEventListener('statechange', tell));
}

/** Takes the build that waits, and starts the page anew with it. */
export function takeUpdate(): void {
  const waiting = registration?.waiting;
  if (!waiting) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take over');
}
