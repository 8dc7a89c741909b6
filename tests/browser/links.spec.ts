import index from '../../web/content/examples/index.json';
import { expect, open, result, station, test, write } from './harness';

const TEMPLATE = 'Mapping template for application/json';

test('a link opens in a fresh profile', async ({ page, browser, baseURL }) => {
  await open(page);
  await station(page, 'integrationRequest');
  await write(page, TEMPLATE, '{"shared": "안녕 $input.params(\'name\')"}');
  await page.waitForURL(/#s1\.[\w-]+$/u);
  const address = page.url();
  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const other = await context.newPage();
  await other.goto(address);
  await other.locator('#station-integrationRequest').click();
  await expect(other.locator('#station-panel')).toContainText('안녕 foo');
  await expect(other.getByRole('alert')).toHaveCount(0);
  await context.close();
});

test('opening a link keeps the draft', async ({ page }) => {
  await open(page);
  await page.getByLabel('Title of this scenario').fill('My own work');
  await page.waitForURL(/#s1\./u);
  await page.goto('./#e.mock-response');
  await expect(page.getByLabel('Title of this scenario')).toHaveValue('Answer without a backend');
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByLabel('Title of this scenario')).toHaveValue('My own work');
});

for (const [name, fragment, words] of [
  ['cut', '#s1.q1YqSy0qzszPU7Iy0lFKzi9K', 'cut off'],
  ['of a later version', '#s99.abc', 'newer version'],
  ['foreign', '#hello', 'not written by Gatelens'],
  ['to no example', '#e.nothing', 'no example'],
] as const) {
  test(`a link that is ${name} leaves the page usable`, async ({ page }) => {
    await open(page, fragment);
    await expect(page.getByRole('alert')).toContainText(words);
    await expect(page.getByLabel('Title of this scenario')).toHaveValue('Rename a query parameter');
    await page.getByLabel('Title of this scenario').fill('Still usable');
    await expect(result(page)).toContainText('200');
  });
}

test('every example opens from the menu and by its link, and answers', async ({ page }) => {
  test.slow();
  await open(page);
  await page.getByRole('button', { name: 'Examples' }).click();
  const items = page.getByRole('menuitem');
  for (const { title } of index) await expect(items.filter({ hasText: title.en }).first()).toBeVisible();
  await items.filter({ hasText: index[1]?.title.en ?? '' }).first().click();
  await expect(page.getByLabel('Title of this scenario')).toHaveValue(index[1]?.title.en ?? '');
  for (const { id, title } of index) {
    await page.goto(`./#e.${id}`);
    await expect(page.getByLabel('Title of this scenario')).toHaveValue(title.en);
    await expect(result(page)).toContainText(/20\d /u);
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
});

test('an example speaks the language of the page', async ({ page }) => {
  await open(page, '#e.mock-response', '?lang=ko');
  const title = index.find((entry) => entry.id === 'mock-response')?.title.ko ?? '';
  await expect(page.locator('.title-field')).toHaveValue(title);
});
