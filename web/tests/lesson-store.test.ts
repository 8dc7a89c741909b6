import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineAnswer, EngineCall } from '../src/engine/protocol';
import type { Scenario } from '../src/generated/Scenario';
import type { HistoryEntry, Store } from '../src/state/contract';
import type { Draft } from '../src/state/shelf';
import { createStore } from '../src/state/store';
import { fakeEngine, outcome, scenario } from './fixtures';

const file = (path: string) => readFileSync(new URL(`../content/lessons/${path}`, import.meta.url), 'utf8');
const answers = [file('01-follow-one-request/answer.json'), file('02-first-template/answer.json')];

/** An engine to which a lesson's start and answer are a request without and with `answer` in its path. */
function script(call: EngineCall): EngineAnswer {
  switch (call.kind) {
    case 'run': {
      const isMet = call.scenario.request.path.includes('answer');
      const mismatch = { claim: '/response/status', expected: '200', found: '500' };
      const mismatches = call.claims === undefined ? {} : { mismatches: isMet ? [] : [mismatch] };
      return { kind: 'ran', id: call.id, took: 1, outcome: outcome(), ...mismatches };
    }
    case 'read': {
      const made = scenario('read');
      const path = answers.includes(call.text) ? '/answer' : '/start';
      return {
        kind: 'read',
        id: call.id,
        scenario: { ...made, request: { ...made.request, path }, expect: '{"response":{"status":200}}' },
        diagnostics: [],
      };
    }
    case 'write':
      return { kind: 'written', id: call.id, text: JSON.stringify(call.scenario) };
    default:
      throw new Error(`nobody asks for ${call.kind} here`);
  }
}

class FakeWorld {
  hash = '';
  draft: Draft | null = null;
  past: readonly Scenario[] = [];
  history: readonly HistoryEntry[] = [];
  readonly lessons = new Map<string, Scenario>();
  now = 0;
  leave: () => void = () => {};
  hashChanged: () => void = () => {};

  store(): Store {
    return createStore({
      engine: fakeEngine(script).client,
      shelf: {
        draft: async () => this.draft,
        history: async () => this.history,
        undo: async () => this.past,
        putDraft: async (draft, past) => {
          this.draft = draft;
          this.past = past;
        },
        putHistory: async (history) => {
          this.history = history;
        },
        lesson: async (name) => this.lessons.get(name) ?? null,
        putLesson: async (name, made) => {
          this.lessons.set(name, made);
        },
      },
      address: {
        fragment: () => this.hash,
        query: () => '',
        base: () => 'https://gatelens.test/',
        replace: (fragment) => {
          this.hash = fragment;
        },
        onChange: (listener) => {
          this.hashChanged = listener;
        },
      },
      languages: ['en'],
      settings: { load: () => undefined, save: () => {} },
      now: () => this.now,
      onLeave: (listener) => {
        this.leave = listener;
      },
    });
  }

  /** Follows a link within the page. */
  follow(hash: string): void {
    this.hash = hash;
    this.hashChanged();
  }
}

const path = (store: Store) => store.scenario.value.request.path;
const write = (to: string) => (old: Scenario) => ({ ...old, request: { ...old.request, path: to } });
const told = (store: Store) => vi.waitFor(() => expect(store.mismatches.value).not.toBeNull());

let world: FakeWorld;
let store: Store;

async function begin(hash: string): Promise<void> {
  world.hash = hash;
  store = world.store();
  await store.start();
}

beforeEach(async () => {
  world = new FakeWorld();
  await begin('#l.follow-one-request');
});

describe('a lesson', () => {
  it('opens at its start, in its own words, and says how far its goal is', async () => {
    expect(path(store)).toBe('/start');
    expect(store.scenario.value.title).toBe('Follow one request');
    expect(store.station.value).toBe('client');
    expect(store.lesson.value).toMatchObject({ name: 'follow-one-request', aside: null });
    await told(store);
    expect(store.mismatches.value).toHaveLength(1);
    store.update(write('/my-answer'));
    await vi.waitFor(() => expect(store.mismatches.value).toEqual([]));
    expect(store.lessonLink()).toBe('https://gatelens.test/#l.follow-one-request');
    expect(world.hash).toBe('#l.follow-one-request');
    expect(await store.link()).toMatch(/#s1\./u);
  });

  it('puts the answer in the place of mine, and mine back with its steps', async () => {
    store.update(write('/mine'));
    await store.showAnswer();
    expect(path(store)).toBe('/answer');
    expect(store.canUndo.value).toBe(false);
    expect(store.lesson.value?.aside?.request.path).toBe('/mine');
    // What is left while the answer is shown is mine.
    world.leave();
    expect(world.draft?.scenario.request.path).toBe('/mine');
    expect(world.lessons.get('follow-one-request')?.request.path).toBe('/mine');
    store.backToMine();
    expect(path(store)).toBe('/mine');
    expect(store.notice.value).toBeNull();
    await told(store);
    expect(store.mismatches.value).toHaveLength(1);
    store.undo();
    expect(path(store)).toBe('/start');
  });

  it('loses nothing that was written into the answer', async () => {
    await store.showAnswer();
    store.update(write('/answer/and-more'));
    store.backToMine();
    expect(store.notice.value?.kind).toBe('draftKept');
    expect(store.history.value.map((entry) => entry.scenario.request.path)).toEqual(['/answer/and-more']);
  });

  it('starts again, which can be undone', () => {
    store.startAgain();
    expect(store.canUndo.value).toBe(false);
    store.update(write('/mine'));
    store.startAgain();
    expect(path(store)).toBe('/start');
    store.undo();
    expect(path(store)).toBe('/mine');
  });

  it('keeps what was made in it beside other lessons', async () => {
    store.update(write('/mine'));
    world.follow('#l.first-template');
    await vi.waitFor(() => expect(store.lesson.value?.name).toBe('first-template'));
    expect(path(store)).toBe('/start');
    expect(store.canUndo.value).toBe(false);
    expect(store.notice.value).toBeNull();
    expect(store.history.value).toEqual([]);
    world.follow('#l.follow-one-request');
    await vi.waitFor(() => expect(store.lesson.value?.name).toBe('follow-one-request'));
    expect(path(store)).toBe('/mine');
  });

  it('goes on after a reload with its steps, and at an address that names nothing', async () => {
    store.update(write('/mine'));
    world.leave();
    await begin(world.hash);
    expect([path(store), store.lesson.value?.name]).toEqual(['/mine', 'follow-one-request']);
    store.undo();
    expect(path(store)).toBe('/start');
    store.redo();
    world.leave();
    await begin('');
    expect([path(store), world.hash]).toEqual(['/mine', '#l.follow-one-request']);
  });

  it('is left with the scenario in hand, and keeps it', async () => {
    store.update(write('/mine'));
    store.leaveLesson();
    expect(store.lesson.value).toBeNull();
    expect(path(store)).toBe('/mine');
    await vi.waitFor(() => expect(world.hash).toMatch(/^#s1\./u));
    expect(store.mismatches.value).toBeNull();
    store.update(write('/elsewhere'));
    world.follow('#l.follow-one-request');
    await vi.waitFor(() => expect(store.lesson.value).not.toBeNull());
    expect(path(store)).toBe('/mine');
    expect(store.history.value.map((entry) => entry.scenario.request.path)).toEqual(['/elsewhere']);
  });

  it('gives way to whatever else is opened', () => {
    store.update(write('/mine'));
    store.open(scenario('other'));
    expect(store.lesson.value).toBeNull();
    expect(store.notice.value).toBeNull();
    expect(world.lessons.get('follow-one-request')?.request.path).toBe('/mine');
  });

  it('that does not exist is told', async () => {
    world.follow('#l.no-such-lesson');
    await vi.waitFor(() =>
      expect(store.notice.value).toMatchObject({ kind: 'linkBroken', trouble: 'unknownLesson' }),
    );
    expect(store.lesson.value?.name).toBe('follow-one-request');
  });
});
