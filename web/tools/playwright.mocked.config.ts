import { defineConfig } from '@playwright/test'

const PORT = 8792

/** The built console against the mock, under the product's content security policy. */
export default defineConfig({
  testDir: '../tests/mocked',
  outputDir: '../test-results/mocked',
  workers: 1,
  reporter: 'list',
  timeout: 30_000,
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'zh-CN',
    // Not China on purpose: times must be Beijing's wherever the browser stands.
    timezoneId: 'America/New_York',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 6_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    },
  },
  webServer: {
    command: `node mock/server.mjs ${PORT}`,
    cwd: '..',
    port: PORT,
    reuseExistingServer: false,
  },
})
