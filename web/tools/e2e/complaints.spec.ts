import { expect } from '@playwright/test'
import { choose, field, takeNow } from './forms'
import {
  enter,
  matterOf,
  open,
  press,
  seriousFindings,
  signIn,
  stage,
  submit,
  test,
} from './office'

test('苏村镇受理本镇有管辖权的投诉：登记、受理、核实、答复 [3.2.1-a]', async ({ browser }) => {
  const page = await signIn(browser, 'township100.handler1')
  await enter(page, '投诉举报')
  await page.getByRole('button', { name: '登记投诉举报' }).click()
  await field(page, 'title').fill('反映村西养殖场占道堆放饲料')
  await choose(page, 'kind', /^投诉$/)
  await choose(page, 'source', /电话/)
  await takeNow(page)
  await choose(page, 'place', /苏村镇/)
  await field(page, 'location').fill('苏村镇西侧村道')
  await choose(page, 'item', /P009/)
  await field(page, 'facts').fill('村道一侧堆放饲料，影响通行。')
  await field(page, 'complainant.name').fill('张某')
  await field(page, 'complainant.contact').fill('0319-5550001')
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.waitForURL(/\/matters\/[^/]+$/)
  const id = matterOf(page)
  await expect(page.getByRole('link', { name: '投诉举报' })).toHaveAttribute('aria-current', 'page')

  await press(page, '受理')
  await submit(page, '受理')
  await expect.poll(() => stage(page, id)).toBe('accepted')
  await press(page, '登记核实结果')
  const drawer = page.getByRole('dialog')
  await takeNow(drawer)
  await choose(page, 'finding', /未发现违法行为/)
  await field(drawer, 'summary').fill('现场核实，饲料已清理，未发现违法行为。')
  await submit(page, '登记核实结果')
  await expect.poll(() => stage(page, id)).toBe('answering')
  await press(page, '答复投诉举报人')
  await choose(page, 'complainant', /./)
  await takeNow(drawer)
  await choose(page, 'manner', /电话/)
  await field(drawer, 'summary').fill('已电话答复核实情况。')
  await submit(page, '答复投诉举报人')
  await expect.poll(() => stage(page, id)).toBe('closed')
  await open(page, id)
  expect(await seriousFindings(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
})
