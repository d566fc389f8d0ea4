import { expect } from '@playwright/test'
import { call, matterOf, signIn, stage } from './office'
import { test } from './test'

const PLAIN = { mimeType: 'text/plain', buffer: Buffer.from('现场检查记录一份，共一页。') }

test('负责人从新建移送走到签发：判断管辖、基本事实、材料、核对并发出 [3.1.1-a]', async ({
  browser,
}) => {
  const page = await signIn(browser, 'township100.head')
  await call(page, 'DELETE', '/drafts/transfer-new')
  await page.goto('/transfers/new')

  await page.getByText('不在清单').click()
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('请填写未列入清单说明')).toBeVisible()
  await page.locator('#new-item_reason').fill('该行为未列入乡镇清单，由自然资源部门管辖。')
  await page.getByRole('button', { name: '下一步' }).click()

  await page.locator('#new-title').fill('村西林地内堆放渣土')
  // The panel of the time field must not lie over its button.
  const discovered = page.locator('#new-discovered_at')
  await discovered.click()
  await expect(page.locator('.el-picker-panel:visible')).toHaveCount(1)
  await page.locator('.instant').first().getByRole('button', { name: '现在' }).click()
  await expect(discovered).toHaveValue(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
  await expect(page.getByText('填写发现时间后自动计算。')).toHaveCount(0)
  await page.locator('#new-location').fill('苏村镇西侧林地')
  await page.getByLabel('当事人名称').fill('石某')
  await page.locator('#new-facts').fill('现场检查发现林地内堆放渣土约三车。')
  await page.getByRole('button', { name: '登记线索' }).click()

  await expect(page.getByText('还没有材料')).toBeVisible()
  const names = ['检查笔录.txt', '案源登记.txt', '现场照片说明.txt']
  await page.locator('input[type=file]').setInputFiles(names.map((name) => ({ name, ...PLAIN })))
  // Rows get their kind once their file is there, in whatever order the files arrive.
  await expect(page.locator('.attach-kind')).toHaveCount(names.length)
  for (const [index, kind] of [
    [0, '基本违法事实材料'],
    [2, '初步证据材料'],
  ] as const) {
    await page.locator('.attach-kind').nth(index).click()
    await page.getByRole('option', { name: kind, exact: true }).locator('visible=true').click()
  }
  await page.getByRole('button', { name: /归入案卷.*3/ }).click()
  await expect(page.getByRole('link', { name: '现场照片说明.txt' })).toBeVisible()
  await expect(page.locator('.parts').getByText('已有')).toHaveCount(3)
  await page.getByRole('button', { name: '下一步' }).click()

  const preview = page.waitForResponse((answer) => answer.url().includes('/letter-preview'))
  await page.locator('#send-receiver').click()
  await page.keyboard.type('自然资源')
  await page.getByRole('option', { name: /自然资源和规划局/ }).click()
  expect((await preview).status()).toBe(200)
  const send = page.locator('.wizard-foot').getByRole('button', { name: '签发移送' })
  await expect(send).toBeDisabled()
  await page.locator('#send-override').fill('未列入清单，由自然资源部门管辖。')
  await page.getByText('材料中投诉举报人的信息已经隐去').click()
  await page.locator('#send-contact').fill('综合行政执法队')
  await expect(page.getByText('安广平')).toBeVisible()
  await send.click()
  const asked = page.getByRole('dialog', { name: '确认签发移送？' })
  await expect(asked).toContainText('南宫市自然资源和规划局')
  await asked.getByRole('button', { name: '签发移送' }).click()

  await page.waitForURL(/\/matters\/[^/]+$/)
  const id = matterOf(page)
  await expect.poll(() => stage(page, id)).toBe('issued')
  await expect(
    page
      .locator('main')
      .getByText(/苏政执移〔\d{4}〕\d+号/)
      .first(),
  ).toBeVisible()
  // The draft is gone: the next transfer starts empty.
  expect(await (await call(page, 'GET', '/drafts/transfer-new')).json()).toBeNull()
})

test('经办人不能签发：最后一步请负责人签发，草稿跟着事项走', async ({ browser }) => {
  const page = await signIn(browser, 'township100.handler1')
  const made = await call(page, 'POST', '/case-transfers', {
    title: '村东河道边倾倒垃圾',
    source: 'supervision',
    discovered_at: new Date(Date.now() - 1_800_000).toISOString(),
    place: '130581100',
    location: '苏村镇东侧河道',
    item_reason: '未列入清单。',
    party: { kind: 'unknown' },
    facts: '现场发现河道边有倾倒的垃圾。',
  })
  expect(made.status(), await made.text()).toBe(201)
  const { id } = await made.json()
  await call(page, 'PUT', '/drafts/transfer-new', { form: {}, step: 4, matter: id })
  await page.goto('/transfers/new')
  await expect(page.getByText('已保存，请负责人签发')).toBeVisible()
  await expect(page.getByRole('button', { name: '签发移送' })).toHaveCount(0)
  await page.getByRole('link', { name: '打开事项页面' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('村东河道边倾倒垃圾')
})
