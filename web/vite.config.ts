/// <reference types="vitest/config" />
import { defineConfig, type Plugin } from 'vite';
import { listedFiles } from './build/offline';

/** The development server injects styles inline, which the page's own policy forbids: there it is left out. */
function withoutPolicyInDevelopment(): Plugin {
  return {
    name: 'gatelens-without-policy-in-development',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/u, ''),
  };
}

/** Packages and folders that the first screen loads, without what is fetched when it is asked for. */
function isOfFirstScreen(id: string): boolean {
  if (id.includes('/node_modules/')) return /\/node_modules\/(?:@preact|preact)\//u.test(id);
  return /\/src\/(?:ui|state|editor\/LazyEditor|i18n\/(?:en|index))/u.test(id);
}

export default defineConfig({
  base: './',
  plugins: [withoutPolicyInDevelopment(), listedFiles()],
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
      input: { index: 'index.html', 'service-worker': 'src/offline/service-worker.ts' },
      output: {
        // A service worker is found again by its name, and rules the folder that it stands in.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        // What the first screen needs is one file: many small ones compress worse.
        codeSplitting: { groups: [{ name: 'page', test: isOfFirstScreen }] },
      },
    },
  },
  test: { include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'] },
});
