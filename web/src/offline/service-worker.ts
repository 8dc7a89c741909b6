/**
 * Keeps the whole page in the browser, so that it starts without a network: every file of one build, the ones that are
 * loaded late too. A newer build is fetched beside it and taken at the next start, never under a page that is open.
 *
 * The build replaces `__FILES__` by the list of its files with their digests, and `__VERSION__` by the digest of the list.
 */
declare const self: ServiceWorkerGlobalScope;
declare const __FILES__: readonly (readonly [path: string, integrity: string])[];
declare const __VERSION__: string;

const PREFIX = 'gatelens-';
const FILES = __FILES__;
const CACHE = PREFIX + __VERSION__;
/** Where the cache notes that this build took the place of another, until a page has said so. */
const TOLD = '#updated';
/** How many files are fetched at once: the visitor's own requests go first. */
const AT_ONCE = 4;

const base = new URL(self.registration.scope);
const paths = new Set(FILES.map(([path]) => new URL(path, base).pathname));

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== base.origin) return;
  const path = url.pathname === base.pathname ? `${base.pathname}index.html` : url.pathname;
  // What is not of this build goes its way untouched: embeds, and the assets of another build.
  if (!paths.has(path)) return;
  event.respondWith(request.mode === 'navigate' ? start(event, path) : kept(request, path));
});

self.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
  else if (event.data === 'updated?') event.waitUntil(tellUpdate(event.source));
});

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  const missing = [...FILES];
  const work = async () => {
    for (let file = missing.shift(); file !== undefined; file = missing.shift()) await keep(cache, ...file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Puts a file into the cache: from the build before where it is the same, else from the network. */
async function keep(cache: Cache, path: string, integrity: string): Promise<void> {
  const url = new URL(path, base);
  if (await cache.match(url)) return;
  const hashed = path.startsWith('assets/');
  const before = hashed ? await caches.match(url) : undefined;
  // A name without a hash may stand for an older file in the browser's own cache.
  const response = before ?? (await fetch(url, { integrity, cache: hashed ? 'default' : 'no-cache' }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(url, response);
}

async function activate(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  if (others.length > 0) await (await caches.open(CACHE)).put(new URL(TOLD, base), new Response());
  // A page of the build before may still be open in another tab, and ask for its late files.
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(request: Request, path: string): Promise<Response> {
  const own = await (await caches.open(CACHE)).match(new URL(path, base));
  return own ?? (await caches.match(new URL(path, base))) ?? fetch(request);
}

/**
 * The page at its start. Where a newer build waits and no other page is open, it is taken now: the browser itself would
 * wait until the last page is closed, and a reload does not close one.
 */
async function start(event: FetchEvent, path: string): Promise<Response> {
  const waiting = self.registration.waiting;
  const open = await self.clients.matchAll({ type: 'window' });
  if (waiting && open.length < 2) {
    waiting.postMessage('take over');
    return new Response('', { headers: { Refresh: '0', 'Content-Type': 'text/html' } });
  }
  return kept(event.request, path);
}

async function tellUpdate(source: ExtendableMessageEvent['source']): Promise<void> {
  const cache = await caches.open(CACHE);
  if (await cache.delete(new URL(TOLD, base))) source?.postMessage('updated');
}

export {};
