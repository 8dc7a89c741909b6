import { readFileSync } from 'node:fs';
import { barriers } from './barriers';
import { clipboard, expect, open, type Page, result, test } from './harness';

const card = (page: Page) => page.locator('section.lesson');
const check = (page: Page, claim: string) => card(page).locator(`[data-claim="${claim}"]`);
const heading = (page: Page) => card(page).getByRole('heading', { level: 2 });
const FIRST = '#l.follow-one-request';
const SECOND = '#l.first-template';
const PATH = 'Path and query string';

/** Opens a lesson and waits for its first check. */
async function openLesson(page: Page, fragment: string, query = ''): Promise<void> {
  await open(page, fragment, query);
  await expect(card(page)).toBeVisible();
  await expect(card(page).locator('.badge').first()).toContainText(/\d/u);
}

/** Goes on with Tab until what is asked for has the focus, as one who cannot point does. */
async function tabUntil(page: Page, wanted: (name: string) => boolean): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      const label = element?.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null;
      return (element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? '').trim();
    });
    if (wanted(name)) return;
  }
  throw new Error('it cannot be reached');
}

test('lesson 1 is passed with the keyboard alone, from the list on', async ({ page }) => {
  await open(page);
  await tabUntil(page, (name) => name === 'Lessons');
  await page.keyboard.press('Enter');
  const list = page.getByRole('dialog', { name: 'Lessons' });
  await expect(list.getByRole('listitem').first()).toContainText('Follow one request');
  await tabUntil(page, (name) => name.includes('Follow one request'));
  await page.keyboard.press('Enter');
  await expect(list).toBeHidden();
  // Who asked for the lesson stands at its beginning.
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveURL(/#l\.follow-one-request$/u);
  await expect(page.locator('#station-client')).toHaveAttribute('aria-selected', 'true');
  await expect(check(page, '/response/status')).toContainText('status holds');
  await expect(check(page, '/response/bodyJson')).toContainText(
    'body: differs at .kind ("dog", wanted "cat")',
  );
  await expect(card(page).locator('[role="status"]').last()).toBeEmpty();

  await tabUntil(page, (name) => name === PATH);
  await page.keyboard.press('End');
  for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('cow');
  await expect(check(page, '/response/bodyJson')).toContainText('"cow", wanted "cat"');
  for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('cat');
  await expect(check(page, '/response/bodyJson')).toContainText('body holds');
  await expect(card(page).locator('[role="status"]').last()).toContainText('Lesson passed');

  await page.keyboard.press('Control+KeyK');
  await expect(page.getByRole('dialog').locator('input')).toBeFocused();
  await page.keyboard.type('lessons');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(list.getByRole('listitem').first()).toContainText('passed');
  await expect(list).toContainText(/1 of \d+ passed/u);
  await page.keyboard.press('Escape');
  await page.locator('#lesson-title').focus();
  await tabUntil(page, (name) => name === 'Next lesson: First template');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toContainText('First template');
});

test('what the page has as its first screen leads to lesson 1', async ({ page }) => {
  await open(page);
  await page.getByRole('link', { name: 'Lesson 1' }).click();
  await expect(heading(page)).toContainText('Follow one request');
  await expect(page.getByRole('link', { name: 'Lesson 1' })).toHaveCount(0);
});

test('hints open one by one, and the answer stands beside and in place of mine', async ({ page }) => {
  await openLesson(page, SECOND);
  const button = (name: string | RegExp) => card(page).getByRole('button', { name, exact: true });
  await expect(button('Hint 2')).toHaveCount(0);
  await button('Hint 1').click();
  await expect(button('Hint 1')).toHaveAttribute('aria-expanded', 'true');
  await button('Hint 2').click();
  await expect(card(page)).toContainText(`"id": "$input.params('petId')"`);

  const template = page.getByRole('textbox', { name: 'Mapping template for application/json' });
  await template.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('## mine');
  await button('Show the difference').click();
  const difference = page.getByRole('dialog', { name: 'Mine and the answer' });
  await expect(difference.getByRole('heading', { level: 3 })).toContainText(
    'requestTemplates › application/json',
  );
  await expect(difference.getByRole('textbox', { name: 'The answer' })).toContainText(
    "$input.params('petId')",
  );
  await page.keyboard.press('Escape');

  await button('Show answer').click();
  await expect(template).toContainText("$input.params('petId')");
  await expect(card(page)).toContainText('This is the answer. What you made is kept.');
  await expect(card(page).locator('.badge').first()).toContainText('3 of 3 hold');
  await expect(card(page).locator('.lesson-passed')).toHaveCount(0);
  await expect(button('Start again')).toBeDisabled();
  // The answer of somebody else passes no lesson.
  await button('Back to mine').click();
  await expect(template).toContainText('"id": "petId"');
  await expect(template).toContainText('## mine');

  await button('Start again').click();
  await expect(template).not.toContainText('## mine');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(template).toContainText('## mine');
});

test('what was made in a lesson outlives a reload and other lessons', async ({ page }) => {
  await openLesson(page, FIRST);
  await page.getByLabel(PATH).fill('/pets?type=cow');
  await expect(check(page, '/response/bodyJson')).toContainText('"cow"');
  await page.reload();
  await expect(check(page, '/response/bodyJson')).toContainText('"cow"');
  await expect(page).toHaveURL(/#l\.follow-one-request$/u);
  await card(page).getByRole('button', { name: 'Next lesson: First template' }).click();
  await expect(heading(page)).toContainText('First template');
  await page.goBack();
  await expect(page.getByLabel(PATH)).toHaveValue('/pets?type=cow');

  // Outside the lesson the scenario goes on, and the lesson stays as it was.
  await card(page).getByRole('button', { name: 'Free play from here' }).click();
  await expect(card(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#s1\./u);
  await page.getByLabel(PATH).fill('/pets?type=bee');
  await expect(result(page)).toContainText('bee');
  await page.getByRole('button', { name: 'Lessons' }).click();
  await page.getByRole('link', { name: /Follow one request/u }).click();
  await expect(page.getByLabel(PATH)).toHaveValue('/pets?type=cow');
  await expect(page.getByText('Your earlier scenario is in the history.')).toBeVisible();
});

test('stations that a lesson is not about step back, and can be used as ever', async ({ page }) => {
  await openLesson(page, SECOND);
  const beside = page.getByRole('tab', { name: /Method request \(not part of this lesson\)/u });
  await expect(beside).toHaveClass(/beside/u);
  await beside.click();
  await expect(beside).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('#station-integrationRequest')).not.toHaveClass(/beside/u);
});

test('a lesson that does not exist is told above the list of those that do', async ({ page }) => {
  await open(page, '#l.no-such-lesson');
  const list = page.getByRole('dialog', { name: 'Lessons' });
  await expect(list.getByRole('alert')).toContainText('There is no lesson of this name.');
  await list.getByRole('link', { name: /First template/u }).click();
  await expect(heading(page)).toContainText('First template');
  await page.getByRole('button', { name: 'Lessons' }).click();
  await expect(list.getByRole('link').first()).toBeVisible();
  await expect(list.getByRole('alert')).toHaveCount(0);
});

test('progress goes out into a file and comes back from one', async ({ page }) => {
  await openLesson(page, FIRST);
  await page.getByLabel(PATH).fill('/pets?type=cat');
  await expect(card(page).locator('.lesson-passed')).toBeVisible();
  await page.getByRole('button', { name: 'Lessons' }).click();
  const list = page.getByRole('dialog', { name: 'Lessons' });
  const saving = page.waitForEvent('download');
  await list.getByRole('button', { name: 'Save as a file' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('gatelens-lessons.json');
  const saved = readFileSync(await download.path(), 'utf8');
  expect(Object.keys(JSON.parse(saved).passed)).toEqual(['follow-one-request']);

  await page.evaluate(() => localStorage.removeItem('gatelens:lessons'));
  await page.reload();
  // The lesson is as it was, so it is passed again; another browser would begin with nothing.
  const give = async (text: string) => {
    const choosing = page.waitForEvent('filechooser');
    await list.getByRole('button', { name: 'Read a file' }).click();
    const chooser = await choosing;
    await chooser.setFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  await page.getByRole('button', { name: 'Lessons' }).click();
  for (const [text, words] of [
    ['not JSON', 'This file is no JSON'],
    ['{"request": {}}', 'not a progress of lessons'],
    [saved.replace('"version": 1', '"version": 9'), 'A newer version of this page'],
    [saved.replace('follow-one-request', 'first-template'), '1 more lesson is passed.'],
  ] as const) {
    await give(text);
    await expect(list.getByRole('status')).toContainText(words);
  }
  await expect(list.getByRole('listitem').nth(1)).toContainText('passed');
  await page.reload();
  await page.getByRole('button', { name: 'Lessons' }).click();
  await expect(list.getByRole('listitem').nth(1)).toContainText('passed');
});

test('the link to the lesson can be copied beside that of the scenario', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-write']);
  await openLesson(page, FIRST);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('menuitem', { name: /^Copy link to this lesson/u }).click();
  await expect(page.getByText(/Link copied/u)).toBeVisible();
  expect(await clipboard(page)).toMatch(/\/#l\.follow-one-request$/u);
});

test('a template that cannot be read leaves the check as it was', async ({ page }) => {
  await openLesson(page, SECOND);
  await page.getByRole('textbox', { name: 'Mapping template for application/json' }).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('#if(');
  await expect(card(page)).toContainText('so this is how it stood before');
  await expect(check(page, '/integrationRequest/bodyJson')).toContainText('differs at .id');
});

test.describe('on a narrow screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('the lesson is a sheet that gives way to what is edited', async ({ page }) => {
    await openLesson(page, SECOND);
    const less = card(page).getByRole('button', { name: 'Show less of the lesson' });
    const more = card(page).getByRole('button', { name: 'Show more of the lesson' });
    await expect(card(page)).toHaveClass(/half/u);
    await more.tap();
    await expect(card(page)).toHaveClass(/full/u);
    await expect(more).toBeDisabled();
    await less.tap();
    await less.tap();
    await expect(card(page)).toHaveClass(/small/u);
    await more.focus();
    await page.keyboard.press('Enter');
    await expect(card(page)).toHaveClass(/half/u);

    const template = page.getByRole('textbox', { name: 'Mapping template for application/json' });
    await template.scrollIntoViewIfNeeded();
    await template.tap();
    await expect(card(page)).toHaveClass(/small/u);
    await page.keyboard.press('ControlOrMeta+Home');
    const line = await page.evaluate(() => {
      const root = document.activeElement?.shadowRoot;
      return root?.querySelector('.cm-cursor, .cm-activeLine, .cm-line')?.getBoundingClientRect().bottom ?? 0;
    });
    const top = (await card(page).boundingBox())?.y ?? 0;
    expect(line).toBeLessThanOrEqual(top);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('the sheet is drawn with a finger', async ({ page }) => {
    await openLesson(page, SECOND);
    const box = await card(page).boundingBox();
    const session = await page.context().newCDPSession(page);
    const draw = async (from: number, to: number) => {
      const point = (y: number) => [{ x: 60, y }];
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: point(from) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: point(to) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const top = (box?.y ?? 0) + 24;
    await draw(top, top - 120);
    await expect(card(page)).toHaveClass(/full/u);
    const now = ((await card(page).boundingBox())?.y ?? 0) + 24;
    await draw(now, now + 120);
    await expect(card(page)).toHaveClass(/half/u);
  });

  test('lessons stand in the menu', async ({ page }) => {
    await open(page);
    await page.locator('header.bar > button').last().tap();
    await page.getByRole('menuitem', { name: 'Lessons' }).tap();
    await page.getByRole('link', { name: /First template/u }).tap();
    await expect(heading(page)).toContainText('First template');
  });
});

for (const language of ['en', 'ko']) {
  for (const theme of ['light', 'dark']) {
    for (const width of [1280, 390]) {
      test(`lessons have no barrier (${language}, ${theme}, ${width} px)`, async ({ page }) => {
        test.slow();
        await page.setViewportSize({ width, height: width < 900 ? 1600 : 800 });
        await openLesson(page, SECOND, `?lang=${language}&theme=${theme}`);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        const clean = async (where: string) => expect(await barriers(page), where).toEqual([]);
        await clean('the card');
        await card(page).locator('.hint .button').click();
        const [answer, difference] = await card(page).locator('.lesson-help .button').all();
        await difference?.click();
        await expect(page.locator('dialog .answer-place')).toBeVisible();
        await clean('the difference');
        await page.keyboard.press('Escape');
        await answer?.click();
        await expect(card(page).locator('.notice')).toBeVisible();
        await clean('the answer');
        await answer?.click();
        await page.evaluate(() => {
          location.hash = '#l.follow-one-request';
        });
        await expect(page.locator('#station-client')).toHaveAttribute('aria-selected', 'true');
        if (width < 900) await page.locator('.narrow-switch input').first().check({ force: true });
        await page.locator('#column-in input.field').first().fill('/pets?type=cat');
        if (width < 900) await card(page).locator('.lesson-head button').last().click();
        await expect(card(page).locator('.lesson-passed')).toBeVisible();
        await clean('a lesson that is passed');
        await page.evaluate(() => {
          location.hash = '#l.no-such-lesson';
        });
        await expect(page.locator('dialog .lesson-list')).toBeVisible();
        await clean('the list');
      });
    }
  }
}
