import { expect, open, type Page, panel, paste, result, station, test, write } from './harness';

const TEMPLATE = 'Mapping template for application/json';
const title = (page: Page) => page.getByLabel('Title of this scenario');

/** Workers that can be killed: while `dying` is above 0, the next calls reach a worker that is terminated at that moment. */
async function withMortalWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const state = { dying: 0 };
    Object.assign(window, { mortal: state });
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message: unknown) {
      if (
        state.dying > 0 &&
        typeof message === 'object' &&
        message !== null &&
        'kind' in message &&
        message.kind === 'run'
      ) {
        state.dying -= 1;
        // First, since an answer may be on its way sooner than the end.
        this.terminate();
        send.call(this, message);
        return;
      }
      send.call(this, message);
    };
  });
}

async function kill(page: Page, times: number): Promise<void> {
  await page.evaluate((count) => {
    const { mortal } = window as unknown as { mortal: { dying: number } };
    mortal.dying = count;
  }, times);
}

test('a worker that is killed in mid-run is replaced, and nobody notices', async ({ page }) => {
  await withMortalWorkers(page);
  await open(page);
  await station(page, 'integrationRequest');
  await kill(page, 1);
  await write(page, TEMPLATE, '{"after": "$input.params(\'name\')"}');
  await expect(panel(page)).toContainText('"after": "foo"');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a worker that is killed again and again is told of; the text is safe and the next edit works', async ({
  page,
}) => {
  await withMortalWorkers(page);
  await open(page);
  await station(page, 'integrationRequest');
  await kill(page, 2);
  await write(page, TEMPLATE, '{"typed": "$input.params(\'name\')"}');
  const banner = page.getByRole('alert').filter({ hasText: 'Your text is safe.' });
  await expect(banner).toContainText('stopped after 1 s');
  await expect(page.getByRole('textbox', { name: TEMPLATE })).toContainText('"typed"');
  await write(page, TEMPLATE, '{"next": "$input.params(\'name\')"}');
  await expect(panel(page)).toContainText('"next": "foo"');
  await expect(banner).toHaveCount(0);
});

test('an engine that hangs is stopped after a second, and started again', async ({ page }) => {
  await open(page);
  await station(page, 'integrationRequest');
  await expect(page.getByRole('textbox', { name: TEMPLATE })).toBeVisible();
  for (const worker of page.workers()) {
    const hanging = worker.evaluate(() => {
      for (;;);
    });
    hanging.catch(() => undefined);
  }
  await write(page, TEMPLATE, '{"typed": "$input.params(\'name\')"}');
  await expect(panel(page)).toContainText('"typed": "foo"');
});

test('what is typed survives a reload, at once', async ({ page }) => {
  await open(page);
  await station(page, 'integrationRequest');
  await write(page, TEMPLATE, '{"kept": 1}');
  await page.reload();
  await expect(result(page)).toContainText('200');
  await station(page, 'integrationRequest');
  await expect(page.getByRole('textbox', { name: TEMPLATE })).toContainText('"kept"');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('textbox', { name: TEMPLATE }), 'undo survives as well').toContainText(
    'myVariable',
  );
});

test('a template that does not parse survives a reload', async ({ page }) => {
  await open(page);
  await station(page, 'integrationRequest');
  await write(page, TEMPLATE, '{"broken": #if($x');
  await page.reload();
  await expect(page.locator('#station-integrationRequest')).toBeVisible();
  await station(page, 'integrationRequest');
  await expect(page.getByRole('textbox', { name: TEMPLATE })).toContainText('"broken"');
});

test('a document that is no scenario survives a closed drawer and a reload', async ({ page }) => {
  await open(page);
  await page.getByRole('tab', { name: 'JSON', exact: true }).click();
  await expect(page.getByRole('textbox', { name: /Scenario document/u })).toContainText('"version"');
  await write(page, /Scenario document/u, '{"version": 1, "mine": ');
  await expect(page.locator('.drawer').getByRole('alert')).toBeVisible();
  await page.getByRole('tab', { name: 'Problems' }).click();
  await page.getByRole('tab', { name: 'JSON', exact: true }).click();
  await expect(page.getByRole('textbox', { name: /Scenario document/u })).toContainText('"mine"');
  await page.reload();
  await expect(page.getByRole('textbox', { name: /Scenario document/u })).toContainText('"mine"');
  await expect(title(page)).toHaveValue('Rename a query parameter');
});

test('the document and the stations edit the same scenario', async ({ page }) => {
  await open(page);
  await page.getByRole('tab', { name: 'JSON', exact: true }).click();
  const document = page.getByRole('textbox', { name: /Scenario document/u });
  await expect(document).toContainText('Rename a query parameter');
  await title(page).fill('Typed above');
  await expect(document).toContainText('"title": "Typed above"');
  await document.click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(
    '{"version":1,"title":"Typed below","request":{"method":"GET","path":"/x?a=1"},"api":{"integration":{"type":"MOCK","requestTemplates":{"application/json":"{\\"statusCode\\":204}"},"integrationResponses":{"204":{"statusCode":"204","selectionPattern":"204"}}}}}',
  );
  await expect(title(page)).toHaveValue('Typed below');
  await expect(result(page)).toContainText('204');
  await expect(page.locator('#station-client')).toContainText('/x?a=1');
});

test('an import that cannot be read leaves both texts as they are', async ({ page }) => {
  await open(page);
  await title(page).fill('My own work');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const label = page.getByRole('dialog').getByLabel('Text to import');
  await label.fill('neither this nor that');
  await expect(page.getByRole('dialog')).toContainText('could not be read');
  await page.keyboard.press('Escape');
  await expect(title(page)).toHaveValue('My own work');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(label, 'what was pasted is still there').toHaveValue('neither this nor that');
});

test('what was opened over is in the history, after a reload too, and comes back', async ({ page }) => {
  await open(page);
  await title(page).fill('First work');
  await paste(page, "curl 'https://example.com/second'");
  await title(page).fill('Second work');
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('menuitem').nth(3).click();
  await expect(title(page)).not.toHaveValue('Second work');
  await expect(page.getByText('Your earlier scenario is in the history.')).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: 'History' }).click();
  const entry = page.getByRole('button', { name: 'Open Second work' });
  await entry.click();
  await expect(title(page)).toHaveValue('Second work');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(title(page)).not.toHaveValue('Second work');
});

test('without broadcast channels the engine answers all the same', async ({ page }) => {
  await page.addInitScript(() => {
    window.BroadcastChannel = class extends BroadcastChannel {
      constructor(name: string) {
        super(name);
        throw new DOMException('The operation is insecure.', 'SecurityError');
      }
    };
  });
  await open(page);
  await station(page, 'integrationRequest');
  await write(page, TEMPLATE, '{"plain": "$input.params(\'name\')"}');
  await expect(panel(page)).toContainText('"plain": "foo"');
});
