import EXAMPLES from '../../web/content/examples/index.json';
import { expect, open, type Page, panel, paste, station, test } from './harness';

declare global {
  /** The milliseconds from each press of a key to its result. */
  var gatelensEdits: number[];
  /** The milliseconds of each task that blocked the page. */
  var gatelensTasks: number[];
}

/** How long after an edit its result is meant to be shown, in milliseconds; the report says where it is not. */
const MEDIAN = 20;
const SLOWEST = 50;
/** Beyond so many times as much, the page has become slow, and no machine's bad minute explains it. */
const TOO_SLOW = 4;
/** The same with a body of 200 kB. */
const SLOWEST_LARGE = 250;
/** How long the first result takes, and that with a processor slowed four times. */
const FIRST = 1000;
const FIRST_SLOWED = 1500;
/** The longest that typing is meant to wait for the page, with a body of 1 MB; twice as long is too slow. */
const BLOCKED = 100;

const WARM_UP = 8;
const EDITS = 30;
const FRAME = 1000 / 60;

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** The times between frames while nothing happens: what this machine can do at best. */
function idleFrames(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let last = performance.now();
        const frame = (now: number) => {
          times.push(now - last);
          last = now;
          if (times.length < 60) requestAnimationFrame(frame);
          else resolve(times.slice(1));
        };
        requestAnimationFrame(frame);
      }),
  );
}

/** How much longer than at best each of many equal pieces of work takes: what other work on this machine costs. */
function disturbance(page: Page): Promise<{ readonly best: number; readonly delays: number[] }> {
  return page.evaluate(async () => {
    const times: number[] = [];
    let sum = 0;
    while (times.length < 100) {
      const started = performance.now();
      for (let at = 0; at < 1_000_000; at += 1) sum = (sum * 31 + at) % 65_521;
      times.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve));
    }
    const best = Math.min(...times);
    return { best, delays: times.map((time) => time - best + (sum < 0 ? 1 : 0)) };
  });
}

interface Machine {
  readonly frames: readonly number[];
  readonly delays: readonly number[];
  /** How long a piece of work takes at best. */
  readonly best: number;
}

const machine = async (page: Page): Promise<Machine> => ({
  frames: await idleFrames(page),
  ...(await disturbance(page)),
});

const both = (one: Machine, other: Machine): Machine => ({
  frames: [...one.frames, ...other.frames],
  delays: [...one.delays, ...other.delays],
  best: Math.min(one.best, other.best),
});

/** How late this machine is in everything, by share of what is measured: it counts for no result. */
function lateness({ frames, delays }: Machine, share: number): number {
  return Math.max(0, percentile(frames, share) - FRAME) + 2 * percentile(delays, share);
}

/** How many times as long as at best other work on this machine makes a long task. */
function stretch({ delays, best }: Machine): number {
  return Math.min(3, 1 + percentile(delays, 0.95) / Math.max(best, 0.1));
}

/** Notes the time from each press of a key until what the engine answers to it is shown. */
async function timeEdits(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const edits: number[] = [];
    let pressed = 0;
    globalThis.gatelensEdits = edits;
    addEventListener(
      'keydown',
      () => {
        pressed = performance.now();
      },
      true,
    );
    globalThis.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        this.addEventListener('message', ({ data }) => {
          // What the page draws on the answer is drawn before the next task.
          if (data?.kind === 'ran' && pressed > 0) {
            setTimeout(() => {
              edits.push(performance.now() - pressed);
              pressed = 0;
            });
          }
        });
      }
    };
  });
}

/** Types letters, each once the result of the one before is there, and answers the times. */
async function type(page: Page, count: number): Promise<number[]> {
  const done = () => page.evaluate(() => globalThis.gatelensEdits);
  const from = (await done()).length;
  for (let at = 1; at <= count; at += 1) {
    await page.keyboard.press(String.fromCharCode(97 + (at % 26)));
    await page.waitForFunction((wanted) => globalThis.gatelensEdits.length >= wanted, from + at, {
      polling: 5,
    });
  }
  return (await done()).slice(from);
}

const report = (name: string, times: readonly number[], busy: Machine) =>
  `${name}: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms ` +
  `(this machine is late by ${lateness(busy, 0.5).toFixed(1)} and ${lateness(busy, 0.95).toFixed(1)} ms)`;

/** Puts the cursor at the start of the station's template, or of another's; where there is none, behind the path. */
async function enter(page: Page, name: string): Promise<void> {
  for (const candidate of [name, 'integrationRequest', 'integrationResponse']) {
    await station(page, candidate);
    const templates = panel(page).getByRole('textbox', { name: /mapping template/iu });
    if ((await templates.count()) === 0) continue;
    await templates.first().click();
    await page.keyboard.press('ControlOrMeta+Home');
    return;
  }
  await station(page, 'client');
  await panel(page).getByRole('textbox', { name: 'Path' }).first().click();
  await page.keyboard.press('End');
}

/** A scenario whose template passes a body of this many bytes on. */
function scenarioWith(bytes: number): string {
  const row = (id: number) => ({ id, name: `Item ${id}`, tags: ['red', 'green'], price: id * 1.25 });
  const rows = Array.from({ length: Math.round(bytes / 68) }, (_, id) => row(id));
  return JSON.stringify({
    version: 1,
    request: {
      method: 'POST',
      path: '/items',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ rows }),
    },
    api: {
      integration: {
        type: 'HTTP',
        httpMethod: 'POST',
        uri: 'http://backend.test/',
        requestTemplates: {
          'application/json': `{"first": "$input.path('$.rows[0].name')", "all": $input.json('$')}`,
        },
        integrationResponses: { 200: { statusCode: '200' } },
      },
    },
  });
}

// Recording a trace costs time of its own.
test.use({ trace: 'off' });

for (const example of EXAMPLES) {
  test(`a result follows its edit at once: ${example.id}`, async ({ page }, info) => {
    test.slow();
    await timeEdits(page);
    await open(page, `#e.${example.id}`);
    await enter(page, example.station);
    const before = await machine(page);
    await type(page, WARM_UP);
    const times = await type(page, EDITS);
    const busy = both(before, await machine(page));
    const late = percentile(times, 0.5) > MEDIAN || percentile(times, 0.95) > SLOWEST;
    const said = `${report(example.id, times, busy)}${late ? ': slower than it is meant to be' : ''}`;
    console.log(said);
    await info.attach('latency', { body: said, contentType: 'text/plain' });
    expect(percentile(times, 0.5)).toBeLessThan(TOO_SLOW * MEDIAN + lateness(busy, 0.5));
    expect(percentile(times, 0.95)).toBeLessThan(TOO_SLOW * SLOWEST + lateness(busy, 0.95));
  });
}

test('a result follows its edit soon with a large body', async ({ page }, info) => {
  test.slow();
  await timeEdits(page);
  await open(page);
  await paste(page, scenarioWith(200_000));
  await enter(page, 'integrationRequest');
  const before = await machine(page);
  await type(page, WARM_UP);
  const times = await type(page, EDITS);
  const busy = both(before, await machine(page));
  const said = report('200 kB', times, busy);
  console.log(said);
  await info.attach('latency', { body: said, contentType: 'text/plain' });
  expect(percentile(times, 0.95)).toBeLessThan(SLOWEST_LARGE + lateness(busy, 0.95));
});

test('the page stays responsive with a very large body', async ({ page }, info) => {
  test.slow();
  await timeEdits(page);
  await open(page);
  await paste(page, scenarioWith(1_000_000));
  await enter(page, 'integrationRequest');
  await page.waitForTimeout(2000);
  const idle = await machine(page);
  await page.evaluate(() => {
    const tasks: number[] = [];
    globalThis.gatelensTasks = tasks;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: 'longtask' });
  });
  for (let at = 0; at < 30; at += 1) {
    await page.keyboard.press(String.fromCharCode(97 + (at % 26)));
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(1500);
  const tasks = await page.evaluate(() => globalThis.gatelensTasks);
  const longest = Math.max(0, ...tasks);
  const said = `1 MB, work stretched ${stretch(idle).toFixed(1)} times: ${tasks.length} long tasks, the longest ${longest.toFixed(0)} ms (${tasks.map((task) => task.toFixed(0)).join(', ')})`;
  console.log(said);
  await info.attach('tasks', { body: said, contentType: 'text/plain' });
  expect(longest).toBeLessThan(2 * BLOCKED * stretch(idle));
});

for (const [slowing, limit] of [
  [1, FIRST],
  [4, FIRST_SLOWED],
] as const) {
  test(`the first result is there soon, with the processor slowed ${slowing} times`, async ({
    page,
  }, info) => {
    await page.addInitScript(() => {
      const observer = new MutationObserver(() => {
        if (!/[1-5]\d\d /u.test(document.querySelector('#result')?.textContent ?? '')) return;
        observer.disconnect();
        performance.mark('first result');
      });
      observer.observe(document, { subtree: true, childList: true, characterData: true });
    });
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowing });
    const times: number[] = [];
    // The first visit also starts the browser's own machinery: the median of a few counts.
    for (let at = 0; at < 5; at += 1) {
      await page.goto('about:blank');
      await open(page);
      times.push(
        await page.evaluate(() => performance.getEntriesByName('first result')[0]?.startTime ?? Number.NaN),
      );
    }
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const busy = await machine(page);
    const said = `first result, slowed ${slowing} times: ${times.map((time) => time.toFixed(0)).join(', ')} ms`;
    console.log(said);
    await info.attach('first result', { body: said, contentType: 'text/plain' });
    // A load is many steps, and a busy machine is late in each.
    expect(percentile(times, 0.5)).toBeLessThan(limit + 20 * lateness(busy, 0.5));
  });
}
