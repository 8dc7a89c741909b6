import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { expect, type Page, test } from '../../web/node_modules/@playwright/test';
import { result, station, write } from './harness';

test.use({ serviceWorkers: 'allow' });

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** The page at an address that can go away, and bring out a newer build. */
class Host {
  readonly #server: Server;
  /** What stands in the version's place in the service worker. */
  version: string | null = null;
  readonly asked: string[] = [];

  constructor() {
    const dist = join(__dirname, '../../web/dist');
    this.#server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://host').pathname
        .replace(/\/$/u, '/index.html')
        .slice(1);
      this.asked.push(path);
      try {
        let body: Buffer | string = readFileSync(join(dist, path));
        if (path === 'service-worker.js' && this.version !== null) {
          body = body.toString().replace(/(?<=["'`])[0-9a-f]{16}(?=["'`])/u, this.version);
        }
        const type = TYPES[extname(path)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', connection: 'close' });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    const address = this.#server.address();
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/` : '';
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

/** Waits until every file of the page is kept. */
async function settled(page: Page): Promise<void> {
  await expect(result(page)).toContainText(/[1-5]\d\d /u);
  await page.evaluate(() => navigator.serviceWorker.ready.then((ready) => ready.active?.state));
}

test('after the first visit the page starts and works without a network', async ({ page }) => {
  test.slow();
  const host = new Host();
  const address = await host.start();
  await page.goto(address);
  await settled(page);
  await host.stop();
  await page.reload();
  await expect(result(page)).toContainText('200');
  await station(page, 'integrationRequest');
  await write(page, 'Mapping template for application/json', '{"offline": "$input.params(\'name\')"}');
  await expect(page.locator('#station-panel')).toContainText('"offline": "foo"');
  // The language that comes late, an example, and the whole engine that its service needs.
  await page.goto(`${address}?lang=ko#e.dynamodb-query`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page.locator('#station-client')).toContainText('클라이언트 요청');
  await expect(result(page)).toContainText('200');
  for (const name of ['methodRequest', 'backend', 'integrationResponse', 'methodResponse']) {
    await station(page, name);
    await expect(page.locator('#station-panel h2').first()).toBeVisible();
  }
  // A lesson, and its answer.
  await page.goto(`${address}?lang=ko#l.first-template`);
  await expect(page.locator('section.lesson li.open')).toBeVisible();
  await page.locator('section.lesson .lesson-help button').first().click();
  await expect(page.locator('section.lesson .notice')).toBeVisible();
});

test('a newer build is told, and taken at the next start', async ({ page }) => {
  test.slow();
  const host = new Host();
  const address = await host.start();
  await page.goto(address);
  await settled(page);
  await expect(page.getByText('newer version')).toHaveCount(0);

  host.version = '0000000000000001';
  await page.reload();
  await expect(page.getByText('A newer version of this page is ready.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('This page has been updated to a newer version.')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.reload();
  await expect(result(page)).toContainText('200');
  await expect(page.getByText('newer version')).toHaveCount(0);
  expect(await page.evaluate(() => caches.keys())).toContain('gatelens-0000000000000001');

  // Nothing typed is lost when the newer build is started at once.
  host.version = '0000000000000002';
  await page.reload();
  await page.getByLabel('Title of this scenario').fill('Typed before the update');
  await page.getByRole('button', { name: 'Start it now' }).click();
  await expect(page.getByText('This page has been updated to a newer version.')).toBeVisible();
  await expect(page.getByLabel('Title of this scenario')).toHaveValue('Typed before the update');
  await host.stop();
});
test('an embed keeps nothing and is not kept', async ({ page }) => {
  const host = new Host();
  const address = await host.start();
  await page.goto(`${address}embed.html`);
  await expect(page.locator('.embed-status')).toContainText('200');
  expect(
    await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
  ).toBe(0);
  expect(host.asked).not.toContain('service-worker.js');
  expect(host.asked).not.toContain('manifest.webmanifest');
  await host.stop();
});

test('the page can be installed: its manifest names icons that are there', async ({
  page,
  request,
  baseURL,
}) => {
  await page.goto('./');
  const href = await page.locator('link[rel="manifest"]').getAttribute('href');
  const address = new URL(href ?? '', baseURL);
  const manifest = await (await request.get(address.href)).json();
  expect(manifest).toMatchObject({ name: 'Gatelens', display: 'standalone', start_url: './', scope: './' });
  const sizes = new Set<string>();
  for (const { src, sizes: size, type } of manifest.icons) {
    const icon = await request.get(new URL(src, address).href);
    expect(icon.headers()['content-type']).toContain(type);
    if (type === 'image/png') {
      const bytes = await icon.body();
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(size);
    }
    sizes.add(size);
  }
  expect([...sizes]).toEqual(expect.arrayContaining(['192x192', '512x512']));
});
