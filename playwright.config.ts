import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/testing/browser.mjs';

// Every spec starts its own server on a port of its own (see e2e/). Nothing is retried: a test that passes
// only sometimes has failed.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 240_000,
  // How fast pages are is for the benchmarks: two browsers and a server on a slow machine take their time.
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    headless: true,
    actionTimeout: 30_000,
    navigationTimeout: 45_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findBrowser() },
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'] } }],
});
