import { expect, type Page } from '@playwright/test'
import { choose, field, takeNow } from './forms'
import {
  attachFiles,
  call,
  enter,
  matterOf,
  open,
  press,
  seriousFindings,
  signIn,
  stage,
  submit,
} from './office'
import { test } from './test'

test('苏村镇函请自然资源和规划局协助认定：登记、发函、签收、复函、入卷 [3.5.1-a]', async ({
  browser,
}) => {
  const handler = await signIn(browser, 'township100.handler1')
  await enter(handler, '执法协助')
  await handler.getByRole('button', { name: '登记协助需求' }).click()
  await handler.getByRole('button', { name: '登记', exact: true }).click()
  await expect(handler.getByText('请填写案由')).toBeVisible()
  await field(handler, 'title').fill('村东耕地取土破坏种植条件的认定')
  await choose(handler, 'kind', /技术认定/)
  await takeNow(handler)
  await choose(handler, 'expected_unit', /自然资源和规划局/)
  await field(handler, 'case_number').fill('苏执立〔2026〕21号')
  await choose(handler, 'place', /苏村镇/)
  await field(handler, 'location').fill('苏村镇村东耕地')
  await field(handler, 'facts').fill('现场取土坑长约三十米、宽约二十米、深约二米。')
  await field(handler, 'question').fill('请认定该地块的地类和种植条件是否被破坏。')
  expect(await seriousFindings(handler)).toEqual([])
  await handler.getByRole('button', { name: '登记', exact: true }).click()
  await handler.waitForURL(/\/matters\/[^/]+$/)
  const id = matterOf(handler)
  await expect(handler.getByRole('heading', { level: 1 })).toContainText('村东耕地取土')
  await expect(handler.getByRole('link', { name: '执法协助' })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(handler.locator('main').getByText('技术认定').first()).toBeVisible()
  await attachFiles(handler, { '现场照片.txt': /案件材料/ })

  const head = await signIn(browser, 'township100.head')
  await open(head, id)
  await press(head, '签发协助函')
  const drawer = head.getByRole('dialog')
  await drawer.getByText('确认已隐去举报人信息').click()
  await field(drawer, 'contact').fill('综合行政执法队 0319-1000100')
  await submit(head, '签发协助函')
  await expect.poll(() => stage(head, id)).toBe('requested')

  const clerk = await signIn(browser, 'natural_resources.handler1')
  await open(clerk, id)
  await press(clerk, '签收')
  await submit(clerk, '签收')
  await attachFiles(clerk, { '地类图斑.txt': /证据材料/ })
  const chief = await signIn(browser, 'natural_resources.head')
  await open(chief, id)
  await press(chief, '签发复函')
  const reply = chief.getByRole('dialog')
  await field(reply, 'method').fill('套合国土变更调查成果并实地测量。')
  await field(reply, 'standard').fill('耕地破坏程度鉴定规范。')
  await field(reply, 'conclusion').fill('该地块为耕地，种植条件已被破坏。')
  await field(reply, 'signed_by').fill('韩某')
  await submit(chief, '签发复函')
  await expect.poll(() => stage(chief, id)).toBe('replied')

  await open(handler, id)
  await expect(handler.locator('main').getByText('种植条件已被破坏').first()).toBeVisible()
  const taker = (await hasCommand(handler, id, 'take_into_case')) ? handler : head
  await open(taker, id)
  await press(taker, '证据入卷')
  await submit(taker, '证据入卷')
  await expect.poll(() => stage(taker, id)).toBe('taken_into_case')
  await open(handler, id)
  expect(await seriousFindings(handler)).toEqual([])
  await handler.setViewportSize({ width: 390, height: 844 })
  const width = await handler.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
})

async function hasCommand(page: Page, id: string, name: string) {
  const matter = await (await call(page, 'GET', `/matters/${id}`)).json()
  return matter.commands.some((each: { name: string }) => each.name === name)
}
