/// <reference types="vitest/config" />
import { defineConfig, type Plugin } from 'vite';

/** The development server injects styles inline, which the page's own policy forbids: there it is left out. */
function withoutPolicyInDevelopment(): Plugin {
  return {
    name: 'gatelens-without-policy-in-development',
    apply: 'serve',
    transformIndexHtml: (html) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/u, ''),
  };
}

export default defineConfig({
  base: './',
  plugins: [withoutPolicyInDevelopment()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { dedupe: ['@codemirror/state', '@codemirror/view', 'preact', '@preact/signals'] },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
  },
  test: { include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'] },
});
