/**
 * The page's side of the engine: one call in flight, the newest run waits, late answers are dropped. A worker that
 * does not answer in time, or breaks, is replaced and asked once more; then the fault is the answer.
 *
 * There are two engines: a small one that is there soon, for runs alone, and the whole one, loaded for the first call
 * of another kind, or when the small one answers that a run is not for it. Once it is there it gets all calls. A run
 * whose function is source asks for that to be run first, in a worker of its own, and is then asked for again.
 */
import type { Functions } from './functions';
import {
  type AnswerTo,
  type CallKind,
  type CallOf,
  DEADLINE,
  type EngineAnswer,
  type EngineCall,
  isAnswer,
  isAnswerTo,
  LOADING_DEADLINE,
  SLOW_RUN,
  UNAVAILABLE,
} from './protocol';
import { quickWorker } from './quick-worker';

/** The engine itself failed; nothing of the user's is at fault. */
export interface EngineFault {
  readonly kind: 'deadline' | 'crash' | 'load';
  readonly message: string;
}

/** What became of a call. */
export type Fate<A> =
  | { readonly kind: 'answered'; readonly answer: A }
  /** A newer run of the same lane took its place before it was sent. */
  | { readonly kind: 'superseded' }
  | { readonly kind: 'fault'; readonly fault: EngineFault };

/** What the client needs of a `Worker`. */
export interface WorkerLike {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

/** The lanes of runs: in each the newest run replaces the one that waits. */
export type Lane = 'main' | 'compare';

interface Job {
  readonly call: EngineCall;
  readonly lane: Lane | null;
  attempts: number;
  settle(fate: Fate<EngineAnswer>): void;
}

/** The part of a call that a caller writes; the client numbers it. */
export type Unnumbered<K extends CallKind> = Omit<CallOf<K>, 'id' | 'kind'>;

export class EngineClient {
  readonly #spawn: () => WorkerLike;
  readonly #spawnWhole: (() => WorkerLike) | null;
  #whole: EngineClient | null = null;
  /** The newest answered run of each lane: with two engines an older one may come later. */
  readonly #answered = new Map<Lane, number>();
  #worker: WorkerLike | null = null;
  #ready = false;
  #lastId = 0;
  #current: Job | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Calls other than runs, in order; they go before runs, since someone waits for each of them. */
  readonly #queue: Job[] = [];
  readonly #waiting = new Map<Lane, Job>();
  /** The time before which a lane's next run does not start. */
  readonly #pause = new Map<Lane, number>();
  #pauseTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #loadFunctions: (() => Promise<Functions>) | null;
  #functions: Functions | null = null;
  /** The runs whose function is running. */
  readonly #calling = new Map<Lane, number>();

  constructor(
    spawn: () => WorkerLike,
    spawnWhole: (() => WorkerLike) | null = null,
    loadFunctions: (() => Promise<Functions>) | null = null,
  ) {
    this.#spawn = spawn;
    this.#spawnWhole = spawnWhole;
    this.#loadFunctions = loadFunctions;
  }

  /** Loads the engine ahead of the first call. */
  load(): void {
    if (this.#worker === null) this.#startWorker();
  }

  /** Whether the engine is loaded. */
  get isReady(): boolean {
    return this.#ready;
  }

  /** Runs a scenario; a run that still waits in the lane is superseded. */
  run(call: Unnumbered<'run'>, lane: Lane = 'main'): Promise<Fate<AnswerTo<'run'>>> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(lane);
      waiting?.settle({ kind: 'superseded' });
      this.#waiting.delete(lane);
      this.#giveUp(lane);
      const id = this.#nextId();
      const client = this.#whole?.isReady ? this.#whole : this;
      client.#take({
        call: { kind: 'run', id, ...call },
        lane,
        attempts: 0,
        settle: (fate) => resolve(narrowed('run', this.#inOrder(lane, id, fate))),
      });
    });
  }

  /** Runs a scenario that no other run takes the place of. */
  runOnce(call: Unnumbered<'run'>): Promise<Fate<AnswerTo<'run'>>> {
    return this.#ask('run', (id) => ({ kind: 'run', id, ...call }));
  }

  /** Gives up the function of the lane's older run: nobody wants its result, and it may run for long. */
  #giveUp(lane: Lane): void {
    if (this.#whole !== null) this.#whole.#giveUp(lane);
    const calling = this.#calling.get(lane);
    if (calling === undefined) return;
    this.#calling.delete(lane);
    this.#functions?.cancel(calling);
  }

  #inOrder(lane: Lane, id: number, fate: Fate<EngineAnswer>): Fate<EngineAnswer> {
    if (fate.kind === 'superseded') return fate;
    if (id < (this.#answered.get(lane) ?? 0)) return { kind: 'superseded' };
    this.#answered.set(lane, id);
    return fate;
  }

  #take(job: Job): void {
    if (job.lane === null) {
      this.#queue.push(job);
    } else {
      this.#waiting.get(job.lane)?.settle({ kind: 'superseded' });
      this.#waiting.set(job.lane, job);
    }
    this.#advance();
  }

  read(text: string): Promise<Fate<AnswerTo<'read'>>> {
    return this.#ask('read', (id) => ({ kind: 'read', id, text }));
  }

  write(call: Unnumbered<'write'>): Promise<Fate<AnswerTo<'write'>>> {
    return this.#ask('write', (id) => ({ kind: 'write', id, ...call }));
  }

  import(call: Unnumbered<'import'>): Promise<Fate<AnswerTo<'import'>>> {
    return this.#ask('import', (id) => ({ kind: 'import', id, ...call }));
  }

  openLink(call: Unnumbered<'openLink'>): Promise<Fate<AnswerTo<'openLink'>>> {
    return this.#ask('openLink', (id) => ({ kind: 'openLink', id, ...call }));
  }

  catalogue(): Promise<Fate<AnswerTo<'catalogue'>>> {
    return this.#ask('catalogue', (id) => ({ kind: 'catalogue', id }));
  }

  format(text: string): Promise<Fate<AnswerTo<'format'>>> {
    return this.#ask('format', (id) => ({ kind: 'format', id, text }));
  }

  /** Starts the runs that wait, even where a slow one asked for a pause. */
  hurry(): void {
    this.#whole?.hurry();
    this.#pause.clear();
    this.#advance();
  }

  #ask<K extends CallKind>(kind: K, call: (id: number) => EngineCall): Promise<Fate<AnswerTo<K>>> {
    return new Promise((resolve) => {
      this.#wholeClient().#take({
        call: call(this.#nextId()),
        lane: null,
        attempts: 0,
        settle: (fate) => resolve(narrowed(kind, fate)),
      });
    });
  }

  /** The client of the whole engine; this one where there is but one. */
  #wholeClient(): EngineClient {
    if (this.#spawnWhole === null) return this;
    this.#whole ??= new EngineClient(this.#spawnWhole, null, this.#loadFunctions);
    return this.#whole;
  }

  #nextId(): number {
    this.#lastId = this.#lastId >= 0xffff_fffe ? 1 : this.#lastId + 1;
    return this.#lastId;
  }

  #advance(): void {
    if (this.#current !== null) return;
    const next = this.#queue.shift() ?? this.#nextRun();
    if (next === undefined) return;
    this.#current = next;
    this.#send(next);
  }

  #nextRun(): Job | undefined {
    const now = Date.now();
    let soonest = Number.POSITIVE_INFINITY;
    for (const lane of ['main', 'compare'] as const) {
      const job = this.#waiting.get(lane);
      if (job === undefined) continue;
      const from = this.#pause.get(lane) ?? 0;
      if (from <= now) {
        this.#waiting.delete(lane);
        return job;
      }
      soonest = Math.min(soonest, from);
    }
    if (Number.isFinite(soonest)) {
      clearTimeout(this.#pauseTimer);
      this.#pauseTimer = setTimeout(() => this.#advance(), soonest - now);
    }
    return undefined;
  }

  #send(job: Job): void {
    if (this.#worker === null) this.#startWorker();
    // Until the worker says that it is ready the call stays here: its handler is set by the engine itself.
    if (!this.#ready || this.#worker === null) return;
    job.attempts += 1;
    this.#timer = setTimeout(
      () => this.#fail({ kind: 'deadline', message: `The engine did not answer within ${DEADLINE} ms.` }),
      DEADLINE,
    );
    this.#worker.postMessage(job.call);
  }

  #startWorker(): void {
    const worker = this.#spawn();
    this.#worker = worker;
    this.#ready = false;
    this.#timer = setTimeout(
      () => this.#fail({ kind: 'load', message: 'The engine could not be loaded in time.' }),
      LOADING_DEADLINE,
    );
    worker.onmessage = (event) => this.#receive(worker, event.data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (worker !== this.#worker) return;
      const message = event.message || 'The engine stopped without a message.';
      this.#fail(this.#ready ? { kind: 'crash', message } : { kind: 'load', message });
    };
    worker.onmessageerror = () => {
      if (worker === this.#worker) this.#fail({ kind: 'crash', message: 'An answer could not be read.' });
    };
  }

  #receive(worker: WorkerLike, message: unknown): void {
    if (worker !== this.#worker || !isAnswer(message)) return;
    if (message.kind === 'ready') {
      clearTimeout(this.#timer);
      this.#ready = true;
      if (this.#current !== null) this.#send(this.#current);
      return;
    }
    const job = this.#current;
    if (job === null || message.id !== job.call.id) return;
    clearTimeout(this.#timer);
    this.#current = null;
    if (message.kind === 'elsewhere' && this.#spawnWhole !== null) {
      job.attempts = 0;
      this.#wholeClient().#take(job);
      this.#advance();
      return;
    }
    if (message.kind === 'invoke' && this.#loadFunctions !== null && job.call.kind === 'run') {
      void this.#invoke(this.#loadFunctions, job, job.call, message.invocation);
      this.#advance();
      return;
    }
    if (job.lane !== null && message.kind === 'ran' && message.took > SLOW_RUN) {
      this.#pause.set(job.lane, Date.now() + message.took);
    }
    job.settle({ kind: 'answered', answer: message });
    this.#advance();
  }

  /** Has a run's function run, then asks for the run again; meanwhile the engine is free for other calls. */
  async #invoke(
    load: () => Promise<Functions>,
    job: Job,
    call: CallOf<'run'>,
    invocation: string,
  ): Promise<void> {
    const { lane } = job;
    if (lane !== null) this.#calling.set(lane, call.id);
    const result = await this.#resultOf(load, call.id, invocation);
    const isNewest = lane === null || this.#calling.get(lane) === call.id;
    if (lane !== null && isNewest) this.#calling.delete(lane);
    if (result === null || !isNewest) {
      job.settle({ kind: 'superseded' });
      return;
    }
    this.#queue.unshift({ ...job, call: { ...call, function: result }, attempts: 0 });
    this.#advance();
  }

  async #resultOf(load: () => Promise<Functions>, id: number, invocation: string): Promise<string | null> {
    try {
      this.#functions ??= await load();
    } catch {
      // Without a network the part that runs functions may not be there.
      return UNAVAILABLE;
    }
    return this.#functions.run(id, invocation);
  }

  /** Replaces the worker; the call in flight is sent once more, then it ends with the fault. */
  #fail(fault: EngineFault): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    this.#ready = false;
    const job = this.#current;
    if (job === null) return;
    if (fault.kind === 'load') job.attempts += 1;
    // A newer run of the lane makes the failed one pointless.
    if (job.lane !== null && this.#waiting.has(job.lane)) {
      this.#current = null;
      job.settle({ kind: 'superseded' });
    } else if (job.attempts >= 2) {
      this.#current = null;
      job.settle({ kind: 'fault', fault });
    } else {
      this.#send(job);
      return;
    }
    this.#advance();
  }
}

function narrowed<K extends CallKind>(kind: K, fate: Fate<EngineAnswer>): Fate<AnswerTo<K>> {
  if (fate.kind !== 'answered') return fate;
  const { answer } = fate;
  if (isAnswerTo(kind, answer)) return { kind: 'answered', answer };
  const message =
    answer.kind === 'refused' ? answer.message : `The engine answered ${kind} with ${answer.kind}.`;
  return { kind: 'fault', fault: { kind: 'crash', message } };
}

/** The client of the page's own workers. */
export function startEngine(): EngineClient {
  return new EngineClient(
    () =>
      quickWorker((name) => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name })),
    () => quickWorker((name) => new Worker(new URL('./whole.ts', import.meta.url), { type: 'module', name })),
    async () => (await import('./functions')).startFunctions(),
  );
}
