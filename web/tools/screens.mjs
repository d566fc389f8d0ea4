// Pictures of the console with axe findings, against the mock under the product's CSP:
//   node tools/screens.mjs <folder> [name …]        after `npm run build`
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { SCREENS } from './screens.list.mjs'

const [folder = 'test-results/screens', ...wanted] = process.argv.slice(2)
const PORT = 8790
const web = fileURLToPath(new URL('..', import.meta.url))
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

mkdirSync(folder, { recursive: true })
const mock = spawn('node', ['mock/server.mjs', String(PORT)], {
  cwd: web,
  env: { ...process.env, MOCK_FROZEN: '1' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
await new Promise((ready) => mock.stdout.once('data', ready))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
})

async function shoot(screen) {
  const {
    name,
    path,
    width = 1440,
    height = 900,
    login = 'head',
    elder,
    language,
    act,
    tall,
  } = screen
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    hasTouch: width < 500,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(6000)
  const noise = []
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !/status of (401|429|503)/.test(message.text()) &&
      noise.push(message.text()),
  )
  page.on('pageerror', (error) => noise.push(error.message))
  await page.addInitScript(
    ([big, words]) => {
      if (big) localStorage.setItem('liandong.elder', '1')
      if (words) localStorage.setItem('liandong.language', words)
    },
    [elder, language],
  )
  const headers = { 'Idempotency-Key': name }
  if (login) await page.request.post('/api/v1/session', { data: { login, password: 'x' }, headers })
  else await page.request.delete('/api/v1/session')
  await page.goto(path)
  await page.waitForSelector('main')
  await page.waitForTimeout(500)
  if (act) await act(page)
  await page.waitForTimeout(350)
  // The page scrolls inside main; a tall picture needs a tall window.
  if (tall) await page.setViewportSize({ width, height: 4200 })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: false })
  await page.evaluate(axe)
  const found = await page.evaluate(
    async (tags) => (await window.axe.run(document, { runOnly: tags })).violations,
    TAGS,
  )
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth)
  const lines = found.map(
    (each) =>
      `   ${each.impact} ${each.id} ×${each.nodes.length} ${each.nodes[0].html.slice(0, 150)}`,
  )
  console.log(`${name}${overflow > width ? ` OVERFLOW ${overflow}` : ''} axe=${found.length}`)
  for (const line of [...lines, ...noise.map((text) => `   console: ${text}`)]) console.log(line)
  await context.close()
}

try {
  for (const screen of SCREENS) {
    if (wanted.length && !wanted.some((text) => screen.name.includes(text))) continue
    await shoot(screen).catch((error) => console.log(`${screen.name} FAILED ${error.message}`))
  }
} finally {
  await browser.close()
  mock.kill()
}
