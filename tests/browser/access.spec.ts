import { barriers } from './barriers';
import { DRAWERS, drawer, expect, leaveDrawer, open, type Page, STATIONS, station, test } from './harness';

/** What is not there for everyone's eyes at once: each is opened, looked at and closed. */
const OVERLAYS: ReadonlyArray<readonly [string, (page: Page) => Promise<void>]> = [
  ['the list of commands', (page) => page.keyboard.press('ControlOrMeta+KeyK')],
  ['the help', (page) => command(page, 'help')],
  ['the import', (page) => command(page, 'import')],
  ['the examples', (page) => page.locator('header.bar [aria-haspopup="menu"]').first().click()],
  ['the share menu', (page) => page.locator('header.bar [aria-haspopup="menu"]').nth(1).click()],
  ['the last menu', (page) => page.locator('header.bar [aria-haspopup="menu"]').last().click()],
];

/** Runs a command by its place in the table, which is in the order of no language. */
async function command(page: Page, id: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+KeyK');
  await page.locator(`[data-command="${id}"]`).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function expectNoBarriers(page: Page, where: string): Promise<void> {
  expect(await barriers(page), where).toEqual([]);
}

for (const language of ['en', 'ko']) {
  for (const theme of ['light', 'dark']) {
    for (const width of (language === 'en') === (theme === 'light') ? [1280, 390] : [1280]) {
      const begin = async (page: Page) => {
        // Each look takes a second where the machine is busy.
        test.slow();
        // Tall enough for what is narrow: what scrolls under the bars at the bottom is no target there.
        await page.setViewportSize({ width, height: width < 900 ? 3200 : 800 });
        await open(page, '', `?lang=${language}&theme=${theme}`);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
      };
      test(`no station has a barrier (${language}, ${theme}, ${width} px)`, async ({ page }) => {
        await begin(page);
        for (const name of STATIONS) {
          await station(page, name);
          for (const fold of await page.locator('#station-panel details:not([open]) > summary').all()) {
            if (await fold.isVisible()) await fold.click();
          }
          await expectNoBarriers(page, name);
        }
      });
      test(`no drawer, dialog or menu has a barrier (${language}, ${theme}, ${width} px)`, async ({ page }) => {
        await begin(page);
        for (const name of DRAWERS) {
          await drawer(page, name);
          await expectNoBarriers(page, `the drawer's ${name}`);
        }
        await leaveDrawer(page);
        for (const [name, show] of OVERLAYS) {
          await show(page);
          await expectNoBarriers(page, name);
          await page.keyboard.press('Escape');
        }
      });
    }
  }
}

test('a request that was stopped has no barrier', async ({ page }) => {
  await open(page);
  await page.locator('#station-integrationRequest').click();
  await page.getByRole('button', { name: 'Remove application/json' }).click();
  await page.getByText('Body passthrough').first().click();
  await page.getByLabel('Body passthrough').selectOption('NEVER');
  await station(page, 'client');
  await page.getByLabel('How the body is written').selectOption('text');
  await expect(page.locator('#result')).toContainText('415');
  for (const name of STATIONS) {
    await station(page, name);
    await expectNoBarriers(page, name);
  }
});
