import { barriers } from './barriers';
import { clipboard, expect, open, panel, result, station, test, write } from './harness';

const TEMPLATE = 'Mapping template for application/json';

test('the trace groups steps by station, and leads to their source', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-write']);
  await open(page, '#e.dynamodb-query');
  await page.getByRole('tab', { name: 'Trace' }).click();
  const trace = page.locator('.trace');
  for (const name of [
    'Method request',
    'Integration request',
    'Backend',
    'Integration response',
    'Method response',
  ]) {
    await expect(trace.getByRole('heading', { name, exact: true })).toBeVisible();
  }
  // A step of a template: what, where, with what result.
  const condition = trace.getByRole('row').filter({ hasText: "#if($limit != '')" });
  await expect(condition).toContainText('taken');
  await condition.getByRole('button').click();
  await expect(page.locator('#station-integrationRequest')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('textbox', { name: /^Mapping template/u })).toBeFocused();
  // What was read, with its value.
  await trace.getByText('What it read').first().click();
  await expect(trace.getByRole('row').filter({ hasText: 'path parameter user' })).toContainText('mina');
  // A rule leads to the field that it read.
  await trace.getByRole('button', { name: /^Go there: .*integration response 200 is taken/u }).click();
  await expect(page.locator('#station-integrationResponse')).toHaveAttribute('aria-selected', 'true');
  // A fold is remembered.
  await trace.getByRole('heading', { name: 'Method request', exact: true }).click();
  await expect(trace.getByText('The method requires no API key.')).toBeHidden();
  await page.reload();
  await expect(trace.getByText('The backend answers 200.')).toBeVisible();
  await expect(trace.getByText('The method requires no API key.')).toBeHidden();

  await page.getByRole('tab', { name: 'Log' }).click();
  await page.locator('.drawer').getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  const log = await clipboard(page);
  expect(log).toContain('Starting execution for request: ');
  expect(log.split('\n').length).toBeGreaterThan(8);
});

test('a problem leads to its place', async ({ page }) => {
  await open(page);
  await station(page, 'integrationRequest');
  await write(page, TEMPLATE, '{\n  "a": #if($x) 1');
  await station(page, 'client');
  await page.getByRole('tab', { name: /^Problems/u }).click();
  await page
    .locator('.problem-list .error')
    .first()
    .getByRole('button', { name: /Integration request, line/u })
    .click();
  await expect(page.locator('#station-integrationRequest')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('textbox', { name: TEMPLATE })).toBeFocused();
});

test('the settled state is announced, not more than once a second', async ({ page }) => {
  await open(page);
  const region = page.locator('[role="status"][aria-live="polite"]');
  await expect(region).toHaveText(/^Response 200\./u);
  await page.evaluate(() => {
    const said: [number, string][] = [];
    Object.assign(window, { said });
    const live = document.querySelector('[role="status"][aria-live="polite"]');
    if (!live) throw new Error('no live region');
    new MutationObserver(() => said.push([performance.now(), live.textContent ?? ''])).observe(live, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await station(page, 'integrationRequest');
  await page.getByRole('textbox', { name: TEMPLATE }).click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('#if($a) b #end #if($c) $d', { delay: 60 });
  await expect(region).toHaveText(/cannot be read; .* line 1\./u);
  await page.keyboard.type(' #end');
  await expect(region).toHaveText(/^Response/u);
  const times = await page.evaluate(() =>
    (window as unknown as { said: [number, string][] }).said.map(([at]) => at),
  );
  for (const [at, time] of times.slice(1).entries()) expect(time - (times[at] ?? 0)).toBeGreaterThan(900);
  await expect(result(page)).toBeVisible();
  await expect(panel(page)).toBeVisible();
});

test('the trace has no barrier', async ({ page }) => {
  await open(page, '#e.dynamodb-query', '?lang=ko&theme=dark');
  await page.getByRole('tab', { name: '추적' }).click();
  await page.locator('.trace summary').filter({ hasText: '읽은 값' }).first().click();
  expect(await barriers(page, '.drawer')).toEqual([]);
});
