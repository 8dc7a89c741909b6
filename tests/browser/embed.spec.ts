import { createServer } from 'node:http';
import { barriers } from './barriers';
import { expect, open, type Page, paste, test, write } from './harness';

const TEMPLATE = 'Mapping template for application/json';

/** Another site's page with the frame in it; `localhost` and `127.0.0.1` are different sites to a browser. */
async function withFrame<T>(code: string, use: (address: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const found = request.url === '/';
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      found
        ? `<!doctype html><html lang="en"><title>Class</title><link rel="icon" href="data:,">${code}</html>`
        : '',
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  try {
    return await use(`http://localhost:${typeof address === 'object' && address ? address.port : 0}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The code that the page gives for a frame. */
async function copiedCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('menuitem', { name: /^Copy embed/u }).click();
  const code = page.getByLabel('Code of the frame');
  await expect(code).toHaveValue(/^<iframe .*#s1\./u);
  return code.inputValue();
}

test('the code of an embed works in another site’s page, and leads back with what was changed', async ({
  page,
  context,
}) => {
  await open(page);
  await page.getByLabel('Title of this scenario').fill('"Quoted" & <b>');
  const code = await copiedCode(page);
  expect(code).toContain('title="&quot;Quoted&quot; &amp; &lt;b>"');
  expect(code).toContain('loading="lazy"');
  await withFrame(code, async (address) => {
    await page.goto(address);
    const frame = page.frameLocator('iframe');
    await expect(page.locator('iframe')).toHaveAttribute('title', '"Quoted" & <b>');
    await expect(frame.locator('.embed-status')).toContainText('200 OK');
    await expect(frame.locator('.column.in')).toHaveCount(0);
    const source = page.frames()[1]?.url();
    await frame.getByRole('textbox', { name: TEMPLATE }).click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('{"changed": "$input.params(\'name\')"}');
    await expect(frame.locator('.column.out')).toContainText('"changed": "foo"');
    const link = frame.getByRole('link', { name: 'Open in Gatelens' });
    await expect(link).not.toHaveAttribute('href', new RegExp(source?.split('#')[1] ?? '-', 'u'));
    expect(page.frames()[1]?.url(), 'an embed writes no address').toBe(source);
    const opened = context.waitForEvent('page');
    await link.click();
    const whole = await opened;
    await expect(whole.getByLabel('Title of this scenario')).toHaveValue('"Quoted" & <b>');
    await expect(whole.locator('#station-panel')).toContainText('"changed": "foo"');
  });
});

test('an embed takes station, language, theme, height and whether it may be edited', async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 600 });
  await page.goto(
    './embed.html?station=backend&lang=ko&theme=dark&readonly=1&height=400#e.rename-a-query-parameter',
  );
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('.embed')).toHaveCSS('height', '400px');
  await expect(page.getByRole('link', { name: 'Gatelens에서 열기' })).toBeVisible();
  const choice = page.locator('.column.rule select').first();
  await expect(choice).toBeDisabled();
  const editor = page.locator('.column.rule').getByRole('textbox').first();
  await expect(editor).toHaveAttribute('aria-readonly', 'true');
});

test('an embed of a broken link says so', async ({ page }) => {
  await page.goto('./embed.html#s1.q1YqSy0qzszPU7Iy0lFKzi9K');
  await expect(page.getByRole('alert')).toContainText('cut off');
});

for (const [width, theme] of [
  [800, 'light'],
  [380, 'dark'],
] as const) {
  test(`an embed has no barrier and nothing beside its frame (${width}, ${theme})`, async ({ page }) => {
    await page.setViewportSize({ width, height: 300 });
    await page.goto(`./embed.html?theme=${theme}`);
    await expect(page.locator('.embed-status')).toContainText('200');
    await expect(page.getByRole('link', { name: 'Open in Gatelens' })).toBeInViewport({ ratio: 1 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await barriers(page)).toEqual([]);
  });
}

test('the credentials of a scenario are asked about before it is embedded', async ({ page }) => {
  await open(page);
  await paste(
    page,
    "curl https://example.com/pets -H 'Authorization: Bearer abcdefghijklmnop.qrstuvwxyz.0123456789'",
  );
  const code = await copiedCode(page);
  await expect(page.getByLabel('Replace what looks like a credential with placeholders')).toBeChecked();
  expect(await barriers(page, 'dialog')).toEqual([]);
  await page.getByLabel('Replace what looks like a credential with placeholders').uncheck();
  await expect(page.getByLabel('Code of the frame')).not.toHaveValue(code);
});

test('a frame that was changed keeps no text of the page’s own', async ({ page }) => {
  await open(page);
  await write(page, TEMPLATE, '{"mine": 1}');
  await page.waitForURL(/#s1\./u);
  await page.goto('./embed.html');
  await expect(page.locator('.embed-status')).toContainText('200');
  await expect(page.locator('.column.rule')).not.toContainText('mine');
});

test('an embed stores nothing', async ({ page }) => {
  await page.goto('./embed.html');
  await write(page, TEMPLATE, '{"mine": 1}');
  await expect(page.locator('.embed-status')).toContainText('200');
  const kept = await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]);
  expect(kept).toEqual([0, 0]);
  expect(new URL(page.url()).hash, 'an embed writes no address').toBe('');
});
