import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import index from '../../web/content/examples/index.json';
import { test as plain } from '../../web/node_modules/@playwright/test';
import { expect, open, type Page, result, station, test } from './harness';

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

const STATIONS = [
  'client',
  'methodRequest',
  'integrationRequest',
  'backend',
  'integrationResponse',
  'methodResponse',
];

for (const file of ['', 'embed.html']) {
  plain(`the policy of /${file} is in force, and has no exception`, async ({ page }) => {
    const response = await page.goto(`./${file}`);
    const meta = page.locator('meta[http-equiv="Content-Security-Policy"]');
    await expect(meta).toHaveAttribute('content', POLICY);
    const sent = response?.headers()['content-security-policy'];
    if (sent !== undefined) expect(sent).toBe(`${POLICY}; frame-ancestors ${file === '' ? "'self'" : '*'}`);
    const allowed = await page.evaluate(async () => {
      const done: string[] = [];
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.head.append(script);
      if ('ran' in window) done.push('inline script');
      const style = document.createElement('style');
      style.textContent = 'html { outline: 7px solid }';
      document.head.append(style);
      if (getComputedStyle(document.documentElement).outlineWidth === '7px') done.push('inline style');
      // What the test itself evaluates is let through: a timer's text is not.
      setTimeout('window.evaluated = true', 0);
      await new Promise((after) => setTimeout(after, 50));
      if ('evaluated' in window) done.push('eval');
      const elsewhere = await fetch('https://example.com/').then(
        () => true,
        () => false,
      );
      if (elsewhere) done.push('another host');
      return done;
    });
    expect(allowed).toEqual([]);
  });
}

/** Every screen and dialog of the page; the harness fails where the policy is breached or the console speaks. */
async function everyScreen(page: Page, check: (where: string) => Promise<void>): Promise<void> {
  for (const name of STATIONS) {
    await station(page, name);
    for (const fold of await page.locator('#station-panel details:not([open]) > summary').all()) {
      if (await fold.isVisible()) await fold.click();
    }
    await check(name);
  }
  const tabs = page.locator('section.drawer .strip [role="tab"]');
  for (let at = 0; at < (await tabs.count()); at += 1) {
    await tabs.nth(at).click();
    await page.waitForTimeout(100);
    await check(`drawer ${at}`);
  }
}

test('no screen and no dialog breaches the policy', async ({ page }) => {
  test.slow();
  await open(page, '#e.dynamodb-query');
  await everyScreen(page, async () => {});
  await page.keyboard.press('ControlOrMeta+K');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  for (const name of ['Import', 'Help and keys']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('menuitem', { name: /^Copy embed/u }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

/** Markup that would run if it ever became an element. */
const MARKUP = '<img src=x onerror="window.evil=1"><script>window.evil=1</script><b class="evil">';

/** Members whose values are words of API Gateway: with markup in them the document is refused, which shows less. */
const FIXED =
  /^(?:version|type|httpMethod|method|passthroughBehavior|contentHandling|statusCode|status|authorizationType|uri|path|resourcePath|connectionType|authorizer|hashKey|rangeKey|result|base64|bodyBase64)$/u;

/** The document with markup in every free text and in every name that is free. */
function hostile(value: unknown, name: string): unknown {
  if (typeof value === 'string') {
    if (FIXED.test(name)) return value;
    // Within JSON texts, such as templates, the markup stands at the end, and in strings.
    return `${value.replaceAll(/(?<=: ")(?=[^"$])/gu, MARKUP.replaceAll('"', "'"))}${MARKUP}`;
  }
  if (Array.isArray(value)) return value.map((item) => hostile(item, name));
  if (typeof value !== 'object' || value === null) return value;
  const isFree = /^(?:headers|stageVariables|requestTemplates|responseTemplates)$/u.test(name);
  return Object.fromEntries([
    ...Object.entries(value).map(([key, item]) => [key, hostile(item, key)]),
    ...(isFree ? [[`X-${MARKUP}`, MARKUP]] : []),
  ]);
}

function linkTo(document: unknown): string {
  return `#s1.${deflateRawSync(JSON.stringify(document)).toString('base64url')}`;
}

/** Elements that came from texts, in the page and in the shadow roots of its editors. */
const strangers = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = [];
    const walk = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        if (
          element.matches(
            'img:not(.cm-widgetBuffer), script:not([src]), .evil, [onerror], iframe, object, embed',
          )
        ) {
          found.push(element.outerHTML.slice(0, 80));
        }
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return { found, ran: 'evil' in window };
  });

/** Between them they have every kind of field. */
const SAMPLES = ['rename-a-query-parameter', 'hidden-api-key', 'lambda-proxy', 'dynamodb-query', 's3-upload'];

for (const { id } of index.filter((example) => SAMPLES.includes(example.id))) {
  test(`markup in the texts of ${id} stays text`, async ({ page }) => {
    test.slow();
    const file = join(__dirname, '../../web/content/examples', `${id}.json`);
    const { expect: _, ...document } = JSON.parse(readFileSync(file, 'utf8'));
    await page.goto(`./${linkTo(hostile(document, ''))}`);
    await expect(result(page)).toContainText(/[1-5]\d\d /u);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByLabel('Title of this scenario')).toHaveValue(/<img src=x/u);
    await everyScreen(page, async (where) => {
      expect(await strangers(page), where).toEqual({ found: [], ran: false });
    });
  });
}
