import { expect } from '@playwright/test'
import { choose, closeList, field, takeNow } from './forms'
import { matterOf, open, press, seriousFindings, signIn, stage, submit } from './office'
import { test } from './test'

test('苏村镇发现隐患，通知住建局；住建局推诿，报告市政府，市长批示后处理 [3.4.2-b, 3.4.2-c, 3.4.2-d]', async ({
  browser,
}) => {
  const town = await signIn(browser, 'township100.head')
  await town.goto('/hazards')
  await town.getByRole('button', { name: '登记隐患' }).click()
  await field(town, 'title').fill('东街沿街危墙随时可能倒塌')
  await choose(town, 'kind', /重大安全隐患/)
  await takeNow(town)
  await choose(town, 'place', /苏村镇/)
  await field(town, 'facts').fill('围墙倾斜约二十度，墙下有行人通过。')
  await field(town, 'danger').fill('倒塌将砸伤行人。')
  await choose(town, 'departments', /住房和城乡建设局/)
  await closeList(town)
  expect(await seriousFindings(town)).toEqual([])
  await town.getByRole('button', { name: '登记', exact: true }).click()
  await town.waitForURL(/\/matters\/[^/]+$/)
  const id = matterOf(town)
  await expect(town.getByRole('heading', { name: '实时计时' })).toBeVisible()

  await press(town, '通知部门')
  await takeNow(town.getByRole('dialog'))
  await submit(town, '通知部门')
  await expect.poll(() => stage(town, id)).toBe('notified')

  const office = await signIn(browser, 'housing_construction.head')
  await open(office, id)
  // The clock of the answer runs to the second.
  const clock = office.locator('.timer', { hasText: '响应通知' }).locator('.timer-time')
  const shown = await clock.textContent()
  await expect.poll(() => clock.textContent()).not.toBe(shown)
  await press(office, '说明不予处理的理由')
  await field(office.getByRole('dialog'), 'reasons').fill('不属于本局职责。')
  await field(office.getByRole('dialog'), 'legal_basis').fill('建筑法')
  await submit(office, '说明不予处理的理由')
  await expect.poll(() => stage(office, id)).toBe('refused')

  await open(town, id)
  await press(town, '不采纳理由')
  await field(town.getByRole('dialog'), 'reason').fill('建筑物安全属住建部门职责。')
  await submit(town, '不采纳理由')
  await press(town, '报告市人民政府')
  await field(town.getByRole('dialog'), 'harm').fill('仍有行人在墙下通过。')
  await field(town.getByRole('dialog'), 'request').fill('请责成市住建局立即处理。')
  await submit(town, '报告市人民政府')
  await expect.poll(() => stage(town, id)).toBe('reported')

  const mayor = await signIn(browser, 'government.deputy_mayor')
  await open(mayor, id)
  await press(mayor, '批示')
  await field(mayor.getByRole('dialog'), 'instruction').fill('请市住建局立即处理，今日报告结果。')
  await submit(mayor, '批示')
  await expect.poll(() => stage(mayor, id)).toBe('instructed')

  await open(office, id)
  await expect(office.locator('main').getByText('今日报告结果').first()).toBeVisible()
  expect(await seriousFindings(office)).toEqual([])
  await press(office, '答复批示')
  await field(office.getByRole('dialog'), 'answer').fill('已安排，两小时内拆除。')
  await submit(office, '答复批示')
})
