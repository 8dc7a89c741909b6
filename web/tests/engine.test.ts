import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import index from '../content/examples/index.json';
import { prepare } from '../src/engine/invoke';
import { reply as askSmall, initSync as initSmall } from '../src/engine/pkg/gatelens.js';
import { initSync, reply } from '../src/engine/pkg/whole.js';
import type { AnswerTo, CallKind } from '../src/engine/protocol';
import { isAnswer, isAnswerTo } from '../src/engine/protocol';
import type { EngineAnswer } from '../src/generated/EngineAnswer';
import type { Outcome } from '../src/generated/Outcome';
import type { Scenario } from '../src/generated/Scenario';
import { koInputs } from '../src/i18n/ko-inputs';
import { koMethods } from '../src/i18n/ko-methods';
import { exampleOf } from '../src/state/examples';
import { FIRST_EXAMPLE, FIRST_SCENARIO, FIRST_STATION, firstScenario } from '../src/state/first';
import { deflate, inflate } from '../src/state/payload';
import { isScenario } from '../src/state/shape';

function answerOf(answer: unknown): EngineAnswer {
  if (!isAnswer(answer)) throw new Error(`no answer: ${JSON.stringify(answer)}`);
  expect(answer.id).toBe(7);
  return answer;
}

/** The whole engine as the page loads it, asked in Node. */
function ask<K extends CallKind>(kind: K, call: Readonly<Record<string, unknown>>): AnswerTo<K> {
  const answer = answerOf(reply({ kind, id: 7, ...call }));
  if (!isAnswerTo(kind, answer)) throw new Error(`${kind} was answered by ${answer.kind}`);
  return answer;
}

const at = (path: string) => new URL(path, import.meta.url);
const example = (id: string) => readFileSync(at(`../content/examples/${id}.json`), 'utf8');

function read(text: string): Scenario {
  const { scenario, diagnostics } = ask('read', { text });
  expect(diagnostics).toEqual([]);
  if (!scenario) throw new Error('not read');
  return scenario;
}

/** Runs a scenario; where it has a handler, that runs first, as in the page. */
function run(scenario: Scenario, rest = { explain: true, trace: true }): Outcome {
  const asked = answerOf(reply({ kind: 'run', id: 7, scenario, ...rest }));
  if (asked.kind !== 'invoke') return ask('run', { scenario, ...rest }).outcome;
  return ask('run', { scenario, ...rest, function: prepare(handlers)(asked.invocation) }).outcome;
}

const handlers = new WebAssembly.Module(readFileSync(at('../src/engine/pkg/handler.wasm')));

beforeAll(() => {
  initSync({ module: readFileSync(at('../src/engine/pkg/whole_bg.wasm')) });
  initSmall({ module: readFileSync(at('../src/engine/pkg/gatelens_bg.wasm')) });
});

describe('the engine in the page', () => {
  it('reads the first example as the scenario that the page begins with', () => {
    expect(read(example(FIRST_EXAMPLE))).toEqual(FIRST_SCENARIO);
    const entry = exampleOf(FIRST_EXAMPLE);
    expect(entry?.station).toBe(FIRST_STATION);
    const { title, description } = firstScenario('ko');
    expect([title, description]).toEqual([entry?.title.ko, entry?.summary.ko]);
  });

  it.each(index.map((entry) => entry.id))('reads, runs and writes %s', (id) => {
    const scenario = read(example(id));
    expect(isScenario(scenario)).toBe(true);
    const { response, diagnostics } = run(scenario);
    expect(Math.floor(response.status / 100)).toBe(2);
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
    for (const compact of [true, false]) {
      expect(read(ask('write', { scenario, compact }).text)).toEqual(scenario);
    }
  });

  it.each(index.map((entry) => entry.id))(
    'answers alike in the small engine, or leaves it to the whole one: %s',
    (id) => {
      const scenario = read(example(id));
      const small = answerOf(askSmall({ kind: 'run', id: 7, scenario, explain: true, trace: true }));
      if (small.kind === 'ran') expect(small.outcome).toEqual(run(scenario));
      else expect(small.kind).toBe('elsewhere');
      // The small engine is there for what a first visit shows.
      if (id === FIRST_EXAMPLE) expect(small.kind).toBe('ran');
    },
  );

  it('leaves imports and the catalogue to the whole engine', () => {
    for (const call of [{ kind: 'catalogue' }, { kind: 'import', text: 'GET / HTTP/1.1' }]) {
      expect(answerOf(askSmall({ id: 7, ...call })).kind).toBe('elsewhere');
    }
  });

  it('lists every example once', () => {
    const files = readdirSync(at('../content/examples')).filter((name) => name !== 'index.json');
    expect(index.map((entry) => `${entry.id}.json`).sort()).toEqual(files.sort());
  });

  it('tiles what a template wrote with segments in one typed array', () => {
    const [text] = run(FIRST_SCENARIO).trace?.texts ?? [];
    expect(text?.segments).toBeInstanceOf(Uint32Array);
    const segments = text?.segments ?? new Uint32Array();
    expect(segments.length % 6).toBe(0);
    let end = 0;
    for (let place = 0; place < segments.length; place += 6) {
      expect(segments[place]).toBe(end);
      end = segments[place + 1] ?? -1;
    }
    expect(end).toBe(run(FIRST_SCENARIO).integrationRequest?.body?.length);
  });

  it('tells less where less is asked for', () => {
    const outcome = run(FIRST_SCENARIO, { explain: false, trace: false });
    expect(outcome.stages).toEqual([]);
    expect(outcome.trace).toBeUndefined();
    expect(outcome.gatewayResponse).toBeNull();
  });

  it('opens the links that it writes', async () => {
    const { text } = ask('write', { scenario: FIRST_SCENARIO, compact: true });
    const inflated = await inflate(await deflate(text));
    if (inflated.kind !== 'text') throw new Error(inflated.reason);
    expect(ask('openLink', { version: 1, text: inflated.text }).scenario).toEqual(FIRST_SCENARIO);
    const newer = ask('openLink', { version: 2, text });
    expect(newer.scenario).toBeUndefined();
    expect(newer.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['E0842']);
  });

  it('opens the links of every version that there was', async () => {
    const folder = at('../../tests/cases/links/v1/');
    const links = readdirSync(folder).filter((name) => name.endsWith('.link'));
    expect(links.length).toBeGreaterThan(0);
    for (const name of links) {
      const link = readFileSync(new URL(name, folder), 'utf8').trim();
      const inflated = await inflate(link.replace(/^.*#?s1\./u, ''));
      if (inflated.kind !== 'text') throw new Error(`${name}: ${inflated.reason}`);
      expect(ask('openLink', { version: 1, text: inflated.text }).diagnostics, name).toEqual([]);
    }
  });

  it('imports alone and into what is at hand', () => {
    const alone = ask('import', { text: 'curl https://example.com/a -d x=1' });
    expect(alone).toMatchObject({ recognised: 'curl', part: 'request' });
    const merged = ask('import', { text: 'GET /other HTTP/1.1\n\n', onto: FIRST_SCENARIO });
    expect(merged.scenario?.request.path).toBe('/other');
    expect(merged.scenario?.api).toEqual(FIRST_SCENARIO.api);
    const refused = ask('import', { text: 'nonsense' });
    expect(refused.scenario).toBeUndefined();
    expect(refused.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['E0801']);
  });

  it('lists names and diagnostics with words for each', () => {
    const { names, diagnostics } = ask('catalogue', {}).catalogue;
    for (const name of [
      '$input.path',
      '$util.escapeJavaScript',
      '$context.requestId',
      'java.lang.String.replaceAll',
    ]) {
      expect(names.find((entry) => entry.name === name)?.doc, name).toBeTruthy();
    }
    expect(diagnostics.every((entry) => entry.message !== '')).toBe(true);
  });

  it('tells of directives and methods what Korean has words for', () => {
    const { names } = ask('catalogue', {}).catalogue;
    const own = names.filter((entry) => !/^\$(?:input|util|context|stageVariables)\b/u.test(entry.name));
    expect(own.length).toBeGreaterThan(280);
    expect(own.filter((entry) => koMethods[entry.doc] === undefined)).toEqual([]);
    const spoken = new Set(own.map((entry) => entry.doc));
    expect(Object.keys(koMethods).filter((doc) => !spoken.has(doc))).toEqual([]);
  });

  it('tells of the inputs of actions what Korean has words for, with the same code in them', () => {
    const { services } = ask('catalogue', {}).catalogue;
    const docs = new Set(
      services.flatMap(({ actions }) => actions.flatMap(({ inputs }) => inputs.map(({ doc }) => doc))),
    );
    expect(docs.size).toBeGreaterThan(80);
    expect([...docs].filter((doc) => koInputs[doc] === undefined)).toEqual([]);
    expect(Object.keys(koInputs).filter((doc) => !docs.has(doc))).toEqual([]);
    const code = (text: string) => [...text.matchAll(/`[^`]+`/gu)].map(([piece]) => piece).sort();
    for (const [english, korean] of Object.entries(koInputs)) {
      expect(code(korean), english).toEqual(expect.arrayContaining(code(english)));
    }
  });

  it('refuses what is no call, and goes on', () => {
    expect(reply({ kind: 'dance', id: 3 })).toMatchObject({ kind: 'refused', id: 3 });
    expect(reply(null)).toMatchObject({ kind: 'refused', id: 0 });
    expect(reply({ kind: 'run', id: 4, scenario: { request: 1 } })).toMatchObject({ kind: 'refused', id: 4 });
    expect(run(FIRST_SCENARIO).response.status).toBe(200);
  });
});
