import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineAnswer, EngineCall } from '../src/engine/protocol';
import type { Scenario } from '../src/generated/Scenario';
import type { HistoryEntry, Store, View } from '../src/state/contract';
import { findCredentials } from '../src/state/credentials';
import { FIRST_SCENARIO } from '../src/state/first';
import { deflate } from '../src/state/payload';
import type { Draft } from '../src/state/shelf';
import { createStore } from '../src/state/store';
import { fakeEngine, outcome, scenario } from './fixtures';

/** An engine that reads and writes scenarios as plain JSON, and says by its status which title it ran. */
function script(call: EngineCall): EngineAnswer | undefined {
  switch (call.kind) {
    case 'run': {
      const broken = call.scenario.title === 'broken';
      const diagnostics = broken
        ? [{ severity: 'error' as const, code: 'E0201', message: '', args: {}, labels: [] }]
        : [];
      return {
        kind: 'ran',
        id: call.id,
        took: 1,
        outcome: outcome({ diagnostics, log: [call.scenario.title ?? '', typeOf(call.scenario)] }),
      };
    }
    case 'write':
      return { kind: 'written', id: call.id, text: JSON.stringify(call.scenario) };
    case 'openLink':
    case 'read': {
      const document: Scenario & { version?: number } = JSON.parse(call.text);
      const { version: _version, ...read } = document;
      return {
        kind: 'read',
        id: call.id,
        scenario: 'api' in read ? read : FIRST_SCENARIO,
        diagnostics: [],
      };
    }
    case 'import':
      return call.text === 'nonsense'
        ? { kind: 'imported', id: call.id, diagnostics: [] }
        : {
            kind: 'imported',
            id: call.id,
            scenario: call.onto ?? scenario('imported alone'),
            recognised: 'curl',
            part: 'request',
            diagnostics: [],
          };
    case 'format':
      return { kind: 'formatted', id: call.id, edits: [] };
    case 'catalogue':
      return { kind: 'catalogue', id: call.id, catalogue: { names: [], diagnostics: [], services: [] } };
    default:
      return call satisfies never;
  }
}

const typeOf = (subject: Scenario) => subject.api.method?.methodIntegration.type ?? '';

class FakeWorld {
  hash = '';
  search = '';
  draft: Draft | null = null;
  history: readonly HistoryEntry[] = [];
  past: readonly Scenario[] = [];
  readonly lessons = new Map<string, Scenario>();
  saved: View | undefined;
  now = 0;
  leave: () => void = () => {};
  hashChanged: () => void = () => {};

  store(): Store {
    return createStore({
      engine: fakeEngine(script).client,
      shelf: {
        draft: async () => this.draft,
        history: async () => this.history,
        putDraft: async (draft, past) => {
          this.draft = draft;
          this.past = past;
        },
        putHistory: async (history) => {
          this.history = history;
        },
        undo: async () => this.past,
        lesson: async (name) => this.lessons.get(name) ?? null,
        putLesson: async (name, made) => {
          this.lessons.set(name, made);
        },
      },
      address: {
        fragment: () => this.hash,
        query: () => this.search,
        base: () => 'https://gatelens.test/',
        replace: (fragment) => {
          this.hash = fragment;
        },
        onChange: (listener) => {
          this.hashChanged = listener;
        },
      },
      languages: ['en'],
      settings: {
        load: () => undefined,
        save: (view) => {
          this.saved = view;
        },
      },
      now: () => this.now,
      onLeave: (listener) => {
        this.leave = listener;
      },
    });
  }
}

const linkTo = async (subject: Scenario) => `#s1.${await deflate(JSON.stringify(subject))}`;
const rename = (title: string) => (subject: Scenario) => ({ ...subject, title });
const settled = (store: Store) => vi.waitFor(() => expect(store.running.value).toBe(false));

let world: FakeWorld;

beforeEach(() => {
  world = new FakeWorld();
});

describe('the store', () => {
  it('begins with the first example and runs it', async () => {
    const store = world.store();
    await store.start();
    await settled(store);
    expect(store.scenario.value).toEqual(FIRST_SCENARIO);
    expect(store.outcome.value?.log[0]).toBe('Rename a query parameter');
  });

  it('shows what a change does, and keeps the last good outcome while a template does not parse', async () => {
    const store = world.store();
    await store.start();
    store.update(rename('mine'));
    await settled(store);
    expect(store.outcome.value?.log[0]).toBe('mine');
    store.update(rename('broken'));
    await settled(store);
    expect(store.stale.value).toBe(true);
    expect(store.outcome.value?.log[0]).toBe('mine');
    expect(store.problems.value).toHaveLength(1);
    store.update(rename('good'));
    await settled(store);
    expect(store.stale.value).toBe(false);
    expect(store.outcome.value?.log[0]).toBe('good');
  });

  it('undoes and redoes', async () => {
    const store = world.store();
    await store.start();
    store.update(rename('one'));
    world.now += 5000;
    store.update(rename('two'));
    store.undo();
    expect(store.scenario.value.title).toBe('one');
    store.redo();
    expect(store.scenario.value.title).toBe('two');
    store.undo();
    store.undo();
    expect(store.canUndo.value).toBe(false);
    expect(store.scenario.value).toEqual(FIRST_SCENARIO);
  });

  it('goes on where the draft was left, under the address that it had', async () => {
    const mine = scenario('draft');
    world.hash = await linkTo(scenario('as it was shared'));
    world.draft = { scenario: mine, fragment: world.hash };
    const store = world.store();
    await store.start();
    expect(store.scenario.value).toEqual(mine);
    expect(store.notice.value).toBeNull();
  });

  it('opens the draft where the address names nothing', async () => {
    world.draft = { scenario: scenario('draft'), fragment: '#s1.old' };
    const store = world.store();
    await store.start();
    expect(store.scenario.value.title).toBe('draft');
  });

  it('opens a link without losing the draft', async () => {
    world.hash = await linkTo(scenario('shared'));
    world.draft = { scenario: scenario('draft'), fragment: '' };
    const store = world.store();
    await store.start();
    expect(store.scenario.value.title).toBe('shared');
    expect(store.notice.value?.kind).toBe('draftKept');
    expect(store.history.value.map((entry) => entry.scenario.title)).toEqual(['draft']);
    store.undo();
    expect(store.scenario.value.title).toBe('draft');
    expect(store.notice.value).toBeNull();
  });

  it('brings back what was opened over, whatever was changed since', async () => {
    const store = world.store();
    await store.start();
    store.update(rename('mine'));
    store.open(scenario('imported'));
    const notice = store.notice.value;
    expect(notice?.kind).toBe('draftKept');
    store.update(rename('imported and changed'));
    store.bringBack();
    expect(store.scenario.value.title).toBe('mine');
    expect(store.notice.value).toBeNull();
    expect(store.history.value.map((entry) => entry.scenario.title)).toEqual([
      'imported and changed',
      'mine',
    ]);
    store.undo();
    expect(store.scenario.value.title).toBe('imported and changed');
  });

  it('undoes after a reload what was changed before it', async () => {
    const store = world.store();
    await store.start();
    store.update(rename('one'));
    world.now += 5000;
    store.update(rename('two'));
    world.leave();
    const next = world.store();
    await next.start();
    expect(next.scenario.value.title).toBe('two');
    expect(next.canUndo.value).toBe(true);
    next.undo();
    expect(next.scenario.value.title).toBe('one');
    next.undo();
    expect(next.scenario.value).toEqual(FIRST_SCENARIO);
    next.redo();
    expect(next.scenario.value.title).toBe('one');
  });

  it('says why a link cannot be opened, and shows the first example', async () => {
    const whole = await linkTo(scenario('a title that is long enough to be cut'));
    for (const [hash, trouble] of [
      [whole.slice(0, -12), 'cut'],
      [whole.replace('#s1.', '#s2.'), 'newer'],
      ['#whatever', 'foreign'],
      ['#e.no-such-example', 'unknownExample'],
    ] as const) {
      world = new FakeWorld();
      world.hash = hash;
      const store = world.store();
      await store.start();
      expect(store.notice.value).toMatchObject({ kind: 'linkBroken', trouble });
      expect(store.scenario.value).toEqual(FIRST_SCENARIO);
    }
  });

  it('follows a link that is opened in the same page', async () => {
    const store = world.store();
    await store.start();
    store.update(rename('mine'));
    world.hash = await linkTo(scenario('shared'));
    world.hashChanged();
    await vi.waitFor(() => expect(store.scenario.value.title).toBe('shared'));
    expect(store.history.value.map((entry) => entry.scenario.title)).toEqual(['mine']);
  });

  it('writes the address after a quiet second, and the draft on leaving', async () => {
    const store = world.store();
    await store.start();
    await settled(store);
    store.update(rename('mine'));
    world.leave();
    expect(world.draft?.scenario.title).toBe('mine');
    expect(world.hash).toBe('');
    await vi.waitFor(() => expect(world.hash).toMatch(/^#s1\./u), { timeout: 3000 });
    await vi.waitFor(() => expect(world.draft?.fragment).toBe(world.hash));
    expect(await store.link()).toBe(`https://gatelens.test/${world.hash}`);
  });

  it('switches the mode and back with what each had', async () => {
    const store = world.store();
    await store.start();
    store.switchMode();
    expect(typeOf(store.scenario.value)).toBe('AWS_PROXY');
    store.switchMode();
    expect(store.scenario.value).toEqual(FIRST_SCENARIO);
  });

  it('runs the twin beside the scenario', async () => {
    const store = world.store();
    await store.start();
    store.compare({ kind: 'twin' });
    await vi.waitFor(() => expect(store.comparison.value?.outcome.log[1]).toBe('AWS_PROXY'));
    store.update(rename('mine'));
    await vi.waitFor(() => expect(store.comparison.value?.outcome.log[0]).toBe('mine'));
    store.open(scenario('mock', { type: 'MOCK' }));
    store.compare({ kind: 'twin' });
    expect(store.incomparable.value).toBe(true);
    store.compare(null);
    expect(store.comparison.value).toBeNull();
  });

  it('imports into the scenario at hand, or beside an untouched example', async () => {
    const store = world.store();
    await store.start();
    expect(await store.importText('x')).toMatchObject({
      kind: 'read',
      scenario: { title: 'imported alone' },
    });
    store.update(rename('mine'));
    expect(await store.importText('x')).toMatchObject({ kind: 'read', scenario: { title: 'mine' } });
    expect(await store.importText('nonsense')).toMatchObject({ kind: 'refused' });
    expect(store.scenario.value.title).toBe('mine');
  });

  it('asks about credentials and can leave them out', async () => {
    const store = world.store();
    await store.start();
    store.update((subject) => ({
      ...subject,
      request: { ...subject.request, headers: [['Authorization', ['Bearer very-secret']]] },
    }));
    expect(findCredentials(store.scenario.value)).toHaveLength(1);
    expect(await store.document({ redact: true })).not.toContain('very-secret');
    expect(await store.document()).toContain('very-secret');
  });

  it('keeps the view and takes the language of the address', async () => {
    world.search = '?lang=ko';
    const store = world.store();
    expect(store.view.value.language).toBe('ko');
    expect(store.scenario.value.title).toBe('쿼리 파라미터 이름 바꾸기');
    store.view.value = { ...store.view.value, theme: 'dark' };
    expect(world.saved?.theme).toBe('dark');
  });
});
