// Pictures of the console with axe findings, against the mock under the product's CSP:
//   node tools/screens.mjs <folder> [name …]        after `npm run build`
// The pictures of the documentation, from a running server with demonstration data:
//   node tools/screens.mjs --pictures http://127.0.0.1:8080 [folder] [name …]
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { PICTURES, SCREENS } from './screens.list.mjs'

const given = process.argv.slice(2)
const live = given[0] === '--pictures' ? given.splice(0, 2)[1] : ''
const PORT = 8790
const web = fileURLToPath(new URL('..', import.meta.url))
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
const DEMO_PASSWORD = 'Liandong-2026'
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

const [folder = live ? `${web}../docs/pictures` : 'test-results/screens', ...wanted] = given
const base = live || `http://127.0.0.1:${PORT}`

mkdirSync(folder, { recursive: true })
const mock = live
  ? null
  : spawn('node', ['mock/server.mjs', String(PORT)], {
      cwd: web,
      env: { ...process.env, MOCK_FROZEN: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
if (mock) await new Promise((ready) => mock.stdout.once('data', ready))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
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
    baseURL: base,
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
  const headers = { 'Idempotency-Key': `${name}-${Date.now()}` }
  const password = live ? DEMO_PASSWORD : 'x'
  if (login) await page.request.post('/api/v1/session', { data: { login, password }, headers })
  else if (mock) await page.request.delete('/api/v1/session')
  await page.goto(typeof path === 'function' ? await path(page) : path)
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
  for (const screen of live ? PICTURES : SCREENS) {
    if (wanted.length && !wanted.some((text) => screen.name.includes(text))) continue
    await shoot(screen).catch((error) => console.log(`${screen.name} FAILED ${error.message}`))
  }
} finally {
  await browser.close()
  mock?.kill()
}
