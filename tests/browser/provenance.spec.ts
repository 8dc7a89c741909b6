import { barriers } from './barriers';
import { expect, open, type Page, panel, paste, station, test } from './harness';

const BODY =
  '{"customer": {"name": "Kim \\"K\\" Lee"}, "items": [{"sku": "A1", "n": 1}, {"sku": "B2", "n": 2}, {"sku": "C3", "n": 3}]}';

/** A scenario whose template is this one, with a body to read. */
function scenario(template: string): string {
  return JSON.stringify({
    version: 1,
    request: {
      method: 'POST',
      path: '/orders/7?lang=ko',
      headers: { 'Content-Type': 'application/json' },
      body: BODY,
    },
    api: {
      resourcePath: '/orders/{id}',
      integration: {
        type: 'HTTP',
        httpMethod: 'POST',
        uri: 'https://example.com/orders',
        requestTemplates: { 'application/json': template },
        integrationResponses: { 200: { statusCode: '200' } },
      },
    },
    backend: { reply: { status: 200, body: '{}' } },
  });
}

const RULE = /^Mapping template for application\/json/u;
const RULE_FIELD = '/requestTemplates/application~1json';
const OUT = '#/integrationRequest/body';

/** The middle of the nth piece of text in the editor of a field. */
async function spot(page: Page, field: string, text: string, nth = 0): Promise<{ x: number; y: number }> {
  const place = page.locator(`.editor[data-field$="${field}"] .cm-content`);
  await place.scrollIntoViewIfNeeded();
  return place.evaluate(
    (content, [wanted, turn]) => {
      let left = turn;
      for (const line of content.querySelectorAll('.cm-line')) {
        const whole = line.textContent ?? '';
        for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
          if (left-- > 0) continue;
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          let before = 0;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const length = node.textContent?.length ?? 0;
            if (at < before + length) {
              const range = document.createRange();
              range.setStart(node, at - before);
              range.setEnd(node, at - before + 1);
              const box = range.getBoundingClientRect();
              return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
            }
            before += length;
          }
        }
      }
      throw new Error(`no ${wanted}`);
    },
    [text, nth] as const,
  );
}

async function pointAt(page: Page, field: string, text: string, nth = 0): Promise<void> {
  const { x, y } = await spot(page, field, text, nth);
  await page.mouse.move(x, y);
}

const marked = (page: Page, field: string, kind = 'mark-on') =>
  page.locator(`.editor[data-field$="${field}"] .${kind}`);
const input = (page: Page) => page.getByRole('textbox', { name: 'Body, read only' }).first();
const words = (page: Page) => page.locator('.provenance p');

async function show(page: Page, template: string): Promise<void> {
  await open(page);
  await paste(page, scenario(template));
  await station(page, 'integrationRequest');
  await expect(page.getByRole('textbox', { name: RULE })).toBeVisible();
  await expect(page.locator('.provenance')).toBeAttached();
}

test('a character that a loop wrote leads to its expression and its input', async ({ page }) => {
  await show(page, '[#foreach($item in $input.path(\'$.items\'))"$item.sku"#if($foreach.hasNext),#end#end]');
  await expect(panel(page)).toContainText('["A1","B2","C3"]');
  await pointAt(page, OUT, 'B2');
  await expect(marked(page, RULE_FIELD)).toHaveText('$item.sku');
  await expect(marked(page, OUT)).toHaveText('B2');
  await expect(marked(page, OUT, 'mark-also')).toHaveText(['A1', 'C3']);
  await expect(input(page).locator('.mark-on')).toHaveText('"B2"');
  await expect(words(page)).toHaveText(
    '“B2” was written by line 1, $item.sku, which read body $.items[1].sku.',
  );
  await expect(panel(page)).toContainText('2 of 3');
});

test('a source in a loop is gone through, forward and back', async ({ page }) => {
  await show(page, '[#foreach($item in $input.path(\'$.items\'))"$item.sku"#if($foreach.hasNext),#end#end]');
  const { x, y } = await spot(page, RULE_FIELD, '$item.sku');
  await page.mouse.click(x, y);
  await page.mouse.move(0, 0);
  await expect(marked(page, OUT)).toHaveText('A1');
  await page.getByRole('button', { name: 'Next output of this expression' }).click();
  await expect(marked(page, OUT)).toHaveText('B2');
  await expect(input(page).locator('.mark-on')).toHaveText('"B2"');
  await page.getByRole('button', { name: 'Next output of this expression' }).click();
  await page.getByRole('button', { name: 'Next output of this expression' }).click();
  await expect(marked(page, OUT)).toHaveText('A1');
  await page.getByRole('button', { name: 'Previous output of this expression' }).click();
  await expect(marked(page, OUT)).toHaveText('C3');
  await expect(panel(page)).toContainText('3 of 3');
});

test('an escaped value is led back through the function to the body', async ({ page }) => {
  await show(page, '{"name": "$util.escapeJavaScript($input.path(\'$.customer.name\'))"}');
  await expect(panel(page)).toContainText('{"name": "Kim \\"K\\" Lee"}');
  await pointAt(page, OUT, '\\"K');
  await expect(marked(page, RULE_FIELD)).toHaveText("$util.escapeJavaScript($input.path('$.customer.name'))");
  await expect(input(page).locator('.mark-on')).toHaveText('"Kim \\"K\\" Lee"');
  await expect(words(page)).toContainText('body $.customer.name');
});

test('JSON text is led back to the object that it is', async ({ page }) => {
  await show(page, '{"first": $input.json(\'$.items[0]\'), "lang": "$input.params(\'lang\')"}');
  await pointAt(page, OUT, 'A1');
  await expect(marked(page, RULE_FIELD)).toHaveText("$input.json('$.items[0]')");
  await expect(input(page).locator('.mark-on')).toHaveText('{"sku": "A1", "n": 1}');
  await pointAt(page, OUT, 'ko');
  await expect(marked(page, RULE_FIELD)).toHaveText("$input.params('lang')");
  await expect(page.locator('.fact-row.marked')).toContainText('ko');
});

test('what a nested definition wrote is led to the place inside it', async ({ page }) => {
  await show(
    page,
    '#define($inner)<$input.params(\'id\')>#end#define($outer)($inner)#end\n{"x": "$outer", "y": "$outer"}',
  );
  await expect(panel(page)).toContainText('{"x": "(<7>)", "y": "(<7>)"}');
  await pointAt(page, OUT, '7', 1);
  await expect(marked(page, RULE_FIELD)).toHaveText("$input.params('id')");
  await expect(panel(page)).toContainText('2 of 2');
  await expect(page.locator('.fact-row.marked')).toContainText('7');
});

test('the counterpart is a key away, and so is the way back', async ({ page }) => {
  await show(page, '[#foreach($item in $input.path(\'$.items\'))"$item.sku"#if($foreach.hasNext),#end#end]');
  const { x, y } = await spot(page, OUT, 'C3');
  await page.mouse.click(x, y);
  await page.mouse.move(0, 0);
  await page.keyboard.press('ControlOrMeta+.');
  await expect(page.getByRole('textbox', { name: RULE })).toBeFocused();
  await expect(marked(page, RULE_FIELD)).toHaveText('$item.sku');
  await page.keyboard.press('ControlOrMeta+.');
  await expect(page.locator(`.editor[data-field="${OUT}"] .cm-content`)).toBeFocused();
  await expect(marked(page, OUT)).toHaveText('C3');
});

test('all pieces are numbered alike on both sides, and left blanks are shown', async ({ page }) => {
  await show(page, '#set($a = 1)\n  ## a note\n{"a": $a, "b": $a}\n');
  await page.getByRole('button', { name: 'Number all pieces' }).click();
  const source = page.locator(`.editor[data-field$="${RULE_FIELD}"] .tile`);
  const number = await source.filter({ hasText: /^\$a$/u }).first().getAttribute('data-tile');
  const output = page.locator(`.editor[data-field$="${OUT}"] .tile`);
  await expect(output.filter({ hasText: /^1$/u }).first()).toHaveAttribute('data-tile', String(number));
  await page.getByRole('button', { name: 'Show blanks left by directives' }).click();
  await expect(page.locator(`.editor[data-field$="${OUT}"] .left-blank`)).toHaveCount(1);
  expect(await barriers(page)).toEqual([]);
});

test('a selected stretch of the result is listed in the trace', async ({ page }) => {
  await show(page, '{"a": "$input.params(\'id\')", "b": "$input.params(\'lang\')"}');
  await page.locator(`.editor[data-field="${OUT}"] .cm-content`).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.getByRole('button', { name: '5 pieces selected: list them' }).click();
  const list = page.locator('.selected-pieces li');
  await expect(list).toHaveCount(5);
  await expect(list.nth(1)).toContainText('path parameter id');
  await expect(list.nth(3)).toContainText('query string parameter lang');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a tap on the result shows the words in a sheet', async ({ page }) => {
    await show(page, '{"a": "$input.params(\'id\')"}');
    await page.getByRole('radio', { name: /^OUT/u }).click();
    const { x, y } = await spot(page, OUT, '7');
    await page.touchscreen.tap(x, y);
    const sheet = page.getByRole('dialog', { name: 'Where this comes from' });
    await expect(sheet).toContainText("“7” was written by line 1, $input.params('id')");
    await sheet.getByRole('button', { name: 'Close' }).click();
    await expect(sheet).toBeHidden();
  });
});

test('what a response template wrote leads to the answer of the backend', async ({ page }) => {
  await open(page);
  const document = JSON.parse(scenario('{}'));
  const template = '{"id": "$input.path(\'$.order.id\')"}';
  document.api.integration.integrationResponses[200].responseTemplates = { 'application/json': template };
  document.backend.reply = {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: '{"order": {"id": "N-17"}}',
  };
  await paste(page, JSON.stringify(document));
  await station(page, 'integrationResponse');
  await expect(page.locator('.provenance')).toBeAttached();
  await pointAt(page, '#/response/body', 'N-17');
  await expect(marked(page, '/responseTemplates/application~1json')).toHaveText("$input.path('$.order.id')");
  await expect(marked(page, '#/integrationResponse/body')).toHaveText('"N-17"');
  await expect(words(page)).toContainText('backend answer $.order.id');
});

test('a mapped parameter is led to its source and its target, both ways', async ({ page }) => {
  await open(page);
  const document = JSON.parse(scenario('{}'));
  document.api.integration.requestParameters = {
    'integration.request.header.X-Lang': 'method.request.querystring.lang',
    'integration.request.header.X-Sku': 'method.request.body.items[1].sku',
  };
  await paste(page, JSON.stringify(document));
  await station(page, 'integrationRequest');
  const link = page.getByRole('button', { name: '← method.request.querystring.lang' });
  await link.focus();
  await expect(page.locator('#column-in .fact-row.marked')).toContainText('ko');
  await expect(page.locator('#column-out .fact-row.marked')).toContainText('X-Lang');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Source: X-Lang' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Source: X-Sku' }).hover();
  await expect(input(page).locator('.mark-on')).toHaveText('"B2"');
  await expect(page.locator('#column-out .fact-row.marked')).toContainText('X-Sku');
});
