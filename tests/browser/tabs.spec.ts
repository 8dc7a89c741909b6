/** Each tab keeps its own draft, and nothing that was typed in any of them is lost. */
import { expect, open, type Page, test } from './harness';

/** A new title for the scenario, on the shelf once it stands in the address. */
async function name(page: Page, title: string): Promise<void> {
  const before = page.url();
  await page.locator('.title-field').fill(title);
  await expect.poll(() => page.url()).not.toBe(before);
  await expect(page).toHaveTitle(new RegExp(title, 'u'));
}

const titleOf = (page: Page) => page.locator('.title-field');

test('two tabs keep a draft each', async ({ page, context }) => {
  await open(page);
  await name(page, 'Mine in the first tab');
  const other = await context.newPage();
  await open(other);
  await expect(titleOf(other)).not.toHaveValue('Mine in the first tab');
  await name(other, 'Mine in the second tab');
  for (const [tab, title] of [
    [page, 'Mine in the first tab'],
    [other, 'Mine in the second tab'],
  ] as const) {
    await tab.goto(tab.url().split('#')[0] ?? '');
    await expect(titleOf(tab)).toHaveValue(title);
    await tab.reload();
    await expect(titleOf(tab)).toHaveValue(title);
  }
});

test('a new tab goes on with what was left last, and the history has the rest', async ({ page, context }) => {
  await open(page);
  const first = await context.newPage();
  await open(first);
  await name(first, 'Left first');
  const second = await context.newPage();
  await open(second);
  await name(second, 'Left last');
  await first.close({ runBeforeUnload: true });
  await expect.poll(() => context.pages().length).toBe(2);
  await second.close({ runBeforeUnload: true });
  await expect.poll(() => context.pages().length).toBe(1);
  const next = await context.newPage();
  await open(next);
  await expect(titleOf(next)).toHaveValue('Left last');
  await next.getByRole('tab', { name: 'History' }).click();
  await expect(next.locator('.history')).toContainText('Left first');
});
