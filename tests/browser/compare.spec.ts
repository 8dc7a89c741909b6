import { barriers } from './barriers';
import { clipboard, expect, open, type Page, station, test, write } from './harness';

const table = (page: Page) => page.getByRole('table', { name: 'Comparison' });

/** A row of a group of the table, by the words in front of it. */
const row = (page: Page, group: string, name: string) =>
  table(page)
    .locator('tbody')
    .filter({ has: page.getByRole('rowheader', { name: group, exact: true }) })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

test('a Lambda function with and without proxy: each difference quotes the steps of both sides', async ({
  page,
}) => {
  await open(page, '#e.rename-a-query-parameter&v=compare');
  const body = row(page, 'Backend receives', 'body');
  await expect(body).toContainText('"myVariable": "foo"');
  await expect(body).toContainText('"resource": "/pets/{petId}"');
  await expect(body).toContainText('A Integration request: The content type is application/json');
  await expect(body).toContainText(
    'B In proxy integration the function receives the whole request as an event.',
  );
  const status = row(page, 'Client receives', 'status');
  await expect(status).toContainText('200');
  await expect(status).toContainText('502');
  await expect(status).toContainText('A Integration response: No selection pattern matches');
  await expect(status).toContainText(
    "B Backend: The function's answer is malformed: it has the unknown member greeting.",
  );
  // Equal rows are folded.
  const folded = table(page).getByRole('button', { name: /lines the same/u });
  await expect(row(page, 'Backend receives', 'URL')).toHaveCount(0);
  await folded.first().click();
  await expect(row(page, 'Backend receives', 'URL')).toContainText('the same');

  // The reply suits one side; the other can have it in its own form, and nothing of the scenario changes.
  await expect(
    page.getByText('suits only an integration without proxy: for B it is malformed'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Wrap it as {statusCode, body} for B' }).click();
  await expect(page.getByText('Each side gets the return value in its own form.')).toBeVisible();
  await expect(row(page, 'Client receives', 'status')).toHaveCount(0);
  await expect(page.locator('#station-backend')).toContainText('200');
  await page.getByRole('button', { name: 'The same for both' }).click();
  await expect(row(page, 'Client receives', 'status')).toContainText('502');
});

test('while a template cannot be read, the comparison says that it is from before', async ({ page }) => {
  await open(page, '#e.rename-a-query-parameter&v=compare');
  await expect(row(page, 'Client receives', 'status')).toContainText('502');
  await write(page, 'Mapping template for application/json', '{"a": #if($x');
  await expect(page.locator('.drawer')).toContainText('From before your last change');
});

test('the difference of two bodies is shown when it is asked for', async ({ page }) => {
  await open(page, '#e.same-lambda-non-proxy&v=compare');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const why = row(page, 'Client receives', 'body').getByRole('button', { name: 'Difference of the bodies' });
  await why.click();
  await expect(why).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('textbox', { name: 'A AWS, body' })).toContainText('statusCode');
  await expect(page.getByRole('textbox', { name: 'B AWS_PROXY, body' })).toContainText('greeting');
  expect(
    asked.some((url) => url.includes('Merge')),
    'it is loaded then',
  ).toBe(true);
  expect(await barriers(page, '.drawer')).toEqual([]);
  await why.click();
  await expect(page.getByRole('textbox', { name: 'B AWS_PROXY, body' })).toHaveCount(0);
});

test('a proxy’s reply can be given to the other side as its body alone', async ({ page }) => {
  await open(page, '#e.same-lambda-proxy&v=compare');
  await expect(row(page, 'Client receives', 'body')).toContainText('statusCode');
  await page.getByRole('button', { name: 'Give B the body alone' }).click();
  await expect(row(page, 'Client receives', 'body')).toHaveCount(0);
});

test('an earlier state and an example get the same request', async ({ page }) => {
  await open(page);
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Compare with now' }).click();
  await expect(page.getByText('Both sides are the same.')).toBeVisible();
  await station(page, 'client');
  await page.getByRole('textbox', { name: /Path/u }).fill('/pets/42?name=changed');
  await expect(page.locator('#station-client')).toContainText('changed');
  await expect(page.getByText('Both sides are the same.')).toBeVisible();
  await page.getByLabel('B with its own request').check();
  await expect(page.getByText('Both sides are the same.')).toHaveCount(0);
  await expect(table(page)).toContainText('changed');
  await page
    .getByRole('combobox', { name: /^Compare with/u })
    .selectOption({ label: 'Example: Answer without a backend' });
  await expect(row(page, 'Configuration', 'integration type')).toContainText('MOCK');
  await expect(row(page, 'Client receives', 'status')).toHaveCount(0);
});

test('on a small screen the differences come first, then each side whole', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '#e.rename-a-query-parameter&v=compare', '?lang=ko&theme=dark');
  const choice = page.getByRole('radiogroup', { name: '비교' });
  await expect(choice.getByRole('radio', { name: '차이' })).toBeChecked();
  await expect(page.locator('table.compare')).toContainText('≠');
  await choice.getByText('B AWS_PROXY').click();
  await expect(page.locator('table.compare')).not.toContainText('myVariable');
  await expect(page.locator('table.compare')).toContainText('502');
  await expect(page.locator('table.compare')).toContainText('URL');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await barriers(page, '.drawer')).toEqual([]);
});

test('a link opens the comparison', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-write']);
  await open(page);
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Copy link to this comparison' }).click();
  await expect(page.getByText(/Link copied/u)).toBeVisible();
  const link = await clipboard(page);
  expect(link).toMatch(/#s1\.[\w-]+&v=compare$/u);
  await page.goto('about:blank');
  await page.evaluate(() => undefined);
  const other = await context.newPage();
  await other.goto(link);
  await expect(row(other, 'Client receives', 'status')).toContainText('502');
});
