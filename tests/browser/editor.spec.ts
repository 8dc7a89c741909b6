import { drawer, expect, open, type Page, panel, paste, station, test, write } from './harness';

const TEMPLATE = 'Mapping template for application/json';

const SCENARIO = {
  version: 1,
  request: {
    method: 'POST',
    path: '/orders/7?lang=ko',
    headers: { 'Content-Type': 'application/json' },
    body: '{"customer": {"name": "Kim"}, "items": [{"sku": "A1"}, {"sku": "B2"}]}',
  },
  api: {
    resourcePath: '/orders/{id}',
    integration: {
      type: 'HTTP',
      httpMethod: 'POST',
      uri: 'https://example.com/orders',
      requestTemplates: { 'application/json': '{}' },
      integrationResponses: { 200: { statusCode: '200' } },
    },
  },
  backend: { reply: { status: 200, body: '{}' } },
};

const editor = (page: Page) => page.getByRole('textbox', { name: TEMPLATE }).first();

/** Shows the template with this text, and the caret behind it. */
async function edit(page: Page, template: string): Promise<void> {
  await open(page);
  await paste(page, JSON.stringify(SCENARIO));
  await station(page, 'integrationRequest');
  await write(page, TEMPLATE, template);
}

test('a template error is mended from the list of problems', async ({ page }) => {
  await edit(page, '{"id": "$input.params(\'id\')"#if(true), "x": 1}');
  await drawer(page, 'problems');
  await page.locator('.problem').getByRole('button', { name: 'Add #end' }).click();
  await expect(editor(page)).toContainText('"x": 1}#end');
  await expect(page.locator('.problem.error')).toHaveCount(0);
  await expect(panel(page)).toContainText('{"id": "7", "x": 1}');
});

test('a template error is mended from the squiggle', async ({ page }) => {
  await edit(page, '[#foreach($i in $input.path(\'$.items\'))"$i.sku",#end]');
  await page.locator('.cm-lintRange').filter({ hasText: /^,$/u }).hover();
  await page.getByRole('button', { name: 'Write #if($foreach.hasNext),#end' }).click();
  await expect(panel(page)).toContainText('["A1","B2"]');
  await expect(editor(page)).toContainText('#if($foreach.hasNext),#end#end');
});

test('a template error is mended by a key', async ({ page }) => {
  await edit(page, "$util.escapeJavascript('a')");
  await expect(page.locator('.cm-lintRange')).not.toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+Period');
  await expect(editor(page)).toContainText("$util.escapeJavaScript('a')");
  await expect(editor(page)).toBeFocused();
});

test('a misspelled key of the document is mended in the JSON view', async ({ page }) => {
  await edit(page, '{}');
  await drawer(page, 'json');
  const document = page.getByRole('textbox', { name: 'Scenario document (JSON)' });
  await expect(document).toContainText('requestTemplates');
  const misspelled = JSON.stringify(SCENARIO, null, 2).replace('requestTemplates', 'requestTemplate');
  await write(page, 'Scenario document (JSON)', misspelled);
  await page.getByRole('button', { name: 'Write requestTemplates' }).click();
  await expect(page.locator('#drawer-content .complaint')).toHaveCount(0);
  await expect(document).toContainText('"requestTemplates"');
});

test('members are completed by the value that is there', async ({ page }) => {
  await edit(page, '');
  await page.keyboard.type("$input.path('$.");
  const list = page.locator('.cm-tooltip-autocomplete');
  await expect(list).toContainText('customer');
  await page.keyboard.type('it');
  await expect(list.locator('li')).toHaveCount(1);
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await expect(editor(page)).toContainText("$input.path('$.items)");
  // The parenthesis is there already, and is typed over.
  await page.keyboard.type("').si");
  await expect(list).toContainText('size');
  await expect(list).not.toContainText('toUpperCase');
  // What is offered is taken only when it has been seen for a moment.
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('2');
  await expect(editor(page)).toContainText("$input.path('$.items').size()");
});

test('a directive is completed with its end, and what is typed on a new line is indented', async ({
  page,
}) => {
  await edit(page, '');
  await page.keyboard.type('#fore');
  await expect(page.locator('.cm-tooltip-autocomplete')).toContainText('#foreach');
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await expect(editor(page)).toContainText('#foreach($item in )');
  await write(page, TEMPLATE, '#if(true)');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('x');
  await page.keyboard.press('Enter');
  await page.keyboard.type('#end');
  await expect(editor(page).locator('.cm-line')).toHaveText(['#if(true)', '  x', '#end']);
});

test('the parts of a block are matched, and it folds and unfolds by keys', async ({ page }) => {
  await edit(page, '#if(true)\n  a\n#else\n  b\n#end');
  await expect(page.locator('.block-match')).toHaveText(['#if', '#else', '#end']);
  await page.keyboard.press('ControlOrMeta+Home');
  await expect(page.locator('.block-match')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+Shift+BracketLeft');
  await expect(editor(page).locator('.cm-foldPlaceholder')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Shift+BracketRight');
  await expect(editor(page).locator('.cm-foldPlaceholder')).toHaveCount(0);
});

test('Tab leaves the editor, unless it is told to indent', async ({ page }) => {
  await edit(page, 'a');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  await editor(page).click();
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  await expect(editor(page)).toContainText('  a');
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
});

test('a syllable that is composed is not disturbed by results', async ({ page }) => {
  await edit(page, '{"name": ""}');
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowLeft');
  const client = await page.context().newCDPSession(page);
  for (const text of ['ㅎ', '하', '한']) {
    await client.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
    await page.waitForTimeout(120);
  }
  await client.send('Input.insertText', { text: '한' });
  for (const text of ['ㄱ', '그', '글']) {
    await client.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
    await page.waitForTimeout(120);
  }
  await client.send('Input.insertText', { text: '글' });
  await page.keyboard.press('Enter');
  await expect(editor(page).locator('.cm-line')).toHaveText(['{"name": "한글', '"}']);
  await expect(panel(page)).toContainText('한글');
});

test('tidying changes the template and not its output', async ({ page }) => {
  await edit(page, '#set( $a=1 )\n{"a" :  $a #if ( $a==1&&true ),"b":2 #end}');
  await expect(panel(page)).toContainText('{"a" :  1 ,"b":2 }');
  await page.keyboard.press('ControlOrMeta+Shift+KeyF');
  await expect(editor(page).locator('.cm-line')).toHaveText([
    '#set($a = 1)',
    '{"a" :  $a #if($a == 1 && true),"b":2 #end}',
  ]);
  await expect(panel(page)).toContainText('{"a" :  1 ,"b":2 }');
});

test('typing stays smooth with thousands of pieces marked', async ({ page }) => {
  await edit(page, '#foreach($a in [1..50])#foreach($b in [1..50])$a,$b;\n#end#end');
  await expect(panel(page)).toContainText('1,5;');
  await page.getByRole('button', { name: 'Number all pieces' }).click();
  await expect(panel(page).locator('.tile').first()).toBeVisible();
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.evaluate(() => {
    const waits: number[] = [];
    Object.assign(globalThis, { waits });
    addEventListener(
      'keydown',
      () => {
        const pressed = performance.now();
        requestAnimationFrame(() => setTimeout(() => waits.push(performance.now() - pressed)));
      },
      { capture: true },
    );
  });
  for (const key of 'the quick brown fox') {
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout(60);
  }
  const waits = await page.evaluate((): number[] => Reflect.get(globalThis, 'waits'));
  const sorted = waits.toSorted((a, b) => a - b);
  // A frame takes 16 ms; the rest is what a machine that does other things may add.
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(60);
});
