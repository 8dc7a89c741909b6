import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineClient } from '../src/engine/client';
import { DEADLINE } from '../src/engine/protocol';
import { FakeWorker, fakeEngine, outcome, scenario } from './fixtures';

const run = (title: string) => ({ scenario: scenario(title), explain: false, trace: false });
const ran = (id: number, took = 1) => ({ kind: 'ran', id, took, outcome: outcome() }) as const;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the engine client', () => {
  it('waits for the engine to be ready', () => {
    const { client, workers } = fakeEngine();
    void client.run(run('a'));
    expect(workers[0]?.received).toHaveLength(0);
    workers[0]?.ready();
    expect(workers[0]?.received).toHaveLength(1);
  });

  it('keeps one run in flight; the newest waits and the ones between are superseded', async () => {
    const { client, workers } = fakeEngine();
    const first = client.run(run('a'));
    const [worker] = workers;
    worker?.ready();
    const fates = [first, client.run(run('b')), client.run(run('c'))];
    expect(worker?.received.map((call) => call.kind === 'run' && call.scenario.title)).toEqual(['a']);
    worker?.say(ran(worker.received[0]?.id ?? 0));
    expect(worker?.received.map((call) => call.kind === 'run' && call.scenario.title)).toEqual(['a', 'c']);
    worker?.say(ran(worker.received[1]?.id ?? 0));
    expect((await Promise.all(fates)).map((fate) => fate.kind)).toEqual([
      'answered',
      'superseded',
      'answered',
    ]);
  });

  it('drops answers that nobody waits for', async () => {
    const { client, workers } = fakeEngine();
    const fate = client.run(run('a'));
    const [worker] = workers;
    worker?.ready();
    worker?.say(ran(4711));
    worker?.say('nonsense');
    worker?.say({ kind: 'ran' });
    worker?.say(ran(worker.received[0]?.id ?? 0));
    expect((await fate).kind).toBe('answered');
  });

  it('replaces a worker that is silent, asks once more, then says so', async () => {
    const { client, workers } = fakeEngine();
    const fate = client.run(run('a'));
    workers[0]?.ready();
    vi.advanceTimersByTime(DEADLINE);
    expect(workers[0]?.terminated).toBe(true);
    workers[1]?.ready();
    expect(workers[1]?.received).toHaveLength(1);
    vi.advanceTimersByTime(DEADLINE);
    expect(await fate).toMatchObject({ kind: 'fault', fault: { kind: 'deadline' } });
    expect(workers).toHaveLength(2);
    const next = client.run(run('b'));
    workers[2]?.ready();
    workers[2]?.say(ran(workers[2].received[0]?.id ?? 0));
    expect((await next).kind).toBe('answered');
  });

  it('does not count loading against the deadline', () => {
    const { client, workers } = fakeEngine();
    void client.run(run('a'));
    vi.advanceTimersByTime(DEADLINE * 5);
    expect(workers[0]?.terminated).toBe(false);
  });

  it('survives a crash', async () => {
    const { client, workers } = fakeEngine();
    const fate = client.run(run('a'));
    workers[0]?.ready();
    workers[0]?.crash('unreachable');
    workers[1]?.ready();
    workers[1]?.say(ran(workers[1].received[0]?.id ?? 0));
    expect((await fate).kind).toBe('answered');
  });

  it('says so when the engine cannot be loaded', async () => {
    const { client, workers } = fakeEngine();
    const fate = client.run(run('a'));
    workers[0]?.crash('404');
    workers[1]?.crash('404');
    expect(await fate).toMatchObject({ kind: 'fault', fault: { kind: 'load', message: '404' } });
  });

  it('rests after a slow run as long as it took, and not in a hurry', () => {
    const { client, workers } = fakeEngine();
    void client.run(run('a'));
    const [worker] = workers;
    worker?.ready();
    worker?.say(ran(worker.received[0]?.id ?? 0, 200));
    void client.run(run('b'));
    expect(worker?.received).toHaveLength(1);
    vi.advanceTimersByTime(199);
    expect(worker?.received).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(worker?.received).toHaveLength(2);
    worker?.say(ran(worker.received[1]?.id ?? 0, 200));
    void client.run(run('c'));
    client.hurry();
    expect(worker?.received).toHaveLength(3);
  });

  it('lets lanes wait beside each other, and other calls go first', () => {
    const { client, workers } = fakeEngine();
    void client.run(run('a'));
    const [worker] = workers;
    worker?.ready();
    void client.run(run('b'));
    void client.run(run('twin'), 'compare');
    void client.read('{}');
    for (let at = 0; at < 4; at += 1) {
      const call = worker?.received[at];
      if (call?.kind === 'read') worker?.say({ kind: 'read', id: call.id, diagnostics: [] });
      else if (call) worker?.say(ran(call.id));
    }
    expect(worker?.received.map((call) => (call.kind === 'run' ? call.scenario.title : call.kind))).toEqual([
      'a',
      'read',
      'b',
      'twin',
    ]);
  });

  it('takes a refusal for the fault of the page that it is', async () => {
    const { client, workers } = fakeEngine();
    const fate = client.read('{}');
    workers[0]?.ready();
    workers[0]?.say({ kind: 'refused', id: workers[0].received[0]?.id ?? 0, message: 'why' });
    expect(await fate).toMatchObject({ kind: 'fault', fault: { kind: 'crash', message: 'why' } });
  });

  it('passes on what the small engine leaves to the whole one, and keeps the order of the answers', async () => {
    const small: FakeWorker[] = [];
    const whole: FakeWorker[] = [];
    const spawn = (list: FakeWorker[]) => () => {
      const worker = new FakeWorker();
      list.push(worker);
      return worker;
    };
    const client = new EngineClient(spawn(small), spawn(whole));
    const services = client.run(run('services'));
    small[0]?.ready();
    const id = small[0]?.received[0]?.id ?? 0;
    small[0]?.say({ kind: 'elsewhere', id });
    const later = client.run(run('later'));
    small[0]?.say(ran(small[0].received[1]?.id ?? 0));
    expect((await later).kind).toBe('answered');
    whole[0]?.ready();
    expect(whole[0]?.received.map((call) => call.id)).toEqual([id]);
    whole[0]?.say(ran(id));
    expect((await services).kind).toBe('superseded');
    expect(whole).toHaveLength(1);
  });
});
