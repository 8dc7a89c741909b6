import { brotliCompressSync, constants } from 'node:zlib';
import { expect, open, test } from './harness';

/** The most that the first load may weigh, in bytes, compressed by Brotli. */
const BUDGET = 450_000;

test('the first load is light', async ({ page }, info) => {
  const bodies: Promise<readonly [string, Buffer]>[] = [];
  page.on('response', (response) => {
    bodies.push(response.body().then((body) => [new URL(response.url()).pathname, body] as const));
  });
  await open(page);
  await page.waitForLoadState('networkidle');
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  const files = (await Promise.all(bodies)).map(([path, body]) => [path, brotliCompressSync(body, quality).length] as const);
  const total = files.reduce((sum, [, size]) => sum + size, 0);
  const report = files.map(([path, size]) => `${size}\t${path}`).join('\n');
  await info.attach('sizes', { body: `${report}\n${total}\ttotal\n`, contentType: 'text/plain' });
  console.log(`first load: ${total} bytes (Brotli) in ${files.length} files\n${report}`);
  expect(total).toBeLessThan(BUDGET);
});
