import { expect, open, type Page, result, test } from './harness';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

const tapStation = (page: Page, id: string) => page.locator(`#station-${id}`).tap();

/** Taps on the template with its caret at the end, and writes with the keyboard on the screen. */
async function tapInto(page: Page, name: RegExp, text: string): Promise<void> {
  await page.getByRole('textbox', { name }).tap();
  await expect(page.getByRole('group', { name: 'Keys for templates' })).toBeVisible();
  await page.keyboard.insertText(text);
}

test('a working mapping is made from an empty scenario by touch', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Examples' }).tap();
  await page.getByRole('menuitem', { name: /^New scenario/u }).tap();
  await expect(result(page)).toContainText('500');

  await page.getByLabel('Path and query string').tap();
  await page.getByLabel('Path and query string').fill('/pets?name=foo');

  await tapStation(page, 'integrationRequest');
  await page.getByRole('button', { name: 'Add template' }).tap();
  await expect(page.getByRole('textbox', { name: 'Mapping template for application/json' })).toContainText(
    '{"statusCode": 200}',
  );

  await tapStation(page, 'integrationResponse');
  await page.getByRole('button', { name: 'Add the default 200' }).tap();
  await expect(result(page)).toContainText('200');
  await page.getByRole('button', { name: 'Add template' }).tap();
  await tapInto(page, /^Response mapping template for application\/json/u, '');
  await page.keyboard.press('ControlOrMeta+KeyA');
  await page.keyboard.press('Delete');
  // What keyboards on a screen hide is typed with the row of keys.
  const keys = page.getByRole('group', { name: 'Keys for templates' });
  const key = (name: string) => keys.getByRole('button', { name: `Type ${name}`, exact: true }).tap();
  await key('{');
  await key('"');
  await page.keyboard.insertText('pet');
  await key('"');
  await page.keyboard.insertText(': ');
  await key('"');
  await key('$');
  await page.keyboard.insertText('input.params');
  await key('(');
  await key("'");
  await page.keyboard.insertText('name');
  await key("'");
  await key(')');
  await key('"');
  await key('}');
  await expect(result(page)).toContainText('{"pet": "foo"}');
  await keys.getByRole('button', { name: 'Leave the editor' }).tap();
  await expect(keys).toBeHidden();

  // A dot says that the result is another than it was.
  const out = page.locator('.narrow-switch').getByText('OUT');
  await expect(out).toContainText('changed');
  await out.tap();
  await expect(page.locator('#column-out')).toContainText('"pet": "foo"');
  await expect(out).not.toContainText('changed');
});

test('every panel is under the thumb, and nothing is wider than the screen', async ({ page }) => {
  for (const width of [390, 360, 320]) {
    await page.setViewportSize({ width, height: 740 });
    await open(page);
    for (const tab of ['Problems', 'Trace', 'Edit']) {
      await page.getByRole('tab', { name: tab }).tap();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    for (const panel of ['Log', 'Compare', 'JSON', 'History']) {
      await page.locator('.bottom-bar > button').tap();
      await page.getByRole('menuitemradio', { name: panel }).tap();
      await expect(page.locator('#drawer-content')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), panel).toBeLessThanOrEqual(
        width,
      );
    }
    await page.getByRole('tab', { name: 'Edit' }).tap();
  }
});

test('a swipe goes to the next station, and back', async ({ page }) => {
  await open(page);
  const swipe = async (from: number, to: number) => {
    const session = await page.context().newCDPSession(page);
    const point = (x: number) => [{ x, y: 460 }];
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(from) });
    await session.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: point((from + to) / 2),
    });
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(to) });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await page.locator('.narrow-switch').getByText('IN').tap();
  await swipe(300, 120);
  await expect(page.locator('#station-backend')).toHaveAttribute('aria-selected', 'true');
  await swipe(120, 300);
  await expect(page.locator('#station-integrationRequest')).toHaveAttribute('aria-selected', 'true');
});

test('what is tapped is large enough', async ({ page }) => {
  await open(page);
  for (const id of [
    'client',
    'methodRequest',
    'integrationRequest',
    'backend',
    'integrationResponse',
    'methodResponse',
  ]) {
    await tapStation(page, id);
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, select, input:not([type="checkbox"], [type="radio"]), summary, .check, .segments label',
        ),
      ]
        .filter(
          (element) =>
            element.checkVisibility() &&
            !element.closest('.skip, li p, p') &&
            !element.classList.contains('skip'),
        )
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && box.height < 43.5)
        .map(
          ({ element, box }) =>
            `${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}: ${box.height}`,
        ),
    );
    expect(small, id).toEqual([]);
  }
});
