import { type AxeResults, type RunOptions, source } from '../../web/node_modules/axe-core';
import type { Page } from './harness';

declare global {
  var axe: { run(context: string | Document, options: RunOptions): Promise<AxeResults> } | undefined;
}

/** WCAG to 2.2 AA, and what axe advises beside it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A rule that what is on the page breaks, and where. */
export interface Barrier {
  readonly rule: string;
  readonly nodes: readonly string[];
}

/**
 * What on the page keeps people out. It is brought to the page once and asked there: the builder for Playwright brings
 * it each time anew, and opens a page more to gather what frames have to say, of which there are none.
 */
export async function barriers(page: Page, within?: string): Promise<readonly Barrier[]> {
  if (!(await page.evaluate(() => globalThis.axe !== undefined))) await page.evaluate(`${source};0`);
  return page.evaluate(
    async ([values, place]) => {
      const found = await globalThis.axe?.run(place ?? document, {
        runOnly: { type: 'tag', values: [...values] },
        resultTypes: ['violations'],
      });
      if (found === undefined || found.passes.length === 0) throw new Error('nothing was looked at');
      return found.violations.map(({ id, nodes }) => ({
        rule: id,
        nodes: nodes
          .slice(0, 3)
          .map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
      }));
    },
    [TAGS, within] as const,
  );
}
