import { expect, open, panel, result, station, test, write } from './harness';

const TEMPLATE = 'Mapping template for application/json';
const RESPONSE_TEMPLATE = 'Response mapping template for application/json, status 200';

test('a typed change shows in the backend request', async ({ page }) => {
  await open(page);
  await station(page, 'integrationRequest');
  await expect(panel(page)).toContainText('"foo"');
  await write(page, TEMPLATE, '{"renamed": "$input.params(\'name\')!"}');
  await expect(panel(page)).toContainText('{"renamed": "foo!"}');
  await station(page, 'client');
  await page.getByLabel('Path and query string').fill('/pets/42?name=bar');
  await station(page, 'backend');
  await expect(panel(page)).toContainText('bar!');
});

test('an error is shown at its line, and the last good result stays', async ({ page }) => {
  await open(page, '#e.mock-response');
  await station(page, 'integrationResponse');
  await write(page, RESPONSE_TEMPLATE, 'fine');
  await expect(result(page)).toContainText('fine');
  await write(page, RESPONSE_TEMPLATE, 'one\ntwo\n#if($x)\nthree');
  await expect(result(page)).toContainText('From before your last change');
  await expect(result(page)).toContainText('fine');
  await page.getByRole('tab', { name: /^Problems/u }).click();
  await expect(page.locator('#drawer-content')).toContainText(/line [34]/u);
  await write(page, RESPONSE_TEMPLATE, 'repaired');
  await expect(result(page)).toContainText('repaired');
  await expect(result(page)).not.toContainText('From before your last change');
});

test('an endless loop leaves the page usable', async ({ page }) => {
  await open(page, '#e.mock-response');
  await station(page, 'integrationResponse');
  const loop = '#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])x#end#end#end';
  await write(page, RESPONSE_TEMPLATE, loop);
  await write(page, RESPONSE_TEMPLATE, `#macro(m)#m()#end#m()`);
  await write(page, RESPONSE_TEMPLATE, '#set($s = "x")#foreach($i in [1..100])#set($s = "$s$s")#end$s');
  await write(page, RESPONSE_TEMPLATE, 'still here');
  await expect(result(page)).toContainText('still here', { timeout: 15_000 });
});

test('a body that is not JSON is told and does no harm', async ({ page }) => {
  await open(page, '#e.dynamodb-put-item');
  await station(page, 'client');
  await write(page, /^Body/u, '{"id": ');
  await expect(result(page)).toContainText(/4\d\d|5\d\d|200/u);
  await write(page, /^Body/u, '{"id":"7","name":"x"}');
  await station(page, 'backend');
  await expect(panel(page)).toContainText('"7"');
});

test('a reload keeps the work', async ({ page }) => {
  await open(page);
  await station(page, 'integrationRequest');
  await write(page, TEMPLATE, '{"kept": true}');
  await expect(panel(page)).toContainText('kept');
  await page.reload();
  await station(page, 'integrationRequest');
  await expect(page.getByRole('textbox', { name: TEMPLATE }).first()).toContainText('kept');
  await page.waitForURL(/#s1\./u);
  await page.reload();
  await station(page, 'integrationRequest');
  await expect(page.getByRole('textbox', { name: TEMPLATE }).first()).toContainText('kept');
});

test('undo takes a change back', async ({ page }) => {
  await open(page);
  await page.getByLabel('Title of this scenario').fill('Mine');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel('Title of this scenario')).toHaveValue('Rename a query parameter');
});

test('proxy and non-proxy stand side by side', async ({ page }) => {
  await open(page, '#e.same-lambda-non-proxy');
  await page.getByRole('tab', { name: 'Compare' }).click();
  const drawer = page.locator('#drawer-content');
  await expect(drawer).toContainText('201');
  await expect(drawer).toContainText('AWS_PROXY');
});

test('what a mock template made is shown, and a status it lacks stops the request', async ({ page }) => {
  await open(page, '#e.mock-response');
  await station(page, 'integrationRequest');
  await write(page, TEMPLATE, '{"statusCode": 200, "from": "$context.httpMethod"}');
  await expect(panel(page)).toContainText('{"statusCode": 200, "from": "GET"}');
  await write(page, TEMPLATE, '{"status": 200}');
  await expect(panel(page)).toContainText('{"status": 200}');
  await expect(result(page)).toContainText('500');
});

test('typing before the editor is there is kept, and so is the focus', async ({ page }) => {
  let fetchEditor = () => {};
  const asked = new Promise<void>((resolve) => {
    fetchEditor = resolve;
  });
  await page.route(/\/Editor-[^/]*\.js$/u, async (route) => {
    await asked;
    await route.continue();
  });
  await open(page);
  await station(page, 'integrationRequest');
  await page.getByRole('textbox', { name: TEMPLATE }).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('first ');
  // The text is no JSON, which a function refuses: the answer shows that it has arrived.
  await expect(result(page)).toContainText('found `first`');
  fetchEditor();
  await expect(page.locator('.editor.waiting')).toHaveCount(0);
  await page.keyboard.type('then');
  await expect(page.getByRole('textbox', { name: TEMPLATE })).toContainText('first then');
});

test('a pasted request can be made to fit the API', async ({ page }) => {
  await open(page);
  await station(page, 'client');
  await page.getByRole('button', { name: 'Paste request or curl' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill("curl -X POST 'https://example.com/orders/7' -d '{\"id\":7}'");
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(result(page)).toContainText('403');
  await page.getByRole('button', { name: 'Let the API take this request' }).click();
  await expect(result(page)).not.toContainText('403');
});

test('a kind of integration gets back what it had', async ({ page }) => {
  await open(page);
  await station(page, 'integrationRequest');
  for (const kind of ['Mock', 'HTTP', 'AWS service', 'Lambda']) {
    await panel(page).getByText(kind, { exact: true }).click();
  }
  await expect(result(page)).toContainText('안녕하세요');
});

test('a content type that is taken renames nothing', async ({ page }) => {
  await open(page);
  await station(page, 'integrationRequest');
  await page.getByRole('button', { name: 'Add template' }).click();
  const name = page.getByRole('combobox', { name: 'Content type of this template' });
  await name.fill('application/json');
  await name.fill('application/json;v=2');
  const tabs = panel(page).getByRole('tablist', { name: 'Mapping templates' }).getByRole('tab');
  await expect(tabs).toHaveText(['application/json', 'application/json;v=2']);
});
