/** The list of examples, fetched with the menu that shows them; their documents load when they are opened. */
import index from '../../content/examples/index.json';
import { type ExampleEntry, STATIONS } from './contract';

export const EXAMPLES: readonly ExampleEntry[] = index.map(({ station, ...entry }) => {
  const known = STATIONS.find((id) => id === station);
  return known === undefined ? entry : { ...entry, station: known };
});

export function exampleOf(id: string): ExampleEntry | undefined {
  return EXAMPLES.find((example) => example.id === id);
}
