import { brotliCompressSync, constants } from 'node:zlib';
import { expect, open, test } from './harness';

/** The most that may be loaded before the first result is there, in bytes, compressed by Brotli. */
const BUDGET = 390_000;

test('what the first result needs is light', async ({ page }, info) => {
  const bodies: Promise<readonly [string, Buffer]>[] = [];
  page.on('response', (response) => {
    bodies.push(response.body().then((body) => [response.url(), body] as const));
  });
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!/[1-5]\d\d /u.test(document.querySelector('#result')?.textContent ?? '')) return;
      observer.disconnect();
      performance.mark('first result');
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
  await open(page);
  await page.waitForLoadState('networkidle');
  const later = await page.evaluate(() => {
    const shown = performance.getEntriesByName('first result')[0]?.startTime ?? Number.POSITIVE_INFINITY;
    const resources = performance.getEntriesByType('resource');
    return resources.filter((entry) => entry.startTime > shown).map((entry) => entry.name);
  });
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  const files = (await Promise.all(bodies)).map(([url, body]) => ({
    path: new URL(url).pathname,
    size: brotliCompressSync(body, quality).length,
    later: later.includes(url),
  }));
  const sum = (some: typeof files) => some.reduce((total, { size }) => total + size, 0);
  const first = sum(files.filter((file) => !file.later));
  const lines = files.map(
    (file) => `${file.size}\t${file.path}${file.later ? ' (after the first result)' : ''}`,
  );
  const report = `${first} bytes (Brotli) before the first result, ${sum(files)} in all\n${lines.join('\n')}`;
  console.log(report);
  await info.attach('sizes', { body: report, contentType: 'text/plain' });
  expect(first).toBeLessThan(BUDGET);
});
