import type { Page } from '../../web/node_modules/@playwright/test';
import { test as base, expect } from '../../web/node_modules/@playwright/test';

/** A test whose page must stay free of console errors, uncaught errors and breaches of its own policy. */
export const test = base.extend<{ quiet: string[] }>({
  quiet: [
    async ({ page }, use) => {
      const noise: string[] = [];
      page.on('console', (message) => {
        // Playwright says itself that it keeps service workers away.
        if (message.text().includes('blocked by Playwright')) return;
        if (message.type() === 'error' || message.type() === 'warning') noise.push(message.text());
      });
      page.on('pageerror', (error) => noise.push(String(error)));
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      await use(noise);
      expect(noise, 'the console is silent').toEqual([]);
    },
    { auto: true },
  ],
});

export type { Page };
export { expect };

/** Opens the page and waits for its first result. */
export async function open(page: Page, fragment = '', query = ''): Promise<void> {
  await page.goto(`./${query}${fragment}`);
  await expect(result(page)).toContainText(/[1-5]\d\d /u);
}

export const result = (page: Page) => page.locator('#result');
export const panel = (page: Page) => page.locator('#station-panel');

/** Shows a station by its place on the way. */
export async function station(page: Page, name: string): Promise<void> {
  await page.locator(`#station-${name}`).click();
}

export { DRAWERS, STATIONS } from '../../web/src/state/contract';

/** Shows a panel of the drawer; on a narrow screen most stand behind a button. */
export async function drawer(page: Page, name: string): Promise<void> {
  const tab = page.locator(`[data-drawer="${name}"]`);
  if (!(await tab.isVisible())) await page.locator('.bottom-bar > button').click();
  await tab.click();
}

/** Goes back to the stations where the drawer took their place; closes it elsewhere. */
export async function leaveDrawer(page: Page): Promise<void> {
  const edit = page.locator('[data-drawer="edit"]');
  if (await edit.isVisible()) await edit.click();
  else await page.locator('.drawer .strip > button').click();
}

/** Imports a text, as a person would paste it. */
export async function paste(page: Page, text: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Import', exact: true });
  if (await button.isVisible()) await button.click();
  else {
    await page.locator('header.bar [aria-haspopup="menu"]').last().click();
    await page.getByRole('menuitem', { name: 'Import', exact: true }).click();
  }
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Text to import').fill(text);
  const use = dialog.getByRole('button', { name: 'Use it' });
  await expect(use).toBeEnabled();
  await use.click();
  await expect(dialog).toBeHidden();
}

/** Replaces the text of an editor. */
export async function write(page: Page, label: string | RegExp, text: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** The text on the clipboard, pasted as a person does: the page may write there, and never read. */
export async function clipboard(page: Page): Promise<string> {
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.id = 'pasted';
    field.focus();
  });
  await page.keyboard.press('ControlOrMeta+V');
  return await page.locator('#pasted').evaluate((field) => {
    const { value } = field as HTMLTextAreaElement;
    field.remove();
    return value;
  });
}
