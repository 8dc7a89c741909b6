/// <reference types="vitest/config" />
import { defineConfig, type Plugin } from 'vite';
import { firstScreen } from './build/first-screen.ts';
import { listedFiles } from './build/offline.ts';

/** The development server injects styles inline, which the page's own policy forbids: there it is left out. */
function withoutPolicyInDevelopment(): Plugin {
  return {
    name: 'gatelens-without-policy-in-development',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/u, ''),
  };
}

const first = firstScreen('/src/main.tsx', ['/src/state/page.ts']);

export default defineConfig({
  base: './',
  plugins: [withoutPolicyInDevelopment(), first.plugin, listedFiles()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { dedupe: ['@codemirror/state', '@codemirror/view', 'preact', '@preact/signals'] },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: 'index.html', embed: 'embed.html', 'service-worker': 'src/offline/service-worker.ts' },
      output: {
        // A service worker is found again by its name, and rules the folder that it stands in.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        // What the first screen needs is one file: many small ones compress worse.
        codeSplitting: { groups: [{ name: 'page', test: first.has }] },
      },
    },
  },
  test: { include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'] },
});
