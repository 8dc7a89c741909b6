import { expect, open, type Page, result, test } from './harness';

/** Goes on with Tab until the element of this name has the focus, as one who cannot point does. */
async function tabTo(page: Page, name: RegExp, role = ''): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const host = document.activeElement;
      const element = host?.shadowRoot?.activeElement ?? host;
      const label = element?.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null;
      return {
        name: element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? '',
        role: element?.getAttribute('role') ?? element?.tagName.toLowerCase() ?? '',
        lost: element === document.body,
      };
    });
    expect(at.lost && step === 0, 'the focus is not lost').toBe(false);
    if (name.test(at.name.trim()) && at.role.includes(role)) return;
  }
  throw new Error(`nothing named ${name} can be reached`);
}

test('a working mapping is made from an empty scenario with the keyboard alone', async ({ page }) => {
  await open(page);
  // From the list of commands to a new scenario.
  await page.keyboard.press('Control+KeyK');
  // The list is fetched when it is first asked for.
  await expect(page.getByRole('dialog').locator('input')).toBeFocused();
  await page.keyboard.type('new sc');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('500');
  await expect(page.locator('#station-client')).toHaveAttribute('aria-selected', 'true');

  // The request.
  await page.locator('#station-client').focus();
  await tabTo(page, /^Path and query string$/u, 'input');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.type('/pets?name=foo');
  await expect(page.locator('#station-client')).toContainText('GET /pets?name=foo');

  // The template of the integration request.
  await page.keyboard.press('F9');
  await page.keyboard.press('F9');
  await expect(page.locator('#station-integrationRequest')).toHaveAttribute('aria-selected', 'true');
  await tabTo(page, /^Add template$/u, 'button');
  await page.keyboard.press('Enter');
  await tabTo(page, /^Mapping template for application\/json$/u, 'textbox');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.insertText('{"statusCode": 200}');
  await expect(page.locator('#station-integrationRequest')).toContainText('template');

  // The integration response and its template.
  await page.keyboard.press('F9');
  await page.keyboard.press('F9');
  await expect(page.locator('#station-integrationResponse')).toHaveAttribute('aria-selected', 'true');
  await tabTo(page, /^Add the default 200$/u, 'button');
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('200');
  await tabTo(page, /^Add template$/u, 'button');
  await page.keyboard.press('Enter');
  await tabTo(page, /^Response mapping template for application\/json/u, 'textbox');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.insertText('{"pet": "$input.params(\'name\')"}');
  await expect(result(page)).toContainText('{"pet": "foo"}');
});

test('the focus stays near what was removed', async ({ page }) => {
  await open(page);
  await page.locator('#station-client').click();
  const remove = page.getByRole('button', { name: 'Remove Accept' });
  await remove.focus();
  await page.keyboard.press('Enter');
  await expect(remove).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.closest('#column-in')?.id)).toBe('column-in');
  // A station that takes the place of another keeps the focus in the panel.
  await page.keyboard.press('F9');
  await expect(page.locator('#station-methodRequest')).toHaveAttribute('aria-selected', 'true');
  expect(await page.evaluate(() => document.activeElement?.closest('#station-panel')?.id)).toBe(
    'station-panel',
  );
});

test('keys can be changed, and stay so', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Help and keys' }).click();
  await page.getByRole('button', { name: 'Change the keys of: Next station' }).click();
  await page.keyboard.press('Control+Shift+KeyL');
  await expect(page.getByRole('dialog').getByRole('row', { name: /^Next station/u })).toContainText('L');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('F9');
  await expect(page.locator('#station-integrationRequest')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+Shift+KeyL');
  await expect(page.locator('#station-backend')).toHaveAttribute('aria-selected', 'true');
  await page.reload();
  await expect(result(page)).toContainText('200');
  await page.locator('#station-client').click();
  await page.keyboard.press('Control+Shift+KeyL');
  await expect(page.locator('#station-methodRequest')).toHaveAttribute('aria-selected', 'true');
});

test('skips lead to the station and to the result', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the station' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#station-panel')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.locator('.skip').nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#result')).toBeFocused();
});

test('splitters move by keyboard', async ({ page }) => {
  await open(page);
  const splitter = page.getByRole('separator').first();
  await splitter.focus();
  const before = Number(await splitter.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowRight');
  await expect(splitter).toHaveAttribute('aria-valuenow', String(before + 2));
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(splitter).toHaveAttribute('aria-valuenow', String(before - 8));
  await page.keyboard.press('Home');
  await expect(splitter).toHaveAttribute(
    'aria-valuenow',
    (await splitter.getAttribute('aria-valuemin')) ?? '',
  );
});

test('the list of commands stays open though the dialog before it closes late', async ({ page }) => {
  await open(page);
  await page.keyboard.press('ControlOrMeta+KeyK');
  await page.locator('[data-command="help"]').click();
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
  await page.evaluate(() => {
    // The browser tells of the closing in a task of its own, behind the key.
    document.querySelector('dialog')?.close();
    document.body.dispatchEvent(
      new KeyboardEvent('keydown', { code: 'KeyK', key: 'k', ctrlKey: true, bubbles: true, cancelable: true }),
    );
  });
  await page.waitForTimeout(300);
  await expect(page.locator('[data-command="import"]')).toBeVisible();
});
