/**
 * A sequence of requests against one state of the services: what a run leaves behind is what the next one finds. The
 * scenario itself stays as it is, until its author keeps the state.
 */
import { batch, computed, signal } from '@preact/signals';
import type { Backend } from '../generated/Backend';
import type { Response } from '../generated/Response';
import type { Scenario } from '../generated/Scenario';
import { setOptional } from './change';
import type { Store } from './contract';
import { type Difference, differences, jsonOf } from './differences';
import { equal } from './equal';

/** One request of the sequence, and what became of it. */
export interface Sent {
  readonly number: number;
  readonly method: string;
  readonly path: string;
  readonly response: Response;
  readonly gatewayResponse: string | null;
  /** What it changed in the services; `null` where no service answered. */
  readonly changes: readonly Difference[] | null;
}

export const MOST_SENT = 200;
export const MOST_CHANGES = 50;

export interface Sequence {
  /** Newest first. */
  readonly sent: { readonly value: readonly Sent[] };
  /** The services after the last request, a JSON text; `null` before a service has answered. */
  readonly services: { readonly value: string | null };
  readonly running: { readonly value: boolean };
  /** Whether the scenario's own backend was changed since the first request, which the sequence does not see. */
  readonly outdated: { readonly value: boolean };
  /** Sends the present request once more. */
  send(): Promise<void>;
  clear(): void;
  /** Makes the state the one that the scenario begins with. */
  keep(): void;
}

/** The scenario with the state that the services were left in. */
export function continued(scenario: Scenario, services: string | null): Scenario {
  const { backend } = scenario;
  if (services === null || (backend && backend.kind !== 'services')) return scenario;
  return { ...scenario, backend: { kind: 'services', value: services } };
}

export function createSequence(store: Pick<Store, 'scenario' | 'runOnce' | 'update'>): Sequence {
  const sent = signal<readonly Sent[]>([]);
  const services = signal<string | null>(null);
  const running = signal(false);
  /** The backend of the scenario as the sequence began. */
  const begun = signal<Backend | null | undefined>(undefined);
  let turn = 0;

  async function send(): Promise<void> {
    if (running.peek()) return;
    const mine = turn;
    const subject = store.scenario.peek();
    if (begun.peek() === undefined) begun.value = subject.backend ?? null;
    const before = services.peek() ?? startOf(subject);
    running.value = true;
    const outcome = await store.runOnce(continued(subject, services.peek()));
    batch(() => {
      running.value = false;
      if (outcome === null || mine !== turn) return;
      const after = outcome.services;
      const entry: Sent = {
        number: (sent.peek()[0]?.number ?? 0) + 1,
        method: subject.request.method,
        path: subject.request.path,
        response: outcome.response,
        gatewayResponse: outcome.gatewayResponse,
        changes: after === undefined ? null : differences(jsonOf(before), jsonOf(after), MOST_CHANGES),
      };
      sent.value = [entry, ...sent.peek()].slice(0, MOST_SENT);
      if (after !== undefined) services.value = after;
    });
  }

  function clear(): void {
    turn += 1;
    batch(() => {
      sent.value = [];
      services.value = null;
      begun.value = undefined;
      running.value = false;
    });
  }

  function keep(): void {
    const value = services.peek();
    if (value === null) return;
    const backend: Backend = { kind: 'services', value };
    batch(() => {
      begun.value = backend;
      store.update((old) => setOptional(old, 'backend', backend));
    });
  }

  return {
    sent,
    services,
    running,
    outdated: computed(() => {
      const own = store.scenario.value.backend ?? null;
      return begun.value !== undefined && !equal(own, begun.value);
    }),
    send,
    clear,
    keep,
  };
}

/** The services that a scenario begins with. */
function startOf({ backend }: Scenario): string {
  return backend?.kind === 'services' ? backend.value : '{}';
}
