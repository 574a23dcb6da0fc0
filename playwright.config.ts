import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/global-setup.ts',
  // Every worker runs a Chromium and a service; two cores carry one of each.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A machine in the cloud may stand still for seconds. What passed only the second time is named as flaky.
  retries: process.env.CI === 'true' ? 1 : 0,
  forbidOnly: process.env.CI === 'true',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
