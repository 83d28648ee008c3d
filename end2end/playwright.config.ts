import { defineConfig } from '@playwright/test';

// Quiet, and without a sandbox: tests run as root in containers, and talk to loopback only.
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  // Every spec file has a server and browsers of its own; two cores carry one of each.
  workers: Number(process.env.WORKERS) || 1,
  // A test that passes the second time has found something the first time.
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list', { printSteps: false }]],
  use: {
    viewport: { width: 1440, height: 900 },
    // Neither of these is the operator's: what pages show must come from their settings.
    locale: 'fr-FR',
    timezoneId: 'America/Lima',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
    launchOptions: { executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: flags },
  },
});
