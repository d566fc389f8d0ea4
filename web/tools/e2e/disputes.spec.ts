import { expect } from '@playwright/test'
import { choose, field, takeNow } from './forms'
import { enter, matterOf, open, press, seriousFindings, signIn, stage, submit } from './office'
import { test } from './test'

test('苏村镇与自然资源和规划局就管辖协商一致：提出、陈述意见、协商、签署 [3.6-a]', async ({
  browser,
}) => {
  const head = await signIn(browser, 'township100.head')
  await enter(head, '争议协调')
  await head.getByRole('button', { name: '登记管辖争议' }).click()
  await field(head, 'title').fill('村南耕地内堆土由谁管辖')
  await choose(head, 'other', /自然资源和规划局/)
  await takeNow(head)
  await choose(head, 'competent_unit', /自然资源和规划局/)
  await field(head, 'reasons').fill('该行为未列入乡镇清单。')
  await field(head, 'legal_basis').fill('土地管理法第七十五条')
  await choose(head, 'place', /苏村镇/)
  await field(head, 'facts').fill('村南耕地内堆土约五十立方米。')
  await choose(head, 'first_discovered_by', /苏村镇/)
  expect(await seriousFindings(head)).toEqual([])
  await head.getByRole('button', { name: '登记', exact: true }).click()
  await head.waitForURL(/\/matters\/[^/]+$/)
  const id = matterOf(head)
  await expect.poll(() => stage(head, id)).toBe('negotiating')

  const other = await signIn(browser, 'natural_resources.head')
  await open(other, id)
  await press(other, '提出本单位意见')
  await choose(other, 'competent_unit', /自然资源和规划局/)
  await field(other.getByRole('dialog'), 'reasons').fill('同意由本局管辖。')
  await field(other.getByRole('dialog'), 'legal_basis').fill('土地管理法第七十五条')
  await submit(other, '提出本单位意见')
  await press(other, '提出协商意见')
  await choose(other, 'responsible_unit', /自然资源和规划局/)
  await field(other.getByRole('dialog'), 'terms').fill('由市自然资源和规划局查处。')
  await submit(other, '提出协商意见')

  await open(head, id)
  await expect(head.locator('main').getByText('由市自然资源和规划局查处。').first()).toBeVisible()
  await press(head, '签署协商意见')
  await submit(head, '签署协商意见')
  await expect.poll(() => stage(head, id)).toBe('agreed')
  await open(head, id)
  expect(await seriousFindings(head)).toEqual([])
})
