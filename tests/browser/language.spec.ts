import { deflateRawSync } from 'node:zlib';
import { DRAWERS, drawer, expect, leaveDrawer, open, type Page, STATIONS, station, test } from './harness';

/** What is not the page's own words: code, data, and what is marked as of another language. */
const NOT_WORDS = [
  'code, pre, kbd, .mono, .editor, .wire, .status-code, .fact, .arrival .what, .code',
  '.result .body, .title-field, .history .grow, .compare td:not(:last-child), .compare thead',
  'datalist, dl.facts dt, dl.facts dd:not(:has(.origin, .none)), [lang]:not(html)',
].join(', ');

/** Names of AWS and of the web, which Korean documents leave as they are. */
const NAMES = [
  /https?:\/\/\S+/gu,
  /\barn:[\w:/.-]*/gu,
  /\$[\w.]+(?:\([^)]*\))?/gu,
  /[\w.*+-]+\/[\w.*+-]+/gu,
  /\b(?:[\w-]+\.)+\w+\b/gu,
  /\b[A-Z]+(?:_[A-Z0-9]+)+\b/gu,
  /\b(?:x-amzn?|x-api|X-Amzn?|X-Forwarded|Content|Accept|User)-[\w-]+/gu,
  /\b(?:AWS|API|Gateway|REST|HTTP|HTTPS|URL|URI|ARN|JSON|JSONPath|XML|HAR|ID|IAM|MOCK|Mock|Lambda|DynamoDB|SQS|SNS|S3|Kinesis|Step Functions|EventBridge|SSM|Secrets Manager|Cognito|OpenAPI|Markdown|JavaScript|Velocity Template Language|Velocity|Base64|UTF-8|Gatelens|GitHub|Node|CORS|VTL|WAF|MIME)\b/gu,
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY|NULL|null|true|false)\b/gu,
  /\b(?:curl|gatelens|check|get-method|get-integration|statusCode|errorMessage|errorType|stackTrace|iframe)\b/gu,
  /\b(?:Ctrl|Shift|Alt|Tab|Esc|Enter|Content-Type|Date|Host|Via)\b/gu,
  /\((?:[A-Z][a-z]+ ?)+(?:[a-z]+ ?)*\)/gu,
];

interface Said {
  readonly text: string;
  readonly where: string;
}

/** Every text that is seen or read out: text, and the attributes that name things. */
async function texts(page: Page): Promise<Said[]> {
  return page.evaluate((skipped) => {
    const found: { text: string; where: string }[] = [];
    const place = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || element.closest(skipped) || element.matches('dl.facts dd') || !element.checkVisibility())
        continue;
      found.push({ text, where: place(element) });
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-description']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const text = element.getAttribute(name) ?? '';
        if (!element.checkVisibility() || element.closest('[lang]:not(html)')) continue;
        // What stands in an empty field is an example of data.
        if (name === 'placeholder' && element.matches('.mono')) continue;
        found.push({ text, where: `${place(element)} ${name}` });
      }
    }
    return found;
  }, NOT_WORDS);
}

/** Names and code stand within Korean as they are; a run of words with small letters is English. */
function isEnglish(text: string, isWithinKorean: boolean): boolean {
  if (!isWithinKorean) return /[A-Za-z]{2,}/u.test(text);
  return [...text.matchAll(/[A-Za-z]{2,}(?:[\s,]+[A-Za-z]{2,}){2,}/gu)].some(
    ([run]) => run.split(/[\s,]+/u).filter((word) => /^[a-z]+$/u.test(word)).length > 1,
  );
}

/** What of the page's texts is in the other language. */
async function foreign(page: Page, language: 'en' | 'ko', where: string): Promise<string[]> {
  const wrong: string[] = [];
  for (const said of await texts(page)) {
    if (language === 'en') {
      if (/[가-힣]/u.test(said.text)) wrong.push(`${where}: ${said.text} (${said.where})`);
      continue;
    }
    let rest = said.text.replaceAll(/`[^`]*`/gu, ' ');
    for (const name of NAMES) rest = rest.replaceAll(name, ' ');
    if (isEnglish(rest, /[가-힣]/u.test(said.text))) wrong.push(`${where}: ${said.text} (${said.where})`);
  }
  return [...new Set(wrong)];
}

const linked = (scenario: unknown) =>
  `#s1.${deflateRawSync(JSON.stringify(scenario)).toString('base64url')}`;

const STOPPED = linked({
  version: 1,
  request: {
    method: 'POST',
    path: '/a?b=c',
    headers: { 'Content-Type': 'application/json' },
    body: '{"d": []}',
  },
  api: {
    models: { M: { type: 'object', required: ['e'], properties: { d: { type: 'string' } } } },
    requestValidator: { validateRequestBody: true, validateRequestParameters: true },
    gatewayResponses: { BAD_REQUEST_BODY: { statusCode: '422', responseTemplates: { 'text/plain': '$context.x' } } },
    method: {
      httpMethod: 'POST',
      authorizationType: 'CUSTOM',
      apiKeyRequired: false,
      requestParameters: { 'method.request.header.f': false },
      requestModels: { 'application/json': 'M' },
      methodResponses: { '200': { statusCode: '200' } },
      methodIntegration: {
        type: 'HTTP',
        httpMethod: 'GET',
        uri: 'http://example.com',
        integrationResponses: { '200': { statusCode: '200', selectionPattern: '(' } },
      },
    },
    authorizer: { result: 'allow', context: { a: 1 } },
  },
});

const BROKEN = linked({
  version: 1,
  request: { method: 'GET', path: '/a' },
  api: {
    integration: {
      type: 'MOCK',
      requestTemplates: { 'application/json': '#if($a)\n$inputt.b $util.c() #foreach($x in $y)' },
    },
  },
});

const SCENARIOS = [
  ['a Lambda function', ''],
  ['a proxy', '#e.lambda-proxy'],
  ['a mock', '#e.mock-response'],
  ['a service', '#e.dynamodb-query'],
  ['what a check stops', STOPPED],
  ['a broken template', BROKEN],
  ['a lesson', '#l.quotes-and-escapes'],
] as const;

for (const language of ['en', 'ko'] as const) {
  for (const [name, fragment] of SCENARIOS) {
    test(`every text is in the page's language (${language}): ${name}`, async ({ page }) => {
      test.slow();
      const wrong: string[] = [];
      await open(page, fragment, `?lang=${language}`);
      for (const id of STATIONS) {
        await station(page, id);
        for (const fold of await page.locator('#station-panel details:not([open]) > summary').all()) {
          if (await fold.isVisible()) await fold.click();
        }
        wrong.push(...(await foreign(page, language, id)));
      }
      for (const id of DRAWERS) {
        await drawer(page, id);
        await page.waitForTimeout(100);
        wrong.push(...(await foreign(page, language, `drawer ${id}`)));
      }
      await leaveDrawer(page);
      if (fragment === '') {
        for (const menu of await page.locator('header.bar [aria-haspopup="menu"]').all()) {
          await menu.click();
          wrong.push(...(await foreign(page, language, 'a menu')));
          await page.keyboard.press('Escape');
        }
        for (const id of ['palette', 'help', 'import', 'lessons']) {
          await page.keyboard.press('ControlOrMeta+KeyK');
          if (id !== 'palette') await page.locator(`[data-command="${id}"]`).click();
          await expect(page.getByRole('dialog')).toBeVisible();
          wrong.push(...(await foreign(page, language, id)));
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toBeHidden();
        }
      }
      expect([...new Set(wrong.map((line) => line.replace(/^[^:]*: /u, '')))]).toEqual([]);
    });
  }
}
