import { readFileSync } from 'node:fs'
import { expect, type Browser, type Page } from '@playwright/test'

export const PASSWORD = 'Liandong-2026'

/** A person of the demonstration at a desk of their own. */
export async function signIn(browser: Browser, login: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto('/login')
  await page.getByLabel('登录名').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(/inbox/)
  return page
}

/** A call with the rights of the page's session. */
export async function call(page: Page, method: string, path: string, body?: unknown) {
  const session = await (await page.request.get('/api/v1/session')).json()
  return page.request.fetch(`/api/v1${path}`, {
    method,
    headers: {
      'X-CSRF-Token': session.csrf_token,
      'Idempotency-Key': `e2e-${Date.now()}-${Math.random()}`,
      'Content-Type': typeof body === 'string' ? 'application/octet-stream' : 'application/json',
    },
    data: body === undefined ? undefined : (body as never),
  })
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

/** Registers a finding with complete materials; returns the id of the matter. */
export async function prepareFinding(page: Page, fields: Record<string, unknown> = {}) {
  const found = await call(page, 'POST', '/case-transfers', {
    title: '村北耕地内新建砖房',
    source: 'enforcement',
    discovered_at: minutesAgo(30),
    place: '130581100',
    location: '苏村镇苏村北侧耕地',
    item_reason: '该行为未列入乡镇清单，由自然资源部门管辖。',
    party: { kind: 'person', name: '石某' },
    facts: '现场检查发现耕地内正在砌筑砖房基础。',
    in_progress: false,
    ...fields,
  })
  expect(found.status(), await found.text()).toBe(201)
  const { id } = await found.json()
  for (const kind of ['basic_facts', 'case_source', 'preliminary_evidence']) {
    await attach(page, id, kind, `${kind} 现场记录`)
  }
  return id as string
}

export async function attach(page: Page, id: string, kind: string, text: string) {
  const upload = await call(page, 'PUT', `/files?name=${encodeURIComponent(kind)}.txt`, text)
  expect(upload.status(), await upload.text()).toBe(201)
  const attached = await call(page, 'POST', `/case-transfers/${id}/attach-material`, {
    kind,
    file: (await upload.json()).id,
    file_name: `${kind}.txt`,
  })
  expect(attached.status(), await attached.text()).toBe(200)
}

const paper = (name: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from('一页，内容见附件。'),
})

/** Adds files to the open matter as a person does: chosen, sent, each given its kind, taken in. */
export async function attachFiles(page: Page, files: Record<string, RegExp>) {
  const names = Object.keys(files)
  await page.getByRole('tab', { name: /材料/ }).click()
  await page.locator('input[type=file]').setInputFiles(names.map(paper))
  await expect(page.locator('.attach-kind')).toHaveCount(names.length)
  for (const [index, name] of names.entries()) {
    await page.locator('.attach-kind').nth(index).click()
    await page.getByRole('option', { name: files[name] }).locator('visible=true').first().click()
  }
  await page.getByRole('button', { name: /归入案卷/ }).click()
  for (const name of names) await expect(page.getByRole('link', { name })).toBeVisible()
}

/** Opens a page by its entry of the menu. */
export const enter = (page: Page, name: string) =>
  page.getByLabel('主菜单').getByRole('link', { name }).first().click()

/** The matter whose page is open. */
export const matterOf = (page: Page) => page.url().split('/').pop() as string

/** The matter of that system that this one led to, reached as a person reaches it: by its link. */
export async function followTo(page: Page, id: string, system: string) {
  await open(page, id)
  await page.locator('.links-item').filter({ hasText: system }).getByRole('link').last().click()
  await expect(page).not.toHaveURL(new RegExp(id))
  await page.getByRole('heading', { level: 1 }).waitFor()
  return matterOf(page)
}

export async function open(page: Page, id: string) {
  await page.goto(`/matters/${id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** Gives a command from the matter page: first button row, else the “更多” menu. */
export async function press(page: Page, name: string) {
  await page.getByRole('heading', { level: 1 }).waitFor()
  const button = page.locator('main').getByRole('button', { name, exact: true }).first()
  if (await button.isVisible()) {
    await button.click()
    return
  }
  await page.getByRole('button', { name: /更多/ }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

/** Presses the button of the open drawer and, if asked, confirms. */
export async function submit(page: Page, name: string) {
  const drawer = page
    .getByRole('dialog')
    .filter({ has: page.getByRole('button', { name: '取消' }) })
  await drawer.last().getByRole('button', { name, exact: true }).click()
  const asked = page.getByRole('dialog', { name: `确认${name}？` })
  if (await asked.isVisible().catch(() => false)) {
    await asked.getByRole('button', { name, exact: true }).click()
  }
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

export const stage = async (page: Page, id: string) =>
  (await (await call(page, 'GET', `/matters/${id}`)).json()).stage as string

export const numberOf = async (page: Page, id: string) =>
  (await (await call(page, 'GET', `/matters/${id}`)).json()).number as string

const axeSource = readFileSync(
  new URL('../node_modules/axe-core/axe.min.js', import.meta.url),
  'utf8',
)

/** Findings of axe that stop somebody from working. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(d: Document, o: object): Promise<never> } }).axe
    const result = (await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    })) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] }
    return result.violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`)
  })
}
