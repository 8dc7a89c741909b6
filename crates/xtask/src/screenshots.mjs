// Pictures of every screen: `node screenshots.mjs WEB OUT [WORD…]`, where a picture's path must hold each word.
// Paths read WIDTH-LANGUAGE-THEME/EXAMPLE-SCREEN.png. What is wider than its screen is told at the end.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

const [web, out, ...words] = process.argv.slice(2);
const { chromium } = createRequire(join(web, 'package.json'))('playwright-core');
const address = process.env.GATELENS_URL;

const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
  { width: 360, height: 740 },
];
const LANGUAGES = ['en', 'ko'];
const THEMES = ['light', 'dark'];
const STATIONS = ['client', 'methodRequest', 'integrationRequest', 'backend', 'integrationResponse', 'methodResponse'];
const DRAWERS = ['problems', 'trace', 'log', 'compare', 'sequence', 'json', 'history'];

/** A request that a validator stops, with texts as long as they come. */
const STOPPED = {
  version: 1,
  title: '주문을 만드는 요청이 모델 검사에서 멈추는, 제목이 아주 긴 시나리오',
  request: {
    method: 'POST',
    path: '/stores/seoul-gangnam-001/orders?channel=mobile-application&campaign=2026-autumn-collection',
    headers: { 'Content-Type': 'application/json', 'X-Request-Origin': 'https://shop.example.com/checkout/step-3' },
    body: '{"items": [{"sku": "A-1001", "name": "겨울 외투"}], "note": "문 앞에 놓아 주세요"}',
  },
  api: {
    resourcePath: '/stores/{storeId}/orders',
    stage: { stageName: 'prod', variables: { host: 'orders.example.com' } },
    models: { Order: { type: 'object', required: ['items', 'total'], properties: { total: { type: 'number' } } } },
    requestValidator: { validateRequestBody: true, validateRequestParameters: true },
    gatewayResponses: {
      BAD_REQUEST_BODY: {
        statusCode: '400',
        responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
        responseTemplates: { 'application/json': '{"error": "$context.error.validationErrorString"}' },
      },
    },
    method: {
      httpMethod: 'POST',
      authorizationType: 'NONE',
      requestParameters: { 'method.request.querystring.channel': true, 'method.request.header.X-Request-Origin': false },
      requestModels: { 'application/json': 'Order' },
      methodResponses: { 200: { statusCode: '200' } },
      methodIntegration: {
        type: 'HTTP',
        httpMethod: 'POST',
        uri: 'https://orders.internal.example.com/v2/stores/{storeId}/orders',
        requestParameters: { 'integration.request.path.storeId': 'method.request.path.storeId' },
        requestTemplates: { 'application/json': '{"items": $input.json("$.items")}' },
        integrationResponses: { 200: { statusCode: '200' } },
      },
    },
  },
};

/** A template that cannot be read. */
const BROKEN = {
  version: 1,
  title: 'A template with a mistake',
  request: { method: 'GET', path: '/pets?name=foo' },
  api: {
    integration: {
      type: 'MOCK',
      requestTemplates: { 'application/json': '#if($input.params("name") == "foo")\n{"statusCode": 200}\n' },
      integrationResponses: { 200: { statusCode: '200' } },
    },
  },
};

const EMPTY = { version: 1, request: { method: 'GET', path: '/' }, api: { integration: { type: 'MOCK' } } };

const linked = (scenario) => `#s1.${deflateRawSync(JSON.stringify(scenario)).toString('base64url')}`;
const EXAMPLES = [
  ['mock', '#e.mock-response'],
  ['lambda', '#e.rename-a-query-parameter'],
  ['proxy', '#e.lambda-proxy'],
  ['service', '#e.dynamodb-query'],
  ['stopped', linked(STOPPED)],
  ['broken', linked(BROKEN)],
  ['empty', linked(EMPTY)],
  ['lesson', '#l.first-template'],
];
/** Drawers and dialogs look alike whatever is open: these show them with something in them. */
const WITH_DRAWERS = new Set(['lambda', 'stopped', 'broken', 'empty']);
const WITH_DIALOGS = 'lambda';
const WITH_LESSON = 'lesson';
/** These have something under each fold. */
const WITH_FOLDS = new Set(['service', 'stopped']);

const browser = await chromium.launch({
  executablePath: process.env.GATELENS_CHROMIUM,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const wide = [];
const missing = [];
let taken = 0;
for (const size of WIDTHS) {
  for (const language of LANGUAGES) {
    for (const theme of THEMES) await takeAll(size, language, theme);
  }
}
await browser.close();
console.log(`${taken} pictures in ${out}`);
for (const line of missing) console.log(`not taken: ${line}`);
process.exitCode = missing.length > 0 ? 1 : 0;
for (const line of wide) console.log(`wider than its screen: ${line}`);

async function takeAll(size, language, theme) {
  const folder = `${size.width}-${language}-${theme}`;
  const wanted = (name) => words.every((word) => `${folder}/${name}`.includes(word));
  const screens = EXAMPLES.map(([example, fragment]) => [example, fragment, screensOf(example).filter(([name]) => wanted(name))]);
  if (screens.every(([, , names]) => names.length === 0)) return;
  mkdirSync(join(out, folder), { recursive: true });
  for (const [, fragment, names] of screens) {
    if (names.length === 0) continue;
    const narrow = size.width < 900;
    const context = await browser.newContext({
      viewport: size,
      colorScheme: theme,
      reducedMotion: 'reduce',
      hasTouch: narrow,
      deviceScaleFactor: narrow ? 2 : 1,
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${address}?lang=${language}&theme=${theme}${fragment}`);
    await page.locator('#result').filter({ hasText: /[1-5]\d\d/u }).waitFor();
    for (const [name, show, hide] of names) {
      try {
        await show(page);
        await page.waitForTimeout(180);
        await page.screenshot({ path: join(out, folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
        taken += 1;
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) wide.push(`${folder}/${name} by ${over} px`);
        await hide?.(page);
      } catch (error) {
        missing.push(`${folder}/${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
      }
    }
    await context.close();
  }
}

/** The screens of an example: name, how to get there, how to leave. */
function screensOf(example) {
  const named = (screen, show, hide) => [`${example}-${screen}`, show, hide];
  const stations = STATIONS.map((id, at) => named(`${at + 1}-${id}`, (page) => page.locator(`#station-${id}`).click()));
  const parts = ['in', 'rule', 'out'].map((part, at) =>
    named(`3-part-${part}`, async (page) => {
      await page.locator('#station-integrationRequest').click();
      const choice = page.locator('.narrow-switch input').nth(at);
      if (await choice.count()) await choice.check({ force: true });
    }),
  );
  const isNarrow = (page) => page.locator('.bottom-bar').isVisible();
  const escape = (page) => page.keyboard.press('Escape');
  const bar = (at) => (page) => page.locator('header.bar > button').nth(at).click();
  /** Lessons and the import stand in the bar under their names, and open no menu. */
  const plain = (page, at) => page.locator('header.bar > button:not(.icon-only):not([aria-haspopup])').nth(at).click();
  /** Where there is no room a menu holds what else stands in the bar. */
  const more = async (page, at) => {
    await bar(-1)(page);
    await page.locator('[role="menu"]:popover-open [role^="menuitem"]').nth(at).click();
  };
  const drawers = DRAWERS.map((id, at) =>
    named(`drawer-${at + 1}-${id}`, async (page) => {
      if (!(await isNarrow(page))) return page.locator('section.drawer [role="tab"]').nth(at).click();
      if (at < 2) return page.locator('.bottom-bar [role="tab"]').nth(at + 1).click();
      await page.locator('.bottom-bar > button').click();
      return page.locator('[role="menu"]:popover-open [role^="menuitem"]').nth(at - 2).click();
    }),
  );
  const dialogs = [
    named('dialog-help', async (page) => ((await isNarrow(page)) ? more(page, 5) : bar(-1)(page)), escape),
    named('dialog-lessons', async (page) => ((await isNarrow(page)) ? more(page, 0) : plain(page, 0)), escape),
    named('dialog-commands', (page) => page.keyboard.press('ControlOrMeta+KeyK'), escape),
    named(
      'dialog-import',
      async (page) => ((await isNarrow(page)) ? more(page, 3) : plain(page, 1)),
      escape,
    ),
    named(
      'dialog-paste',
      async (page) => {
        await page.locator('#station-client').click();
        if (await isNarrow(page)) await page.locator('.narrow-switch input').first().check({ force: true });
        await page.locator('#column-in > header .button').first().click();
      },
      escape,
    ),
    ...[0, 1, 2, 3].map((at) =>
      named(
        `menu-${at + 1}`,
        async (page) => {
          const menus = page.locator('header.bar [aria-haspopup="menu"]');
          if (at < (await menus.count())) await menus.nth(at).click();
        },
        escape,
      ),
    ),
  ];
  /** A lesson as it opens, with its help, at each size of its sheet, with its answer, passed, and beside the answer. */
  const card = (page) => page.locator('section.lesson');
  const size = (at) => async (page) => {
    if (!(await isNarrow(page))) return;
    await card(page).locator('.lesson-head > .button').nth(at).click();
  };
  const help = (at) => async (page) => {
    await card(page).locator('.lesson-help .button').nth(at).click();
    await page.waitForTimeout(600);
  };
  const lesson = [
    ['1-open', (page) => card(page).locator('.badge').filter({ hasText: /\d/ }).waitFor()],
    ['2-full', size(1)],
    ['3-hints', async (page) => {
      for (const at of [0, 1]) await card(page).locator('.hint .button').nth(at).click();
      await card(page).locator('.lesson-help').scrollIntoViewIfNeeded();
    }],
    ['4-difference', help(1), escape],
    ['5-answer', help(0)],
    ['6-passed', async (page) => {
      await help(0)(page);
      await page.evaluate(() => {
        location.hash = '#l.follow-one-request';
      });
      await page.locator('#station-client[aria-selected="true"]').waitFor();
      const choice = page.locator('.narrow-switch input').first();
      if (await choice.count()) await choice.check({ force: true });
      await page.locator('#column-in input.field').first().fill('/pets?type=cat');
      if (await isNarrow(page)) await card(page).locator('.lesson-head > .button').nth(1).click();
      await card(page).locator('.lesson-passed').scrollIntoViewIfNeeded();
    }],
    ['7-small', async (page) => {
      await size(0)(page);
      if (!(await isNarrow(page))) await card(page).locator('.lesson-head > .button').last().click();
    }],
    ['8-list', async (page) => ((await isNarrow(page)) ? more(page, 0) : plain(page, 0)), escape],
    ['9-unknown', async (page) => {
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page.evaluate(() => {
        location.hash = '#l.no-such-lesson';
      });
      await page.locator('dialog [role="alert"]').waitFor();
    }, escape],
  ];
  /** All that is folded, open, on a screen that is high enough for it. */
  const folds = STATIONS.map((id, at) => {
    let size = null;
    return named(
      `${at + 1}-open`,
      async (page) => {
        size = page.viewportSize();
        await page.setViewportSize({ width: size.width, height: 2200 });
        await page.locator(`#station-${id}`).click();
        const choices = page.locator('.narrow-switch input');
        if ((await choices.count()) > 2) await choices.nth(1).check({ force: true });
        // What opens may hold more of them.
        for (let depth = 0; depth < 2; depth += 1) {
          await page.evaluate(() => {
            for (const summary of document.querySelectorAll('#station-panel details:not([open]) > summary')) summary.click();
          });
          await page.waitForTimeout(200);
        }
      },
      (page) => page.setViewportSize(size),
    );
  });
  if (example === WITH_LESSON) return lesson.map(([screen, show, hide]) => named(screen, show, hide));
  return [
    ...stations,
    ...parts,
    ...(example === WITH_DIALOGS ? dialogs : []),
    ...(WITH_DRAWERS.has(example) ? drawers : []),
    ...(WITH_FOLDS.has(example) ? folds : []),
  ];
}
