/**
 * The page's side of the worker that runs handlers: started when the first one comes, one call at a time. A handler
 * that takes too long, or whose result nobody wants any more, goes with its worker.
 */
import type { WorkerLike } from './client';
import { HANDLER_DEADLINE, HANDLER_GRACE, LOADING_DEADLINE, UNAVAILABLE } from './protocol';
import { quickWorker } from './quick-worker';

/** How many results are kept: the same call comes to the same. */
const KEPT = 16;

/** The number of a call that was given up. */
const NOBODY = -1;

const TIMED_OUT = '{"ending":"timedOut","console":[]}';
const EXITED = '{"ending":"exited","console":[]}';

interface Wait {
  readonly id: number;
  readonly invocation: string;
  settle(result: string | null): void;
}

export class Functions {
  readonly #spawn: () => WorkerLike;
  #worker: WorkerLike | null = null;
  #ready = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #current: Wait | null = null;
  readonly #queue: Wait[] = [];
  /** The newest results, the latest used last. */
  readonly #results = new Map<string, string>();

  constructor(spawn: () => WorkerLike) {
    this.#spawn = spawn;
  }

  /** Runs a function; answers with the text of its run, or with `null` if it was given up. */
  run(id: number, invocation: string): Promise<string | null> {
    const known = this.#results.get(invocation);
    if (known !== undefined) {
      this.#keep(invocation, known);
      return Promise.resolve(known);
    }
    return new Promise((settle) => {
      this.#queue.push({ id, invocation, settle });
      this.#advance();
    });
  }

  /** Gives a function up; one that runs already may still end by itself, since a new worker takes time as well. */
  cancel(id: number): void {
    const at = this.#queue.findIndex((wait) => wait.id === id);
    if (at >= 0) {
      this.#queue.splice(at, 1)[0]?.settle(null);
      return;
    }
    const current = this.#current;
    if (current?.id !== id) return;
    current.settle(null);
    if (!this.#ready) {
      this.#current = null;
      return;
    }
    this.#current = { ...current, id: NOBODY, settle: () => {} };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(null, true), HANDLER_GRACE);
  }

  #keep(invocation: string, result: string): void {
    this.#results.delete(invocation);
    this.#results.set(invocation, result);
    for (const oldest of this.#results.keys()) {
      if (this.#results.size <= KEPT) break;
      this.#results.delete(oldest);
    }
  }

  #advance(): void {
    if (this.#current !== null) return;
    const next = this.#queue.shift();
    if (next === undefined) return;
    this.#current = next;
    if (this.#worker === null) this.#start();
    else if (this.#ready) this.#send(this.#worker, next);
  }

  #start(): void {
    const worker = this.#spawn();
    this.#worker = worker;
    this.#ready = false;
    this.#timer = setTimeout(() => this.#end(UNAVAILABLE, true), LOADING_DEADLINE);
    worker.onmessage = ({ data }: { data: unknown }) => {
      if (worker !== this.#worker) return;
      if (data === 'ready') {
        clearTimeout(this.#timer);
        this.#ready = true;
        if (this.#current !== null) this.#send(worker, this.#current);
      } else if (typeof data === 'string' && this.#current !== null) {
        this.#keep(this.#current.invocation, data);
        this.#end(data, false);
      }
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (worker === this.#worker) this.#end(this.#ready ? EXITED : UNAVAILABLE, true);
    };
    worker.onmessageerror = () => {
      if (worker === this.#worker) this.#end(EXITED, true);
    };
  }

  #send(worker: WorkerLike, wait: Wait): void {
    this.#timer = setTimeout(() => this.#end(TIMED_OUT, true), HANDLER_DEADLINE);
    worker.postMessage(wait.invocation);
  }

  #end(result: string | null, stop: boolean): void {
    if (this.#ready || stop) clearTimeout(this.#timer);
    if (stop) {
      this.#worker?.terminate();
      this.#worker = null;
      this.#ready = false;
    }
    const wait = this.#current;
    this.#current = null;
    wait?.settle(result);
    this.#advance();
  }
}

/** Those of the page's own worker. */
export function startFunctions(): Functions {
  return new Functions(() =>
    quickWorker((name) => new Worker(new URL('./handler.ts', import.meta.url), { type: 'module', name })),
  );
}
