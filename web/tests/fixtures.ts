import { EngineClient, type WorkerLike } from '../src/engine/client';
import type { EngineAnswer, EngineCall } from '../src/engine/protocol';
import type { Integration } from '../src/generated/Integration';
import type { Outcome } from '../src/generated/Outcome';
import type { Scenario } from '../src/generated/Scenario';

type Script = (call: EngineCall) => EngineAnswer | undefined;

/** A worker that the test answers by hand, or by a script. */
export class FakeWorker implements WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  readonly received: EngineCall[] = [];
  terminated = false;
  readonly #script: Script | undefined;

  constructor(script?: Script) {
    this.#script = script;
  }

  postMessage(call: EngineCall): void {
    this.received.push(structuredClone(call));
    const answer = this.#script?.(call);
    if (answer) queueMicrotask(() => this.say(answer));
  }

  terminate(): void {
    this.terminated = true;
  }

  ready(): void {
    this.say({ kind: 'ready', id: 0, version: 'test' });
  }

  say(answer: unknown): void {
    this.onmessage?.(new MessageEvent('message', { data: answer }));
  }

  crash(message: string): void {
    const event = Object.assign(new Event('error', { cancelable: true }), {
      message,
      filename: '',
      lineno: 0,
      colno: 0,
      error: null,
    });
    this.onerror?.(event);
  }
}

/** A client whose workers are fakes, listed in the order in which they were started. */
export function fakeEngine(script?: Script): { client: EngineClient; workers: FakeWorker[] } {
  const workers: FakeWorker[] = [];
  const client = new EngineClient(() => {
    const worker = new FakeWorker(script);
    workers.push(worker);
    if (script) queueMicrotask(() => worker.ready());
    return worker;
  });
  return { client, workers };
}

export function outcome(changes: Partial<Outcome> = {}): Outcome {
  return {
    integrationRequest: null,
    integrationResponse: null,
    response: { status: 200, headers: {}, body: '' },
    log: [],
    gatewayResponse: null,
    diagnostics: [],
    stages: [],
    console: [],
    engine: { version: 'test', profile: 'test' },
    ...changes,
  };
}

export function integration(changes: Partial<Integration> = {}): Integration {
  return {
    type: 'AWS',
    requestParameters: [],
    requestTemplates: [],
    integrationResponses: [],
    unused: [],
    ...changes,
  };
}

export function scenario(title: string, changes: Partial<Integration> = {}): Scenario {
  return {
    title,
    request: { method: 'GET', path: '/', headers: [] },
    api: {
      binaryMediaTypes: [],
      models: [],
      gatewayResponses: [],
      apiKeys: [],
      siblings: [],
      testInvoke: false,
      method: {
        httpMethod: 'GET',
        apiKeyRequired: false,
        requestParameters: [],
        requestModels: [],
        methodResponses: [],
        methodIntegration: integration(changes),
        unused: [],
      },
    },
  };
}
