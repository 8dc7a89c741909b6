/** The examples' documents, each fetched when it is opened. */
const DOCUMENTS: Readonly<Record<string, () => Promise<unknown>>> = import.meta.glob(
  ['../../content/examples/*.json', '!../../content/examples/index.json'],
  { query: '?raw', import: 'default' },
);

/** The text of an example's document; `null` if there is none of that name. */
export async function exampleDocument(id: string): Promise<string | null> {
  const load = DOCUMENTS[`../../content/examples/${id}.json`];
  const text = await load?.();
  return typeof text === 'string' ? text : null;
}
