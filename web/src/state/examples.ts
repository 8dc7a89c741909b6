/** The examples: their list is part of the page, their documents load when they are opened. */
import index from '../../content/examples/index.json';
import { type ExampleEntry, STATIONS, type StationId } from './contract';

/** The name of the example that a first visit shows. */
export const FIRST_EXAMPLE = 'rename-a-query-parameter';

export const EXAMPLES: readonly ExampleEntry[] = index.map(({ station, ...entry }) => {
  const known = STATIONS.find((id) => id === station);
  return known === undefined ? entry : { ...entry, station: known };
});

export function stationOf(id: string): StationId | undefined {
  return EXAMPLES.find((example) => example.id === id)?.station;
}
