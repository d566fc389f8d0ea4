import { expect } from '@playwright/test'
import { call, open, seriousFindings, signIn, stage } from './office'
import { test } from './test'

const facts = '每天傍晚有人在东街小学门口占道摆摊，学生只能走机动车道。'
const now = () => new Date().toISOString()

test('群众网上提交，乡镇受理办理，群众凭查询码看进度并评价 [3.2.1-a] [3.2.3-a]', async ({
  browser,
}) => {
  const citizen = await (
    await browser.newContext({ viewport: { width: 390, height: 844 } })
  ).newPage()
  await citizen.goto('/portal')
  await expect(citizen.getByRole('heading', { level: 1 })).toHaveText('群众投诉举报')
  expect(await seriousFindings(citizen)).toEqual([])
  await citizen.getByRole('link', { name: '我要投诉举报' }).click()

  // What is missing is named first, and each entry leads to its field.
  await citizen.getByRole('button', { name: '提交' }).click()
  await expect(citizen.getByRole('alert')).toContainText('请选择发生地')
  await citizen.getByRole('link', { name: '请填写情况说明' }).click()
  await expect(citizen.getByLabel('情况说明')).toBeFocused()
  expect(await seriousFindings(citizen)).toEqual([])

  await citizen.getByLabel('发生在哪个乡镇、街道').selectOption({ label: '苏村镇' })
  await citizen.getByLabel('详细地点').fill('东街小学门口')
  await citizen.getByLabel('情况说明').fill(facts)
  await citizen.getByLabel(/照片、录像/).setInputFiles({
    name: '现场说明.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('傍晚六点拍摄'),
  })
  await expect(citizen.getByText('现场说明.txt')).toBeVisible()
  await citizen.getByLabel('姓名').fill('钱多多')
  await citizen.getByLabel('手机号').fill('13812345678')
  await citizen.getByLabel(/我已阅读并同意/).check()
  expect(await citizen.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    390,
  )
  await citizen.getByRole('button', { name: '提交' }).click()
  await expect(citizen.getByRole('heading', { name: '已收到' })).toBeFocused()
  const code = (await citizen.locator('output.code').innerText()).trim()
  const card = await citizen.locator('.card').innerText()
  expect(card).toContain('苏村镇')
  const number = /登记号：(\S+)/.exec(card)?.[1] as string

  const staff = await signIn(browser, 'township100.head')
  const list = await (
    await call(staff, 'GET', `/matters?view=all&q=${encodeURIComponent(number)}`)
  ).json()
  const id = list.items[0].id as string
  await open(staff, id)
  await expect(staff.getByText('钱**').first()).toBeVisible()
  await expect(staff.getByText('钱多多')).toHaveCount(0)
  const give = async (command: string, body: object) => {
    const done = await call(staff, 'POST', `/complaints/${id}/${command}`, body)
    expect(done.status(), await done.text()).toBeLessThan(300)
  }
  await give('accept', {})
  await give('record-verification', {
    verified_at: now(),
    finding: 'no_violation',
    summary: '摊贩已劝离',
  })
  const { details } = await (await call(staff, 'GET', `/matters/${id}`)).json()
  await give('answer', {
    complainant: details.complainants[0].id,
    answered_at: now(),
    manner: 'portal',
    summary: '经现场核实，摊贩已劝离，并安排傍晚巡查。',
  })
  await expect.poll(() => stage(staff, id)).toBe('closed')

  await citizen.getByRole('link', { name: '查询进度、评价' }).click()
  await citizen.getByLabel('查询码').fill(code.toLowerCase())
  await citizen.getByLabel(/手机号后四位/).fill('0000')
  await citizen.getByRole('button', { name: '查询' }).click()
  await expect(citizen.getByRole('alert')).toContainText('没有找到')
  await citizen.getByLabel(/手机号后四位/).fill('5678')
  await citizen.getByRole('button', { name: '查询' }).click()
  await expect(citizen.getByText('安排傍晚巡查')).toBeVisible()
  expect(await seriousFindings(citizen)).toEqual([])
  await citizen.getByLabel('非常满意').check()
  await citizen.getByRole('button', { name: '评价', exact: true }).click()
  await expect(citizen.getByText('谢谢您的评价：非常满意')).toBeVisible()
  await open(staff, id)
  await expect(staff.getByText('投诉举报人评价').first()).toBeVisible()
  await citizen.getByRole('button', { name: 'English' }).click()
  await expect(citizen.getByText('Thank you for rating：Very content')).toBeVisible()
})
