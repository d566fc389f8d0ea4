import { expect } from '@playwright/test'
import { answer, choose, closeList, field, takeNow, text } from './forms'
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

test('依据调整从登记、通报到各乡镇签收并对照清单 [2-d, 2-e]', async ({ browser }) => {
  const justice = await signIn(browser, 'justice.coordinator1')
  await enter(justice, '依据调整通报')
  await justice.getByRole('button', { name: '登记依据调整' }).click()
  await field(justice, 'title').fill('土地管理法修改')
  await choose(justice, 'kind', /修改/)
  await field(justice, 'law').fill('土地管理法')
  await takeNow(justice)
  await field(justice, 'effective_on').fill('2027-01-01')
  await field(justice, 'effective_on').press('Enter')
  await choose(justice, 'department', /自然资源和规划局/)
  await choose(justice, 'items', /P009/)
  await choose(justice, 'holders', /苏村镇/)
  await closeList(justice)
  expect(await seriousFindings(justice)).toEqual([])
  await justice.getByRole('button', { name: '登记', exact: true }).click()
  await justice.waitForURL(/\/matters\/[^/]+$/)
  const id = matterOf(justice)
  await expect.poll(() => stage(justice, id)).toBe('registered')

  const department = await signIn(browser, 'natural_resources.head')
  await open(department, id)
  await press(department, '通报依据调整')
  const form = department.getByRole('dialog')
  await form.locator('[id="command-changes.0.before"]').fill('第七十七条')
  await form.locator('[id="command-changes.0.after"]').fill('第七十八条')
  await field(form, 'transition').fill('已立案的适用行为时的规定。')
  await submit(department, '通报依据调整')
  await expect.poll(() => stage(department, id)).toBe('announced')

  const township = await signIn(browser, 'township100.head')
  await open(township, id)
  await press(township, '签收通报')
  await submit(township, '签收通报')
  await expect(township.locator('main').getByText('第七十八条').first()).toBeVisible()
  expect(await seriousFindings(township)).toEqual([])

  await township.goto('/checklist/versions')
  await expect(township.getByRole('heading', { name: '清单版本对照' })).toBeVisible()
  expect(await seriousFindings(township)).toEqual([])
  await township.goto('/item-use')
  await expect(township.getByRole('heading', { name: '事项履职', exact: true })).toBeVisible()
  expect(await seriousFindings(township)).toEqual([])
})

test('自然资源和规划局提出更换依据，司法局审核同意 [2-e]', async ({ browser }) => {
  const land = await signIn(browser, 'natural_resources.head')
  await land.goto('/list-revisions')
  await land.getByRole('button', { name: '提出清单调整' }).click()
  await field(land, 'title').fill('耕地破坏事项更换依据')
  await field(land, 'reasons').fill('法律修改，原条款序号变化。')
  // Each way to change the list asks for what it needs, and for nothing else.
  await expect(field(land, 'changes.0.unit')).toBeVisible()
  await expect(field(land, 'changes.0.law')).toHaveCount(0)
  await choose(land, 'changes.0.kind', /更换依据/)
  await expect(field(land, 'changes.0.unit')).toHaveCount(0)
  await choose(land, 'changes.0.item', /P009/)
  await field(land, 'changes.0.effective_on').fill('2027-03-01')
  await land.keyboard.press('Enter')
  await field(land, 'changes.0.law').fill('土地管理法')
  await field(land, 'changes.0.article').fill('第七十五条')
  expect(await seriousFindings(land)).toEqual([])
  await land.getByRole('button', { name: '登记', exact: true }).click()
  await land.waitForURL(/\/matters\/[^/]+$/)
  const id = matterOf(land)
  await expect(land.locator('main').getByText('第七十五条').first()).toBeVisible()

  const justice = await signIn(browser, 'justice.coordinator1')
  await open(justice, id)
  await press(justice, '审核')
  // Nothing is decided before somebody says so.
  await text(justice, 'opinion', '同意调整。')
  await justice.getByRole('dialog').getByRole('button', { name: '审核', exact: true }).click()
  await expect(justice.getByRole('dialog').getByText('请填写是否同意')).toBeVisible()
  await answer(justice, '是否同意', '是')
  await submit(justice, '审核')
  await expect.poll(() => stage(justice, id)).toBe('reviewed')
})
