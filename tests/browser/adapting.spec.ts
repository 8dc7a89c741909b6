import { DRAWERS, drawer, expect, leaveDrawer, open, type Page, result, STATIONS, station, test, write } from './harness';

test('a screen reader is told the way and the result', async ({ page }) => {
  await open(page);
  await expect(page.locator('.map')).toMatchAriaSnapshot(`
    - navigation "The way of the request":
      - tablist "The way of the request":
        - tab "1. Client request GET /pets/42?name=foo"
        - tab "2. Method request passed no validation"
        - tab "3. Integration request changed AWS · template" [selected]
        - tab "4. Backend answered Lambda MyFunction ← 200"
        - tab "5. Integration response unchanged 1 response"
        - tab "6. Method response changed 200"
  `);
  await expect(result(page)).toMatchAriaSnapshot(`
    - region "Client receives":
      - text: /Client receives 200 OK .*30 bytes/
      - button "Show the whole response"
  `);
  await expect(page.locator('#station-panel')).toMatchAriaSnapshot(`
    - tabpanel /Integration request/:
      - region "What arrives here":
        - heading "What arrives here" [level=2]
        - heading "Parameters" [level=3]
      - separator "Width of IN"
      - region "How the backend request is made":
        - heading "How the backend request is made" [level=2]
        - heading "Integration type" [level=3]
        - radiogroup "Integration type":
          - radio "Mock"
          - radio "HTTP"
          - radio "Lambda" [checked]
          - radio "AWS service"
        - switch "Proxy integration"
        - heading "Mapping templates" [level=3]
        - tabpanel "Mapping template for application/json":
          - textbox "Mapping template for application/json"
      - region "What the backend receives":
        - heading "What the backend receives" [level=2]
        - heading "Body" [level=3]
        - textbox "Body, read only"
        - heading "What happened here" [level=3]
        - list:
          - listitem: /The content type is application\\/json/
  `);
});

test('a screen reader is told what a mock and a refusal do, in Korean too', async ({ page }) => {
  await open(page, '#e.mock-response', '?lang=ko');
  await expect(page.locator('.map')).toMatchAriaSnapshot(`
    - navigation "요청이 지나가는 길":
      - tablist "요청이 지나가는 길":
        - tab /1\\. 클라이언트 요청/
        - tab /2\\. 메서드 요청 .*통과/
        - tab /3\\. 통합 요청 .*변경됨 MOCK · 템플릿/ [selected]
        - tab /4\\. 백엔드 .*호출 없음/
        - tab /5\\. 통합 응답/
        - tab /6\\. 메서드 응답/
  `);
  await open(page, '#e.lambda-proxy', '?lang=en');
  await expect(page.locator('#station-integrationRequest')).toContainText('passes through');
  await expect(page.locator('#station-integrationResponse')).toContainText('passes through');
});

test('the settled state is said at most once a second', async ({ page }) => {
  await open(page);
  const heard = page.locator('[data-announcer]');
  await expect(heard).toHaveText('Response 200.');
  await page.evaluate(() => {
    const said: [number, string][] = [];
    Object.assign(window, { said });
    const region = document.querySelector('[data-announcer]');
    if (region)
      new MutationObserver(() => said.push([performance.now(), region.textContent ?? ''])).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
  });
  const editor = 'Mapping template for application/json';
  await write(page, editor, '#if(true){"a": 1}');
  await expect(heard).toHaveText(/The template cannot be read.* line 1\./u);
  for (const text of ['{', '{"a"', '{"a": 1', '{"a": 1}', '#if(', '{"b": 2}']) {
    await write(page, editor, text);
    await page.waitForTimeout(120);
  }
  await expect(heard).toHaveText('Response 200.');
  const said = await page.evaluate(() => (window as unknown as { said: [number, string][] }).said);
  for (const [at, [when]] of said.entries()) {
    if (at > 0) expect(when - (said[at - 1]?.[0] ?? 0), JSON.stringify(said)).toBeGreaterThanOrEqual(990);
  }
});

/** The page does not scroll sideways, and nothing sticks out of what cannot be scrolled. */
async function expectReflow(page: Page, where: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, where).toBeLessThanOrEqual(320);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, input, label, h2, h3, p, li, dt, dd, summary')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, .skip, .tabs, pre'))
      .filter((element) => element.getBoundingClientRect().right > 321 && element.getBoundingClientRect().width > 1)
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`),
  );
  expect(cut, where).toEqual([]);
}

for (const language of ['en', 'ko']) {
  test(`at 400 % nothing scrolls both ways (${language})`, async ({ page }) => {
    test.slow();
    // A window of 1280 by 1024 pixels at 400 %.
    await page.setViewportSize({ width: 320, height: 256 });
    await open(page, '', `?lang=${language}`);
    for (const id of STATIONS) {
      await station(page, id);
      for (const part of await page.locator('.narrow-switch label').all()) {
        await part.click();
        await expectReflow(page, id);
      }
    }
    for (const id of DRAWERS) {
      await drawer(page, id);
      await expectReflow(page, id);
    }
    await leaveDrawer(page);
  });
}

test('where colours are forced, what is chosen is still told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  const style = (selector: string, name: string) =>
    page.locator(selector).first().evaluate((element, key) => getComputedStyle(element).getPropertyValue(key), name);
  expect(await style('.station[aria-selected="true"]', 'outline-style')).toBe('solid');
  expect(await style('.segments label:has(:checked)', 'outline-style')).toBe('solid');
  expect(await style('.station[aria-selected="false"]', 'border-style')).toBe('solid');
  const knob = () =>
    page.locator('.switch input').evaluate((element) => {
      const { backgroundColor, transform } = getComputedStyle(element, '::before');
      return { back: getComputedStyle(element).backgroundColor, backgroundColor, transform };
    });
  const off = await knob();
  expect(off.backgroundColor).not.toBe(off.back);
  await page.getByRole('switch', { name: 'Proxy integration' }).click();
  await expect.poll(async () => (await knob()).transform).not.toBe(off.transform);
  const on = await knob();
  expect(on.backgroundColor).not.toBe(on.back);
});

test('nothing moves for those who want no motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await page.getByRole('textbox', { name: 'Mapping template for application/json' }).click();
  await page.getByRole('switch', { name: 'Proxy integration' }).click();
  await page.getByText('Parameter mapping', { exact: true }).first().click();
  const moving = await page.evaluate(() => {
    const roots = [document, ...[...document.querySelectorAll('.editor')].flatMap((host) => host.shadowRoot ?? [])];
    return roots.flatMap((root) =>
      root.getAnimations().map((animation) => String((animation as { animationName?: string }).animationName)),
    );
  });
  expect(moving).toEqual([]);
});
