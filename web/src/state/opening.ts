/** From what the address names to a scenario. */
import type { EngineClient } from '../engine/client';
import type { Diagnostic } from '../generated/Diagnostic';
import type { Scenario } from '../generated/Scenario';
import type { ExampleEntry, Language, LinkTrouble, StationId } from './contract';
import { type Fragment, LINK_VERSION } from './fragment';
import { inflate } from './payload';

export type Opened =
  | {
      readonly kind: 'scenario';
      readonly scenario: Scenario;
      /** The station to show first, where an example names one. */
      readonly station?: StationId | undefined;
    }
  | { readonly kind: 'broken'; readonly trouble: LinkTrouble; readonly problems: readonly Diagnostic[] };

export type Broken = Extract<Opened, { kind: 'broken' }>;

export const broken = (trouble: LinkTrouble, problems: readonly Diagnostic[] = []): Broken => ({
  kind: 'broken',
  trouble,
  problems,
});

/** The scenario in a link's payload. */
export async function openPayload(
  engine: EngineClient,
  { version, payload }: Extract<Fragment, { kind: 'scenario' }>,
): Promise<Opened> {
  if (version > LINK_VERSION) return broken('newer');
  if (version < 1) return broken('foreign');
  const inflated = await inflate(payload);
  if (inflated.kind === 'broken') return broken(inflated.reason === 'tooLarge' ? 'tooLarge' : 'cut');
  const fate = await engine.openLink({ version, text: inflated.text });
  if (fate.kind !== 'answered') return broken('invalid');
  const { scenario, diagnostics } = fate.answer;
  return scenario ? { kind: 'scenario', scenario } : broken('invalid', diagnostics);
}

/** An example's document, and what the list says of it. */
async function exampleNamed(id: string) {
  const [{ exampleDocument }, { exampleOf }] = await Promise.all([
    import('./example-documents'),
    import('./examples'),
  ]);
  return { text: await exampleDocument(id), entry: exampleOf(id) };
}

/** An example's scenario, titled in the author's language. */
export async function openNamed(engine: EngineClient, id: string, language: Language): Promise<Opened> {
  const { text, entry } = await exampleNamed(id).catch(() => ({ text: null, entry: undefined }));
  if (text === null) return broken('unknownExample');
  const fate = await engine.read(text);
  if (fate.kind !== 'answered') return broken('invalid');
  const { scenario, diagnostics } = fate.answer;
  if (!scenario) return broken('invalid', diagnostics);
  return { kind: 'scenario', scenario: titled(scenario, entry, language), station: entry?.station };
}

/** The scenario with the example's title and summary, where the language is not the document's own. */
function titled(scenario: Scenario, entry: ExampleEntry | undefined, language: Language): Scenario {
  if (!entry || language === 'en') return scenario;
  return { ...scenario, title: entry.title[language], description: entry.summary[language] };
}
