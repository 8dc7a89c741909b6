/** Which modules the first screen needs: what the page's entry imports, and what that imports, but nothing fetched later. */
import type { Plugin } from 'vite';

export interface FirstScreen {
  readonly plugin: Plugin;
  /** Whether a module is one of them and does nothing when it is loaded; known when all modules are read. */
  has(id: string): boolean;
}

/** `acting` are modules that act when they are loaded: an embed, which shares the others, must not load them. */
export function firstScreen(entry: string, acting: readonly string[]): FirstScreen {
  const needed = new Set<string>();
  return {
    has: (id) => needed.has(id) && ![entry, ...acting].some((path) => id.endsWith(path)),
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
