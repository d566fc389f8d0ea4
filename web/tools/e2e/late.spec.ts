import { expect } from '@playwright/test'
import { call, open, prepareFinding, press, signIn, stage, submit } from './office'
import { test } from './test'

test('过了三个工作日仍可以移送，双方都看到逾期 [3.1.1-a]', async ({ browser }) => {
  const handler = await signIn(browser, 'township100.handler1')
  const discovered_at = new Date(Date.now() - 20 * 86_400_000).toISOString()
  const id = await prepareFinding(handler, { discovered_at })

  const head = await signIn(browser, 'township100.head')
  await open(head, id)
  await expect(
    head
      .locator('main')
      .getByText(/移送案件已超期/)
      .first(),
  ).toBeVisible()
  await press(head, '签发移送')
  const drawer = head.getByRole('dialog')
  await drawer.locator('#issue-receiver').click()
  await head.keyboard.type('自然资源')
  await head.getByRole('option', { name: /自然资源和规划局/ }).click()
  await drawer.locator('#issue-override').fill('未列入清单，由自然资源部门管辖。')
  await drawer.getByText('材料中投诉举报人的信息已经隐去').click()
  await drawer.locator('#issue-contact').fill('综合行政执法队')
  await submit(head, '签发移送')

  const clerk = await signIn(browser, 'natural_resources.handler1')
  await open(clerk, id)
  await expect(clerk.locator('main').getByText(/逾期/).first()).toBeVisible()
  await press(clerk, '签收')
  await submit(clerk, '签收')
  await expect.poll(() => stage(clerk, id)).toBe('received')
  const { obligations } = await (await call(clerk, 'GET', `/matters/${id}`)).json()
  const transfer = obligations.find((each: { key: string }) => each.key === 'transfer')
  expect(transfer.outcome).toBe('late')
})
