import { expect } from '@playwright/test'
import { attach, call, open, prepareFinding, press, signIn, stage, submit } from './office'
import { test } from './test'

test('苏村镇把案件移送市自然资源和规划局：签发、签收、补正、受理、反馈 [3.1.1-a]', async ({
  browser,
}) => {
  const handler = await signIn(browser, 'township100.handler1')
  const id = await prepareFinding(handler)

  const head = await signIn(browser, 'township100.head')
  await open(head, id)
  await press(head, '签发移送')
  const drawer = head.getByRole('dialog')
  await drawer.locator('#issue-receiver').click()
  await head.keyboard.type('自然资源')
  await head.getByRole('option', { name: /自然资源和规划局/ }).click()
  await drawer.locator('#issue-override').fill('未列入清单，由自然资源部门管辖。')
  await drawer.getByText('材料中投诉举报人的信息已经隐去').click()
  await drawer.locator('#issue-contact').fill('综合行政执法队')
  await submit(head, '签发移送')
  await expect(
    head
      .locator('main')
      .getByText(/苏政执移〔\d{4}〕\d+号/)
      .first(),
  ).toBeVisible()

  const clerk = await signIn(browser, 'natural_resources.handler1')
  await clerk.goto('/inbox?view=to_receive')
  await open(clerk, id)
  await press(clerk, '签收')
  await submit(clerk, '签收')
  await expect.poll(() => stage(clerk, id)).toBe('received')
  await clerk.reload()
  await press(clerk, '退回补正')
  await clerk.getByRole('dialog').getByText('初步证据材料').click()
  await clerk.getByRole('dialog').getByRole('textbox').last().fill('缺少地块权属证明。')
  await submit(clerk, '退回补正')
  expect(await stage(clerk, id)).toBe('supplementing')

  await attach(handler, id, 'preliminary_evidence', '地块权属证明')
  await open(handler, id)
  await press(handler, '提交补正')
  await submit(handler, '提交补正')
  expect(await stage(handler, id)).toBe('received')

  await open(clerk, id)
  await press(clerk, '受理')
  await submit(clerk, '受理')
  expect(await stage(clerk, id)).toBe('accepted')
  const filed = await call(clerk, 'POST', `/case-transfers/${id}/decide-filing`, {
    filed: false,
    reason: '经核查已取得临时用地批准。',
  })
  expect(filed.status(), await filed.text()).toBe(200)
  await open(clerk, id)
  await press(clerk, '反馈处理结果')
  await clerk.getByRole('dialog').getByRole('textbox').first().fill('经核查不予立案，理由已告知。')
  await submit(clerk, '反馈处理结果')
  expect(await stage(clerk, id)).toBe('concluded')

  await open(handler, id)
  await expect(handler.locator('main').getByText('已办结').first()).toBeVisible()
  await handler.getByRole('tab', { name: /法律文书/ }).click()
  await expect(
    handler
      .locator('main')
      .getByText(/苏政执移〔\d{4}〕\d+号/)
      .first(),
  ).toBeVisible()
})

test('两人同时签收，只有一人成功，另一人看到最新状态', async ({ browser }) => {
  const head = await signIn(browser, 'township100.head')
  const id = await prepareFinding(await signIn(browser, 'township100.handler1'))
  const sent = await call(head, 'POST', `/case-transfers/${id}/issue`, {
    receiver: '130581.natural_resources',
    override_reason: '未列入清单。',
    redaction_confirmed: true,
    contact: '综合行政执法队',
  })
  expect(sent.status(), await sent.text()).toBe(200)
  const one = await signIn(browser, 'natural_resources.handler1')
  const two = await signIn(browser, 'natural_resources.head')
  await Promise.all([open(one, id), open(two, id)])
  await Promise.all([press(one, '签收'), press(two, '签收')])
  const drawer = (page: typeof one) => page.getByRole('dialog', { name: '签收' })
  await Promise.all([drawer(one).waitFor(), drawer(two).waitFor()])
  await Promise.all(
    [one, two].map((page) =>
      drawer(page).getByRole('button', { name: '签收', exact: true }).click(),
    ),
  )
  await expect.poll(() => stage(one, id)).toBe('received')
  const matter = await (await call(one, 'GET', `/matters/${id}`)).json()
  const receipts = matter.timeline.filter((entry: { type: string }) => entry.type === 'received')
  expect(receipts).toHaveLength(1)
})

test('事实中的举报人电话未经核对不能移送 [3.1.2-b]', async ({ browser }) => {
  const handler = await signIn(browser, 'township100.handler1')
  const id = await prepareFinding(handler, {
    facts: '举报人：张三，电话13812345678，反映耕地内建房。',
  })
  const head = await signIn(browser, 'township100.head')
  await open(head, id)
  await press(head, '签发移送')
  const drawer = head.getByRole('dialog')
  await drawer.locator('#issue-receiver').click()
  await head.keyboard.type('自然资源')
  await head.getByRole('option', { name: /自然资源和规划局/ }).click()
  await expect(drawer.getByText('138****5678')).toBeVisible()
  await expect(drawer.getByText('13812345678')).toHaveCount(0)
  await expect(drawer.getByRole('button', { name: '签发移送' })).toBeDisabled()
  const forced = await call(head, 'POST', `/case-transfers/${id}/issue`, {
    receiver: '130581.natural_resources',
    override_reason: '未列入清单。',
    redaction_confirmed: true,
  })
  expect(forced.status()).toBe(422)
  expect((await forced.json()).code).toBe('personal_data_not_reviewed')
})
