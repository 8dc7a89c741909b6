import type { Store } from '../state/contract';
import { templateAt, templatesOf } from '../state/templates';
import { pinned } from '../ui/pointed';
import { withTemplate } from './apply-fix';
import { fixed } from './fixes';

/** The template that is worked on: the one with the caret, else the one that ran first, else the first. */
function current(store: Store): string | undefined {
  const scenario = store.scenario.peek();
  const ran = store.outcome.peek()?.trace?.texts[0]?.template;
  const candidates = [pinned.peek()?.template, ran, templatesOf(scenario)[0]?.field];
  return candidates.find((field) => field !== undefined && templateAt(scenario, field) !== undefined);
}

/** Tidies the template that is worked on; what it renders stays the same. */
export async function formatTemplate(store: Store, field = current(store)): Promise<void> {
  const text = field === undefined ? undefined : templateAt(store.scenario.peek(), field);
  if (field === undefined || text === undefined) return;
  const edits = await store.format(text);
  // What was typed meanwhile is not to be lost.
  if (edits.length === 0 || templateAt(store.scenario.peek(), field) !== text) return;
  const changes = edits.map(({ start, end, text: insert }) => ({ from: start, to: end, insert }));
  store.update((scenario) => withTemplate(scenario, field, fixed(text, changes)));
}
