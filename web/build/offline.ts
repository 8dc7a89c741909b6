/** The part of the build that makes the page start without a network. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const WORKER = 'service-worker.js';

/** Writes into the service worker which files the build consists of, when they stand. */
export function listedFiles(): Plugin {
  let folder = '';
  return {
    name: 'gatelens-listed-files',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: () => {
        const files = filesOf(folder).map((path) => [path, digestOf(join(folder, path))] as const);
        const list = JSON.stringify(files);
        const version = createHash('sha256').update(list).digest('hex').slice(0, 16);
        const worker = join(folder, WORKER);
        const text = readFileSync(worker, 'utf8');
        for (const name of ['__FILES__', '__VERSION__']) {
          if (!text.includes(name)) throw new Error(`${WORKER} does not name ${name}.`);
        }
        writeFileSync(worker, text.replaceAll('__FILES__', list).replaceAll('__VERSION__', `'${version}'`));
      },
    },
  };
}

/** What a page loads at some time; embeds are never kept, since they stand in other people's pages. */
function filesOf(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
    path.replaceAll('\\', '/'),
  );
  return all
    .filter((path) => statSync(join(folder, path)).isFile())
    .filter((path) => path !== WORKER && !/^\.|\.br$|(?:^|\/)embed[.-]/u.test(path))
    .sort();
}

function digestOf(file: string): string {
  return `sha256-${createHash('sha256').update(readFileSync(file)).digest('base64')}`;
}
