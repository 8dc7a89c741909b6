import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkerLike } from '../src/engine/client';
import { Functions } from '../src/engine/functions';
import { HANDLER_DEADLINE, HANDLER_GRACE, UNAVAILABLE } from '../src/engine/protocol';

class Worker implements WorkerLike {
  readonly received: unknown[] = [];
  terminated = false;
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  postMessage(message: unknown) {
    this.received.push(message);
  }
  terminate() {
    this.terminated = true;
  }
  say(data: string) {
    this.onmessage?.(new MessageEvent('message', { data }));
  }
}

function start() {
  const workers: Worker[] = [];
  const functions = new Functions(() => {
    const worker = new Worker();
    workers.push(worker);
    return worker;
  });
  return { functions, workers };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the worker of handlers', () => {
  it('starts with the first call, and knows what a call came to', async () => {
    const { functions, workers } = start();
    expect(workers).toHaveLength(0);
    const first = functions.run(1, 'call');
    expect(workers[0]?.received).toEqual([]);
    workers[0]?.say('ready');
    expect(workers[0]?.received).toEqual(['call']);
    workers[0]?.say('result');
    expect(await first).toBe('result');
    expect(await functions.run(2, 'call')).toBe('result');
    expect(workers[0]?.received).toEqual(['call']);
  });

  it('is stopped when a call does not end, and started anew for the next', async () => {
    const { functions, workers } = start();
    const first = functions.run(1, 'endless');
    workers[0]?.say('ready');
    const second = functions.run(2, 'short');
    vi.advanceTimersByTime(HANDLER_DEADLINE);
    expect(await first).toBe('{"ending":"timedOut","console":[]}');
    expect(workers[0]?.terminated).toBe(true);
    workers[1]?.say('ready');
    workers[1]?.say('done');
    expect(await second).toBe('done');
  });

  it('gives a call up at once, and lets it end if it does soon', async () => {
    const { functions, workers } = start();
    const first = functions.run(1, 'a');
    workers[0]?.say('ready');
    functions.cancel(1);
    expect(await first).toBeNull();
    const second = functions.run(2, 'b');
    expect(workers[0]?.received).toEqual(['a']);
    workers[0]?.say('of a');
    expect(workers[0]?.received).toEqual(['a', 'b']);
    workers[0]?.say('of b');
    expect(await second).toBe('of b');
    expect(workers).toHaveLength(1);
    const third = functions.run(3, 'c');
    functions.cancel(3);
    expect(await third).toBeNull();
    const fourth = functions.run(4, 'd');
    vi.advanceTimersByTime(HANDLER_GRACE);
    expect(workers[0]?.terminated).toBe(true);
    workers[1]?.say('ready');
    workers[1]?.say('of d');
    expect(await fourth).toBe('of d');
  });

  it('says so where it cannot be loaded', async () => {
    const { functions, workers } = start();
    const first = functions.run(1, 'a');
    const lost = { message: '', filename: '', lineno: 0, colno: 0, error: null };
    workers[0]?.onerror?.(Object.assign(new Event('error'), lost));
    expect(await first).toBe(UNAVAILABLE);
    expect(workers[0]?.terminated).toBe(true);
  });
});
