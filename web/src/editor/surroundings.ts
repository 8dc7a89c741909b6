import type { Store } from '../state/contract';
import { readRequest } from '../state/reading';
import type { Present, Surroundings } from './complete';

/** What surrounds the template at this place, at the present request. */
export async function surroundingsOf(store: Store, field: string): Promise<Surroundings> {
  const catalogue = await store.catalogue();
  return { ...presentOf(store, field), names: catalogue?.names ?? [] };
}

/** What of it needs no catalogue. */
export function presentOf(store: Store, field: string): Present {
  const scenario = store.scenario.peek();
  const read = readRequest(scenario);
  const answered = field.includes('/integrationResponses/');
  const body = answered ? store.outcome.peek()?.integrationResponse?.body : scenario.request.body?.value;
  return {
    parameters: {
      path: Object.fromEntries(read.path),
      querystring: Object.fromEntries(read.query),
      header: Object.fromEntries(read.headers),
    },
    stageVariables: scenario.api.stage?.variables.map(([name]) => name) ?? [],
    body: parsed(body),
  };
}

/** The body that was read last: each letter of a template asks for the same one. */
let last: { readonly text: string; readonly value: unknown } | null = null;

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  if (last?.text !== text) last = { text, value: valueIn(text) };
  return last.value;
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
