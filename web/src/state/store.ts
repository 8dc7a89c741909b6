/** The one store of the page: the scenario, what became of it, and how it is looked at. */
import { batch, computed, effect, signal } from '@preact/signals';
import type { EngineClient, Fate, Lane } from '../engine/client';
import type { AnswerTo } from '../engine/protocol';
import type { Catalogue } from '../generated/Catalogue';
import type { Diagnostic } from '../generated/Diagnostic';
import type { Mismatch } from '../generated/Mismatch';
import type { Outcome } from '../generated/Outcome';
import type { Scenario } from '../generated/Scenario';
import type { Address } from './address';
import type {
  Comparison,
  Counterpart,
  EngineFault,
  HistoryEntry,
  Imported,
  Lesson,
  LinkOptions,
  Notice,
  StationId,
  Store,
  View,
} from './contract';
import { opposite } from './counterpart';
import { changed, type Edits, NO_EDITS, redone, undone } from './edits';
import { equal } from './equal';
import { fileName, saveFile } from './files';
import { FIRST_STATION, firstScenario } from './first';
import { exampleFragment, lessonFragment, readFragment, scenarioFragment } from './fragment';
import { remembered, storable } from './history';
import { type Endpoints, type Kind, kindSwitched } from './kinds';
import { type Memory, switched, twin } from './mode';
import { type Opened, openNamed, openPayload } from './opening';
import { deflate, PAYLOAD_LIMIT } from './payload';
import { readView } from './settings';
import type { Draft, Shelf } from './shelf';

const GRAVITY: readonly Diagnostic['severity'][] = ['error', 'warning', 'hint'];

/** What stops a request is found above what is only worth a thought. */
function gravestFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return GRAVITY.flatMap((severity) => diagnostics.filter((one) => one.severity === severity));
}

/** How long nothing changes before the address follows, in milliseconds. */
const QUIET = 1000;
/** How long nothing changes before the draft is put on the shelf, in milliseconds. */
const DRAFT_QUIET = 300;

/** The world around the store. */
export interface World {
  readonly engine: EngineClient;
  readonly shelf: Shelf;
  readonly address: Address;
  readonly languages: readonly string[];
  readonly settings: { load(): unknown; save(view: View): void };
  now(): number;
  /** Calls before the page goes away. */
  onLeave(listener: () => void): void;
}

/** Where the scenario came from, as long as it is unchanged. */
interface Origin {
  readonly fragment: string;
  readonly scenario: Scenario;
}

export function createStore(world: World): Store {
  const { engine, shelf, address } = world;
  const view = signal<View>(readView(world.settings.load(), address.query(), world.languages));
  const first = firstScenario(view.peek().language);

  const scenario = signal<Scenario>(first);
  const outcome = signal<Outcome | null>(null);
  const stale = signal(false);
  const problems = signal<readonly Diagnostic[]>([]);
  const running = signal(false);
  const fault = signal<EngineFault | null>(null);
  const station = signal<StationId>(FIRST_STATION);
  const history = signal<readonly HistoryEntry[]>([]);
  const notice = signal<Notice | null>(null);
  const lesson = signal<Lesson | null>(null);
  const mismatches = signal<readonly Mismatch[] | null>(null);
  const counterpart = signal<Counterpart | null>(null);
  /** The scenario of the counterpart; the twin follows the current one. */
  const counterScenario = signal<Scenario | null>(null);
  const comparison = signal<Comparison | null>(null);
  const edits = signal<Edits<Scenario>>(NO_EDITS);
  /** The steps of the scenario that is set aside. */
  let asideEdits: Edits<Scenario> = NO_EDITS;

  const started = signal(false);
  let origin: Origin | null = { fragment: '', scenario: first };
  let memory: Memory = {};
  let endpoints: Endpoints = {};
  let fragment = '';
  let pendingRuns = 0;
  let openings = 0;
  let catalogue: Promise<Catalogue | null> | undefined;

  /** Whether nothing of the author's would be lost. */
  const isPristine = () => origin !== null && equal(origin.scenario, scenario.peek());

  // Running

  function receive(fate: Fate<AnswerTo<'run'>>, within: Lesson | null): void {
    pendingRuns -= 1;
    running.value = pendingRuns > 0;
    if (fate.kind === 'superseded') return;
    if (fate.kind === 'fault') {
      fault.value = fate.fault;
      return;
    }
    const result = fate.answer.outcome;
    batch(() => {
      fault.value = null;
      problems.value = gravestFirst(result.diagnostics);
      const unparsed = result.diagnostics.some(isParseError);
      stale.value = unparsed && outcome.peek() !== null;
      if (!stale.value) outcome.value = result;
      // A run that was sent before the lesson or its answer was opened says nothing of it.
      mismatches.value = (within === lesson.peek() && fate.answer.mismatches) || null;
    });
  }

  function send(subject: Scenario, lane: Lane, goal?: string): Promise<Fate<AnswerTo<'run'>>> {
    const claims = goal === undefined ? {} : { claims: goal };
    return engine.run({ scenario: subject, explain: true, trace: true, ...claims }, lane);
  }

  async function runOnce(subject: Scenario): Promise<Outcome | null> {
    const fate = await engine.runOnce({ scenario: subject, explain: true, trace: true });
    if (fate.kind === 'answered') return fate.answer.outcome;
    if (fate.kind === 'fault') fault.value = fate.fault;
    return null;
  }

  function run(): void {
    pendingRuns += 1;
    running.value = true;
    const within = lesson.peek();
    void send(scenario.peek(), 'main', within?.goal).then((fate) => receive(fate, within));
  }

  effect(() => {
    scenario.value;
    lesson.value;
    if (started.value) run();
  });

  effect(() => {
    const against = counterpart.value;
    const other = against && opposite(against, scenario.value, counterScenario.value);
    if (against === null || other === null || !started.value) {
      comparison.value = null;
      return;
    }
    void send(other, 'compare').then((fate) => {
      if (fate.kind !== 'answered' || counterpart.peek() !== against) return;
      comparison.value = { counterpart: against, scenario: other, outcome: fate.answer.outcome };
    });
  });

  // Keeping

  let draftTimer: ReturnType<typeof setTimeout> | undefined;
  let addressTimer: ReturnType<typeof setTimeout> | undefined;

  function keepDraft(): void {
    clearTimeout(draftTimer);
    const within = lesson.peek();
    const { past } = within?.aside ? asideEdits : edits.peek();
    const own = within?.aside ?? scenario.peek();
    if (within) void shelf.putLesson(within.name, own);
    // What was made in a lesson lies safe on its own shelf.
    const draft = { scenario: own, fragment, pristine: within !== null || isPristine() };
    void shelf.putDraft(draft, storable(past));
  }

  async function writeAddress(): Promise<void> {
    const subject = scenario.peek();
    const keeps = lesson.peek() !== null || isPristine();
    const next = keeps && origin ? origin.fragment : await fragmentOf(subject);
    if (subject !== scenario.peek()) return;
    if (next !== fragment) {
      fragment = next;
      address.replace(next);
    }
    keepDraft();
  }

  effect(() => {
    scenario.value;
    if (!started.value) return;
    clearTimeout(draftTimer);
    clearTimeout(addressTimer);
    draftTimer = setTimeout(keepDraft, DRAFT_QUIET);
    addressTimer = setTimeout(() => void writeAddress(), QUIET);
  });

  world.onLeave(() => {
    if (started.peek()) keepDraft();
  });

  effect(() => world.settings.save(view.value));

  async function fragmentOf(subject: Scenario): Promise<string> {
    const fate = await engine.write({ scenario: subject, compact: true });
    if (fate.kind !== 'answered') return '';
    const payload = await deflate(fate.answer.text);
    return payload.length > PAYLOAD_LIMIT ? '' : scenarioFragment(payload);
  }

  /** Puts a scenario into the history; the answer is its entry's id. */
  function remember(subject: Scenario): string {
    history.value = remembered(history.peek(), subject, world.now());
    void shelf.putHistory(history.peek());
    return history.peek()[0]?.id ?? '';
  }

  // Opening

  function replace(next: Scenario, from: Origin | null, within: Lesson | null = null): void {
    const before = scenario.peek();
    const left = lesson.peek();
    if (left) keepDraft();
    const isKept = left !== null && left.aside === null;
    const kept = !isKept && !isPristine() && !equal(before, next) ? remember(before) : null;
    batch(() => {
      notice.value = kept === null ? null : { kind: 'draftKept', id: kept };
      // The steps of a lesson are its own.
      edits.value = left || within ? NO_EDITS : changed(edits.peek(), before, world.now(), true);
      lesson.value = within;
      mismatches.value = null;
      origin = from;
      memory = {};
      endpoints = {};
      counterpart.value = null;
      outcome.value = null;
      stale.value = false;
      scenario.value = next;
    });
  }

  function open(next: Scenario): void {
    openings += 1;
    replace(next, null);
  }

  function openHistory(id: string): void {
    const entry = history.peek().find((candidate) => candidate.id === id);
    if (entry) open(entry.scenario);
  }

  async function openExample(id: string): Promise<void> {
    openings += 1;
    const turn = openings;
    const opened = await openNamed(engine, id, view.peek().language);
    if (turn === openings) take(opened, exampleFragment(id));
  }

  /** Shows what was opened, or says why it could not be. */
  function take(opened: Opened, from: string): boolean {
    if (opened.kind === 'broken') {
      notice.value = { kind: 'linkBroken', trouble: opened.trouble, problems: opened.problems };
      return false;
    }
    batch(() => {
      replace(opened.scenario, { fragment: from, scenario: opened.scenario });
      fragment = from;
      address.replace(from);
      if (opened.station) station.value = opened.station;
    });
    return true;
  }

  /** Opens what the address names; answers whether it named something that could be opened. */
  async function openAddress(): Promise<boolean> {
    openings += 1;
    const turn = openings;
    const hash = address.fragment();
    const named = readFragment(hash);
    switch (named.kind) {
      case 'none':
        return false;
      case 'lesson':
        return openLesson(named.name);
      case 'foreign':
        return take({ kind: 'broken', trouble: 'foreign', problems: [] }, '');
      case 'scenario':
      case 'example': {
        const opened =
          named.kind === 'scenario'
            ? await openPayload(engine, named)
            : await openNamed(engine, named.name, view.peek().language);
        if (turn !== openings) return true;
        const done = take(opened, hash);
        if (done && named.compare) {
          counterpart.value = { kind: 'twin' };
          view.value = { ...view.peek(), drawer: 'compare' };
        }
        return done;
      }
      default:
        return named satisfies never;
    }
  }

  /** Opens a lesson where the learner left it; `resumed`: what the learner has made in it, if that is known. */
  async function openLesson(name: string, resumed?: Scenario): Promise<boolean> {
    openings += 1;
    const turn = openings;
    const { openedLesson } = await import('./lesson-opening');
    const [opened, own] = await Promise.all([
      openedLesson(engine, name, view.peek().language),
      resumed ?? shelf.lesson(name),
    ]);
    if (turn !== openings) return true;
    if (opened.kind === 'broken') return take(opened, '');
    const from = lessonFragment(name);
    batch(() => {
      const { start: scenarioAtStart } = opened.lesson;
      replace(own ?? scenarioAtStart, { fragment: from, scenario: scenarioAtStart }, opened.lesson);
      fragment = from;
      address.replace(from);
      station.value = opened.station;
    });
    return true;
  }

  async function lessonAnswer(): Promise<Scenario | null> {
    const within = lesson.peek();
    if (!within) return null;
    const { openedAnswer } = await import('./lesson-opening');
    const opened = await openedAnswer(engine, within.name, view.peek().language);
    if (opened.kind === 'scenario') return opened.scenario;
    take(opened, '');
    return null;
  }

  async function showAnswer(): Promise<void> {
    const turn = openings;
    const within = lesson.peek();
    const answer = await lessonAnswer();
    if (!within || !answer || turn !== openings || within !== lesson.peek() || within.aside) return;
    asideEdits = edits.peek();
    swap(answer, answer, { ...within, aside: scenario.peek() }, NO_EDITS);
  }

  function backToMine(): void {
    const within = lesson.peek();
    if (!within?.aside) return;
    const kept = isPristine() ? null : remember(scenario.peek());
    swap(within.aside, within.start, { ...within, aside: null }, asideEdits);
    if (kept !== null) notice.value = { kind: 'draftKept', id: kept };
  }

  /** Puts the answer in the place of the learner's scenario, or the other way round. */
  function swap(next: Scenario, untouched: Scenario, within: Lesson, steps: Edits<Scenario>): void {
    openings += 1;
    batch(() => {
      origin = { fragment: lessonFragment(within.name), scenario: untouched };
      memory = {};
      endpoints = {};
      lesson.value = within;
      mismatches.value = null;
      edits.value = steps;
      scenario.value = next;
    });
  }

  function startAgain(): void {
    const within = lesson.peek();
    if (!within || within.aside || equal(scenario.peek(), within.start)) return;
    openings += 1;
    batch(() => {
      edits.value = changed(edits.peek(), scenario.peek(), world.now(), true);
      memory = {};
      endpoints = {};
      scenario.value = within.start;
    });
  }

  function leaveLesson(): void {
    if (!lesson.peek()) return;
    openings += 1;
    keepDraft();
    batch(() => {
      origin = null;
      lesson.value = null;
      mismatches.value = null;
    });
    clearTimeout(addressTimer);
    void writeAddress();
  }

  async function start(): Promise<void> {
    engine.load();
    const [draft, entries, past] = await Promise.all([shelf.draft(), shelf.history(), shelf.undo()]);
    history.value = entries;
    await begin(draft);
    // Where the same work goes on, so does its undo.
    if (scenario.peek() === draft?.scenario) edits.value = { ...NO_EDITS, past };
    started.value = true;
    address.onChange(() => {
      if (address.fragment() !== fragment) void openAddress();
    });
  }

  async function begin(draft: Draft | null): Promise<void> {
    const hash = address.fragment();
    const named = readFragment(hash);
    const left = readFragment(draft?.fragment ?? '');
    // A lesson goes on where it was left: under its own address, and under one that is empty.
    if (draft && left.kind === 'lesson' && (draft.fragment === hash || named.kind === 'none')) {
      if (await openLesson(left.name, draft.scenario)) return;
    }
    if (draft && draft.fragment === hash && named.kind !== 'lesson') {
      // The same visit goes on: after a reload, or in an address that is empty as it was then.
      fragment = hash;
      scenario.value = draft.scenario;
      origin = equal(draft.scenario, first) ? { fragment: '', scenario: first } : null;
      await nameOrigin(hash);
      return;
    }
    if (draft && named.kind === 'none') {
      scenario.value = draft.scenario;
      origin = null;
      return;
    }
    const opened = await openAddress();
    const isKept = left.kind === 'lesson';
    if (draft && !isKept && !equal(draft.scenario, scenario.peek()) && !equal(draft.scenario, first)) {
      const id = remember(draft.scenario);
      if (opened) {
        edits.value = changed(NO_EDITS, draft.scenario, world.now(), true);
        notice.value = { kind: 'draftKept', id };
      }
    }
    if (!opened) {
      fragment = '';
      if (notice.peek() === null) address.replace('');
    }
  }

  /** After a reload under an example's address: the example counts as untouched if it still is. */
  async function nameOrigin(hash: string): Promise<void> {
    const named = readFragment(hash);
    if (named.kind !== 'example') return;
    const opened = await openNamed(engine, named.name, view.peek().language);
    if (opened.kind === 'scenario') origin = { fragment: hash, scenario: opened.scenario };
  }

  // Changing

  function update(change: (scenario: Scenario) => Scenario): void {
    const before = scenario.peek();
    const next = change(before);
    if (next === before || equal(next, before)) return;
    openings += 1;
    batch(() => {
      edits.value = changed(edits.peek(), before, world.now(), false);
      scenario.value = next;
    });
  }

  function step(move: typeof undone<Scenario>): void {
    const moved = move(edits.peek(), scenario.peek());
    if (!moved) return;
    openings += 1;
    batch(() => {
      edits.value = moved.edits;
      scenario.value = moved.value;
      if (notice.peek()?.kind === 'draftKept') notice.value = null;
    });
  }

  function switchMode(): void {
    const result = switched(scenario.peek(), memory);
    if (!result) return;
    batch(() => {
      edits.value = changed(edits.peek(), scenario.peek(), world.now(), true);
      memory = result.memory;
      scenario.value = result.scenario;
    });
  }

  function switchKind(kind: Kind): void {
    const result = kindSwitched(scenario.peek(), kind, endpoints);
    if (result.scenario === scenario.peek()) return;
    batch(() => {
      edits.value = changed(edits.peek(), scenario.peek(), world.now(), true);
      endpoints = result.endpoints;
      scenario.value = result.scenario;
    });
  }

  function compare(against: Counterpart | null): void {
    const before = counterpart.peek();
    const isSame =
      before &&
      against &&
      against.kind !== 'twin' &&
      against.kind === before.kind &&
      against.id === before.id;
    batch(() => {
      comparison.value = null;
      if (!isSame) counterScenario.value = null;
      counterpart.value = against;
    });
    if (isSame) return;
    if (against?.kind === 'history') {
      counterScenario.value = history.peek().find((entry) => entry.id === against.id)?.scenario ?? null;
    } else if (against?.kind === 'example') {
      void openNamed(engine, against.id, view.peek().language).then((opened) => {
        if (opened.kind === 'scenario' && counterpart.peek() === against)
          counterScenario.value = opened.scenario;
      });
    }
  }

  function compareWithNow(): void {
    remember(scenario.peek());
    const [entry] = history.peek();
    if (entry) compare({ kind: 'history', id: entry.id });
  }

  // Exchanging

  async function importText(text: string): Promise<Imported> {
    const onto = isPristine() ? {} : { onto: scenario.peek() };
    const fate = await engine.import({ text, ...onto });
    if (fate.kind !== 'answered') {
      if (fate.kind === 'fault') fault.value = fate.fault;
      return { kind: 'refused', problems: [] };
    }
    const { scenario: read, recognised, diagnostics } = fate.answer;
    return read && recognised
      ? { kind: 'read', format: recognised, scenario: read, notes: diagnostics }
      : { kind: 'refused', problems: diagnostics };
  }

  async function readDocument(text: string): Promise<Imported> {
    const fate = await engine.read(text);
    if (fate.kind !== 'answered') return { kind: 'refused', problems: [] };
    const { scenario: read, diagnostics } = fate.answer;
    return read
      ? { kind: 'read', format: 'scenario', scenario: read, notes: diagnostics }
      : { kind: 'refused', problems: diagnostics };
  }

  async function shared(options: LinkOptions | undefined): Promise<Scenario> {
    const subject = scenario.peek();
    if (!options?.redact) return subject;
    const { withPlaceholders } = await import('./credentials');
    return withPlaceholders(subject);
  }

  async function document(options?: LinkOptions): Promise<string> {
    const fate = await engine.write({ scenario: await shared(options), compact: false });
    return fate.kind === 'answered' ? fate.answer.text : '';
  }

  async function link(options?: LinkOptions): Promise<string | null> {
    const next = await fragmentOf(await shared(options));
    return next === '' ? null : `${address.base()}${next}`;
  }

  async function download(options?: LinkOptions): Promise<void> {
    saveFile(fileName(scenario.peek().title), await document(options));
  }

  async function askCatalogue(): Promise<Catalogue | null> {
    const fate = await engine.catalogue();
    return fate.kind === 'answered' ? fate.answer.catalogue : null;
  }

  return {
    scenario,
    outcome,
    stale,
    problems,
    running,
    fault,
    station,
    view,
    history,
    comparison,
    incomparable: computed(() => counterpart.value?.kind === 'twin' && twin(scenario.value) === null),
    notice,
    lesson,
    mismatches,
    isFirst: computed(() => scenario.value === first && lesson.value === null),
    canUndo: computed(() => edits.value.past.length > 0),
    canRedo: computed(() => edits.value.future.length > 0),
    start,
    update,
    open,
    openExample,
    openHistory,
    bringBack: () => {
      const kept = notice.peek();
      if (kept?.kind === 'draftKept') openHistory(kept.id);
      notice.value = null;
    },
    lessonAnswer,
    showAnswer,
    backToMine,
    startAgain,
    leaveLesson,
    lessonLink: () => {
      const within = lesson.peek();
      return within && `${address.base()}${lessonFragment(within.name)}`;
    },
    undo: () => step(undone),
    redo: () => step(redone),
    run: () => {
      run();
      engine.hurry();
    },
    runOnce,
    switchMode,
    switchKind,
    compare,
    compareWithNow,
    importText,
    document,
    readDocument,
    link,
    download,
    catalogue: () => {
      catalogue ??= askCatalogue();
      return catalogue;
    },
    format: async (template) => {
      const fate = await engine.format(template);
      return fate.kind === 'answered' ? fate.answer.edits : [];
    },
    dismissFault: () => {
      fault.value = null;
    },
    dismissNotice: () => {
      notice.value = null;
    },
  };
}

/** Whether a diagnostic says that a template does not parse: then the last good outcome stays in view. */
function isParseError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error' && diagnostic.code.startsWith('E02');
}
