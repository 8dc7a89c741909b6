import { barriers } from './barriers';
import { expect, open, panel, result, station, test } from './harness';

test('the backend shows what a call changed, and forms fill the services', async ({ page }) => {
  await open(page, '#e.dynamodb-put-item');
  await station(page, 'backend');
  const after = page.locator('.services-after');
  await expect(after).toContainText('1 change');
  await expect(after.getByRole('row', { name: /new 42/u })).toBeVisible();

  // A form adds the item that the call replaces.
  await panel(page).getByRole('button', { name: 'Add item' }).click();
  await page.getByLabel('id', { exact: true }).fill('42');
  await page.getByLabel('id', { exact: true }).press('Enter');
  await expect(after.getByRole('row', { name: /changed 42/u })).toContainText('before:');

  // Another one adds a queue, whose name must not stand twice.
  for (const said of ['', 'There is one of this name already.']) {
    await page.getByRole('button', { name: 'Add a table, queue, bucket' }).click();
    await page.getByLabel('What to add').selectOption({ label: 'SQS queue' });
    await page.getByLabel('Name', { exact: true }).fill('jobs');
    await page.getByLabel('Name', { exact: true }).press('Enter');
    if (said !== '') await expect(page.getByText(said)).toBeVisible();
    else await expect(panel(page).getByRole('heading', { name: 'jobs' }).first()).toBeVisible();
  }
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await panel(page).getByRole('button', { name: 'Remove jobs' }).click();
  await expect(panel(page).getByRole('heading', { name: 'jobs' })).toHaveCount(0);
  await expect(result(page)).toContainText('200');
});

test('an action of the list fills in how it is called', async ({ page }) => {
  await open(page, '#e.dynamodb-put-item');
  const action = page.getByLabel('Action', { exact: true });
  await expect(action).toHaveValue('PutItem');
  await action.selectOption('Scan');
  const uri = page.getByLabel('Integration URI');
  await expect(uri).toHaveValue('arn:aws:apigateway:us-east-1:dynamodb:action/Scan');
  await page.getByRole('combobox', { name: 'AWS service' }).selectOption({ label: 'SQS' });
  await action.selectOption('SendMessage');
  await expect(uri).toHaveValue('arn:aws:apigateway:us-east-1:sqs:path/123456789012/MyQueue');
  await page.getByText('Inputs', { exact: true }).click();
  await expect(page.getByText('MessageBody', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Start with its template' }).click();
  await station(page, 'backend');
  await expect(panel(page)).toContainText('Action=SendMessage&MessageBody=');
  await expect(panel(page)).toContainText('application/x-www-form-urlencoded');
});

test('an HTTP server answers by its routes, in Korean, on a small screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '#e.http-endpoint', '?lang=ko');
  await station(page, 'backend');
  await page.getByLabel('응답 방식').selectOption({ label: '경로별 응답 표' });
  await page.getByLabel('경로', { exact: true }).fill('/nowhere');
  await expect(result(page)).toContainText('Not Found');
  await page.getByLabel('경로', { exact: true }).fill('/{all+}');
  await expect(result(page)).not.toContainText('Not Found');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('what is typed counts though it is sent at once', async ({ page }) => {
  await open(page, '#e.dynamodb-put-item');
  await station(page, 'backend');
  await page.getByRole('button', { name: 'Add a table, queue, bucket' }).click();
  await page.getByLabel('What to add').selectOption({ label: 'SQS queue' });
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('job');
  // As an input method does it that gives its last syllable with the key that ends it.
  await name.evaluate((field: HTMLInputElement) => {
    field.value = 'jobs';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.form?.requestSubmit();
  });
  await expect(panel(page).getByRole('heading', { name: 'jobs', exact: true }).first()).toBeVisible();
});
