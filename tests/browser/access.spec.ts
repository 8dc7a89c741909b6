import AxeBuilder from '../../web/node_modules/@axe-core/playwright';
import { expect, open, type Page, station, test } from './harness';

const STATIONS = [
  'client',
  'methodRequest',
  'integrationRequest',
  'backend',
  'integrationResponse',
  'methodResponse',
];

async function expectNoViolations(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map((violation) => ({
    rule: violation.id,
    where,
    nodes: violation.nodes
      .map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`)
      .slice(0, 3),
  }));
  expect(found).toEqual([]);
}

for (const language of ['en', 'ko']) {
  for (const theme of ['light', 'dark']) {
    test(`no screen has a barrier (${language}, ${theme})`, async ({ page }) => {
      test.slow();
      await open(page, '', `?lang=${language}&theme=${theme}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const name of STATIONS) {
        await station(page, name);
        await expectNoViolations(page, name);
      }
      const tabs = page.locator('section.drawer [role="tab"]');
      for (let at = 0; at < (await tabs.count()); at += 1) {
        await tabs.nth(at).click();
        await expectNoViolations(page, `drawer ${at}`);
      }
    });
  }
}
