import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

/** The built page, served by whoever started the tests, else by the project's own server. */
const address = process.env['GATELENS_URL'];
const port = 4180;
const TIMED = /(latency|weight)\.spec\.ts$/u;

export default defineConfig({
  testDir: '../tests/browser',
  outputDir: '../tests/browser/results',
  fullyParallel: true,
  // A page and its engine have a thread each.
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  forbidOnly: true,
  // A machine's bad minute is told as "flaky"; what is broken fails again.
  retries: 1,
  projects: [
    { name: 'screens', testIgnore: TIMED },
    // What measures time has the machine for itself.
    { name: 'times', testMatch: TIMED, workers: 1 },
  ],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: `${address ?? `http://127.0.0.1:${port}`}/`,
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    // Each test is a first visit: keeping all files of it would only cost time.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['GATELENS_CHROMIUM'] ?? '/usr/bin/chromium',
      // Chromium's sandbox cannot work for root, as tests in containers run.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  ...(address === undefined
    ? {
        webServer: {
          command: `cargo xtask serve --no-build --port ${port}`,
          cwd: '..',
          url: `http://127.0.0.1:${port}/`,
          reuseExistingServer: true,
          timeout: 300_000,
        },
      }
    : {}),
});
