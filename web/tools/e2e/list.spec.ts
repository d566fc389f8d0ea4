import { expect, test } from '@playwright/test'
import { choose, field, takeNow } from './forms'
import { open, press, seriousFindings, signIn, stage, submit } from './office'

test('依据调整从登记、通报到各乡镇签收并对照清单 [2-d, 2-e]', async ({ browser }) => {
  const justice = await signIn(browser, 'justice.coordinator1')
  await justice.getByRole('link', { name: '依据调整通报' }).click()
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
  await justice.keyboard.press('Escape')
  expect(await seriousFindings(justice)).toEqual([])
  await justice.getByRole('button', { name: '登记', exact: true }).click()
  await justice.waitForURL(/\/matters\/[^/]+$/)
  const id = justice.url().split('/').pop() as string
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
