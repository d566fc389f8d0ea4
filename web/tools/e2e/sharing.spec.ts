import { expect } from '@playwright/test'
import { choose, field, takeNow } from './forms'
import { enter, matterOf, open, press, seriousFindings, signIn, stage, submit } from './office'
import { test } from './test'

test('自然资源和规划局登记简报、当日共享，苏村镇和凤岗街道确认收到 [3.3.9-c]', async ({
  browser,
}) => {
  const clerk = await signIn(browser, 'natural_resources.handler1')
  await enter(clerk, '共享信息')
  await clerk.getByRole('button', { name: '登记待共享信息' }).click()
  await choose(clerk, 'kind', /执法工作简报/)
  await field(clerk, 'title').fill('自然资源执法简报第六期')
  await field(clerk, 'content').fill('本周核查图斑六个，发现违法占地一处。')
  await takeNow(clerk)
  await choose(clerk, 'sensitivity', /内部使用/)
  expect(await seriousFindings(clerk)).toEqual([])
  await clerk.getByRole('button', { name: '登记', exact: true }).click()
  await clerk.waitForURL(/\/matters\/[^/]+$/)
  const id = matterOf(clerk)
  await expect(clerk.locator('main').getByText('已形成待共享').first()).toBeVisible()

  await press(clerk, '共享')
  await submit(clerk, '共享')
  await expect.poll(() => stage(clerk, id)).toBe('shared')

  const town = await signIn(browser, 'township100.handler1')
  await open(town, id)
  await expect(town.locator('main').getByText('本周核查图斑六个').first()).toBeVisible()
  await press(town, '确认收到')
  await submit(town, '确认收到')
  await open(town, id)
  await expect(town.getByRole('button', { name: '确认收到' })).toHaveCount(0)
  expect(await seriousFindings(town)).toEqual([])
  await town.setViewportSize({ width: 390, height: 844 })
  const width = await town.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
})

test('订阅、覆盖情况和数据交换接口：订阅后取消，签发的令牌只显示一次 [3.3.9-b]', async ({
  browser,
}) => {
  const town = await signIn(browser, 'township101.head')
  await enter(town, '信息订阅')
  await town.locator('.el-select:has(#subscription-category)').click()
  await town.getByRole('option', { name: '投诉举报受理与处理' }).locator('visible=true').click()
  await town.getByRole('button', { name: '订阅', exact: true }).click()
  await expect(town.getByRole('cell', { name: '投诉举报受理与处理' })).toBeVisible()
  expect(await seriousFindings(town)).toEqual([])

  const justice = await signIn(browser, 'justice.coordinator1')
  await enter(justice, '共享覆盖情况')
  await expect(justice.getByText(/共形成\d+件/)).toBeVisible()
  expect(await seriousFindings(justice)).toEqual([])

  const admin = await signIn(browser, 'security.admin')
  await enter(admin, '数据交换接口')
  await admin.locator('#token-name').fill('国土业务系统')
  await admin.locator('.el-select:has(#token-unit)').click()
  await admin
    .getByRole('option', { name: /自然资源和规划局/ })
    .locator('visible=true')
    .first()
    .click()
  await admin.locator('.el-select:has(#token-post)').click()
  await admin
    .getByRole('option', { name: /经办人/ })
    .locator('visible=true')
    .first()
    .click()
  await admin.locator('#token-expires').fill('2027-06-30 18:00')
  await admin.locator('#token-expires').press('Enter')
  await admin.getByRole('button', { name: '签发' }).click()
  await expect(admin.getByText('只显示这一次')).toBeVisible()
  await admin.getByRole('button', { name: '已保存，关闭' }).click()
  await expect(admin.getByText('只显示这一次')).toHaveCount(0)
  await expect(admin.getByRole('cell', { name: '国土业务系统' })).toBeVisible()
  expect(await seriousFindings(admin)).toEqual([])
})
