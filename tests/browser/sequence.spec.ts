import { barriers } from './barriers';
import { expect, open, panel, result, station, test } from './harness';

test('requests follow each other against one state, which the scenario keeps when it is told to', async ({
  page,
}) => {
  await open(page, '#e.dynamodb-put-item');
  await page.getByRole('tab', { name: 'Sequence' }).click();
  const send = page.getByRole('button', { name: /^Send/u });
  const sent = page
    .getByRole('list', { name: 'What was sent' })
    .getByRole('listitem')
    .filter({ has: page.locator('summary') });
  await send.click();
  await expect(sent).toHaveCount(1);
  await expect(sent.first()).toContainText('200 OK');
  await expect(sent.first()).toContainText('new dynamodb.tables.MyTable.items[0]');
  await send.click();
  await expect(sent).toHaveCount(2);
  await expect(sent.first(), 'the same item again').toContainText('nothing changed');

  // Another request to the same table.
  await station(page, 'client');
  await panel(page).getByRole('textbox', { name: 'Body' }).first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('{"id":"43","name":"Jun"}');
  await expect(page.locator('#station-client')).toContainText('POST /items');
  await send.click();
  await expect(sent).toHaveCount(3);
  await expect(sent.first()).toContainText('items[1]');
  await expect(page.getByText('Request 3: 200. 1 change.')).toBeAttached();

  // What a live run finds is what the scenario says, until the state is kept.
  await station(page, 'backend');
  await expect(panel(page)).not.toContainText('Mina');
  await page.getByRole('button', { name: 'Keep this state' }).click();
  await expect(page.getByText('The scenario now begins with this state')).toBeVisible();
  await expect(panel(page)).toContainText('Mina');
  await page.getByRole('button', { name: 'Start anew' }).click();
  await expect(sent).toHaveCount(0);
  await expect(result(page)).toContainText('200');
});

test('a sequence is sent with the keyboard alone, in Korean, on a small screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '#e.post-to-sqs', '?lang=ko');
  await page.locator('.bottom-bar').getByRole('button', { name: '더 보기' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: '연속 요청' }).focus();
  await page.keyboard.press('Enter');
  const send = page.getByRole('button', { name: /^보내기/u });
  await send.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('sqs.queues.messages.messages[0]')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('sqs.queues.messages.messages[1]')).toBeVisible();
  await expect(send, 'the focus stays').toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.locator('.sent summary').first().click();
  expect(await barriers(page, '.drawer')).toEqual([]);
});
