// Two administrators erase the identity of a complainant: one proposes, the other decides.
import { expect, type Page } from '@playwright/test'
import { call, enter, open, seriousFindings, signIn } from './office'
import { test } from './test'

const HALL = '依法删除个人信息'

async function registerComplaint(page: Page): Promise<string> {
  const made = await call(page, 'POST', '/complaints', {
    title: '反映沿街占道经营',
    kind: 'tip',
    source: 'telephone',
    received_at: new Date(Date.now() - 60_000).toISOString(),
    place: '130581100',
    location: '苏村镇北街',
    facts: '每日早晨占道经营。',
    complainant: { name: '孙某某', contact: '0319-5550009' },
  })
  expect(made.status(), await made.text()).toBe(201)
  return (await made.json()).id as string
}

async function openPage(page: Page) {
  await enter(page, '个人信息删除')
  await expect(page.getByRole('heading', { level: 1, name: '个人信息删除' })).toBeVisible()
}

async function propose(page: Page, reference: string) {
  await page.getByRole('button', { name: '建议删除' }).click()
  const drawer = page.getByRole('dialog', { name: '建议删除' })
  await drawer.getByLabel('事项页面地址').fill(reference)
  // The address says that one complainant is meant.
  await expect(drawer.getByRole('radio', { name: '一名投诉举报人的身份信息' })).toBeChecked()
  await drawer.locator('.el-form-item:has(#erasure-ground) .el-select').click()
  await page.getByRole('option', { name: '本人撤回同意' }).click()
  await drawer.getByLabel('法律依据').fill('个人信息保护法第四十七条')
  await drawer.getByLabel('理由').fill('本人书面申请。\n证件已核对。')
  await drawer.getByRole('button', { name: '提出建议' }).click()
  await expect(drawer).toHaveCount(0)
}

test('安全管理员建议、系统管理员先不予删除、再执行；办理单位的页面上已依法删除，审计可查', async ({
  browser,
}) => {
  const head = await signIn(browser, 'township100.head')
  const complaint = await registerComplaint(head)
  await open(head, complaint)
  await expect(head.locator('main').getByText('孙**').first()).toBeVisible()
  await head.locator('summary', { hasText: HALL }).click()
  const reference = (await head.locator('.erasure-reference .copy').getAttribute('title')) ?? ''
  expect(reference).toContain(`/matters/${complaint}?complainant=`)

  const security = await signIn(browser, 'security.admin')
  await openPage(security)
  await security.getByRole('button', { name: '建议删除' }).click()
  const drawer = security.getByRole('dialog', { name: '建议删除' })
  await drawer.getByRole('button', { name: '提出建议' }).click()
  await expect(drawer.getByText('必须填写。')).toHaveCount(5)
  await drawer.getByLabel('事项页面地址').fill('北街占道')
  await expect(drawer.getByText('这不是事项页面的地址。')).toBeVisible()
  await drawer.getByLabel('事项页面地址').fill(`/matters/${complaint}`)
  await drawer.getByText('一名投诉举报人的身份信息').click()
  await expect(drawer.getByText(/地址中没有指明投诉举报人/)).toBeVisible()
  expect(await seriousFindings(security)).toEqual([])
  // All data of a matter that is still open stays.
  await drawer.getByText('事项的全部个人信息').click()
  await drawer.locator('.el-form-item:has(#erasure-ground) .el-select').click()
  await security.getByRole('option', { name: '保存期限届满' }).click()
  await drawer.getByLabel('法律依据').fill('个人信息保护法第四十七条')
  await drawer.getByLabel('理由').fill('期限届满。')
  await drawer.getByRole('button', { name: '提出建议' }).click()
  await expect(drawer.locator('.el-form-item.is-error')).toContainText('事项尚未办结')
  await drawer.getByRole('button', { name: '取消' }).click()

  await propose(security, reference)
  const rows = (page: Page) => page.getByRole('table', { name: '个人信息删除' }).locator('tbody tr')
  await expect(rows(security).first()).toContainText('待系统管理员办理')
  await expect(security.getByRole('button', { name: '执行删除' })).toHaveCount(0)

  const system = await signIn(browser, 'system.admin')
  await openPage(system)
  await expect(system.getByRole('button', { name: '建议删除' })).toHaveCount(0)
  await rows(system).first().getByRole('button', { name: '不予删除' }).click()
  const refusing = system.getByRole('dialog', { name: '不予删除？' })
  await refusing.getByRole('button', { name: '不予删除' }).click()
  await expect(refusing.getByText('必须填写。')).toBeVisible()
  await refusing.getByLabel('不予删除的理由').fill('案件仍需联系本人。')
  await refusing.getByRole('button', { name: '不予删除' }).click()
  await expect(rows(system).first()).toContainText('案件仍需联系本人。')
  await open(head, complaint)
  await expect(head.locator('main').getByText('孙**').first()).toBeVisible()

  await propose(security, reference)
  await expect(rows(security)).toHaveCount(2)
  await system.reload()
  await rows(system).first().getByRole('button', { name: '执行删除' }).click()
  const asked = system.getByRole('dialog', { name: '执行这项删除？' })
  await expect(asked).toContainText('不能恢复')
  expect(await seriousFindings(system)).toEqual([])
  await asked.getByRole('button', { name: '执行删除' }).click()
  await expect(rows(system).first()).toContainText('已删除 2 项')
  await expect(system.getByRole('button', { name: '执行删除' })).toHaveCount(0)
  for (const width of [1440, 390]) {
    await system.setViewportSize({ width, height: 900 })
    expect(await seriousFindings(system), String(width)).toEqual([])
    const wide = await system.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(width)
  }

  await open(head, complaint)
  await expect(head.locator('main').getByText('孙**')).toHaveCount(0)
  await expect(head.locator('main').getByText('已依法删除').first()).toBeVisible()
  const audit = await signIn(browser, 'audit.admin')
  await audit.goto('/admin/audit')
  const trail = audit.getByRole('table', { name: '审计日志' })
  for (const act of ['建议删除个人信息', '执行删除个人信息', '不予删除个人信息'])
    await expect(trail.getByText(act).first()).toBeVisible()
  await openPage(audit)
  await expect(rows(audit)).toHaveCount(2)
  await expect(audit.getByRole('button', { name: /删除/ })).toHaveCount(0)
})
