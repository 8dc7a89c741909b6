/** Which modules the first screen needs: what the page's entry imports, and what that imports, but nothing fetched later. */
import type { Plugin } from 'vite';

export interface FirstScreen {
  readonly plugin: Plugin;
  /** Whether a module is one of them; known when all modules are read. */
  has(id: string): boolean;
}

export function firstScreen(entry: string): FirstScreen {
  const needed = new Set<string>();
  return {
    has: (id) => needed.has(id),
    plugin: {
      name: 'gatelens-first-screen',
      apply: 'build',
      buildEnd() {
        const waiting = [...this.getModuleIds()].filter((id) => id.endsWith(entry));
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
          if (needed.has(id)) continue;
          needed.add(id);
          waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
      },
    },
  };
}
