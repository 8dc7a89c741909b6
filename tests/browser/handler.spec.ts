import { expect, open, panel, result, station, test, write } from './harness';

const SOURCE = 'Function source (JavaScript)';
const body = (source: string) => `export const handler = async (event) => {\n  ${source}\n};\n`;

test('a handler runs, what it prints is shown, and its result is the answer', async ({ page }) => {
  const modules: string[] = [];
  page.on('request', (request) => {
    if (/handler.*\.wasm/u.test(request.url())) modules.push(request.url());
  });
  await open(page);
  expect(modules, 'the engine of handlers is not loaded without one').toEqual([]);
  await open(page, '#e.handler-proxy');
  await page.reload();
  await expect(result(page)).toContainText('201');
  expect(modules.length).toBeGreaterThan(0);
  await station(page, 'backend');
  await expect(panel(page)).toContainText('MyFunction greets "foo"');
  await write(
    page,
    SOURCE,
    body("console.log('now', [event.path]);\n  return { statusCode: 202, body: 'b' };"),
  );
  await expect(result(page)).toContainText('202');
  await expect(panel(page)).toContainText("now [ '/hello' ]");
});

test('a handler is chosen and begins with a source that runs', async ({ page }) => {
  await open(page, '#e.handler-non-proxy');
  await station(page, 'backend');
  await panel(page)
    .getByRole('combobox', { name: 'Answer' })
    .first()
    .selectOption({ label: 'The function returns' });
  await panel(page)
    .getByRole('combobox', { name: 'Answer' })
    .first()
    .selectOption({ label: 'The function is JavaScript' });
  await expect(panel(page)).toContainText('The function printed');
  await expect(result(page)).toContainText('200');
});

test('a handler that never ends is stopped, and the page answers meanwhile', async ({ page }) => {
  await open(page, '#e.handler-proxy');
  await station(page, 'backend');
  await write(page, SOURCE, body("console.log('begins');\n  for (;;);"));
  await expect(panel(page)).toContainText('Task timed out after 3.00 seconds');
  await expect(panel(page)).toContainText('begins');
  await expect(result(page)).toContainText('502');
  // One step that never ends: its worker is stopped.
  await write(page, SOURCE, body("return /^(a+)+$/.test('a'.repeat(60) + 'b');"));
  await station(page, 'client');
  await expect(panel(page), 'the page answers').toContainText('/hello', { timeout: 2000 });
  await station(page, 'backend');
  await write(page, SOURCE, body("return { statusCode: 203, body: '' };"));
  await expect(result(page), 'a newer source does not wait for the old one').toContainText('203');
});

test('a handler reaches nothing of the browser', async ({ page }) => {
  await open(page, '#e.handler-proxy');
  await station(page, 'backend');
  for (const name of ['fetch', 'indexedDB', 'postMessage']) {
    await write(page, SOURCE, body(`return ${name}('https://example.com/');`));
    await expect(panel(page)).toContainText(`${name} is not defined`);
  }
  await write(page, SOURCE, body("return 'x'.repeat(2 ** 28);"));
  await expect(panel(page)).toContainText('signal: killed');
});
