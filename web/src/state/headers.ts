import type { Pairs } from './change';

/** Header names with their values as lines, one value each. */
export function headerRows(headers: Pairs<readonly string[]>): [string, string][] {
  return headers.flatMap(([name, values]) => values.map((value): [string, string] => [name, value]));
}

/** Lines put back into names with their values, each name where it first stood. */
export function groupedHeaders(rows: Pairs<string>): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const [name, value] of rows) {
    const values = groups.get(name);
    if (values) values.push(value);
    else groups.set(name, [value]);
  }
  return [...groups];
}
