import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

// Workers read this file again: what the first reader chose travels in the environment.
process.env.LIANDONG_E2E_PORT ??= execFileSync(process.execPath, [
  '-e',
  "const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})",
])
  .toString()
  .trim()
process.env.LIANDONG_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'liandong-e2e-'))
const port = process.env.LIANDONG_E2E_PORT
const root = resolve(fileURLToPath(import.meta.url), '../../..')
const web = process.env.LIANDONG_WEB ?? join(root, 'web/dist')
const server = process.env.LIANDONG_SERVER ?? join(root, 'build/release/liandong')

export default defineConfig({
  testDir: 'e2e',
  outputDir: join(root, 'build/e2e-results'),
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.LIANDONG_CHROMIUM || '/usr/bin/chromium-headless-shell',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `"${server}" serve --demo --port ${port} --data "${process.env.LIANDONG_E2E_DATA}" --city "${root}/data/cities/nangong" --web "${web}"`,
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 120_000,
    reuseExistingServer: true,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
