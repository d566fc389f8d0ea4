import { expect, type Locator, type Page } from '@playwright/test'
import { call, seriousFindings, signIn } from './office'
import { test } from './test'

const csv = (name: string, rows: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(rows.join('\n'), 'utf8'),
})

async function tryTable(page: Page, kind: string, rows: string[]) {
  await page.locator('main').getByText(kind, { exact: true }).click()
  await page.locator('input[type=file]').setInputFiles(csv('table.csv', rows))
  await page.getByRole('button', { name: '试导入', exact: true }).click()
}

/** Row, column and message of each fault shown. */
async function faults(page: Page): Promise<string[]> {
  await page.getByText('没有导入任何内容').waitFor()
  const rows = page.getByRole('table', { name: '逐行问题' }).locator('tbody tr')
  return (await rows.all()).reduce<Promise<string[]>>(async (before, row) => {
    const cells = await row.locator('td').allInnerTexts()
    return [...(await before), cells.join('｜')]
  }, Promise.resolve([]))
}

async function fillInstant(field: Locator, text: string) {
  await field.fill(text)
  await field.press('Enter')
}

test('有错的表格逐行说明哪一行哪一列，什么都不导入；改好后导入', async ({ browser }) => {
  const page = await signIn(browser, 'system.admin')
  await page.goto('/admin/import')
  const header = 'id,name,short_name,kind,parent_id,legal_subject,document_code,territory'
  const good = '130581.e2e_bureau,南宫市试验局,市试验局,市直职能部门,,是,南试验,130581'
  await tryTable(page, '单位表', [
    header,
    good,
    '130581.e2e_two,,市试验二局,部门,,是,南试二,130581',
    '坏 编号,南宫市试验三局,市试验三局,市直职能部门,,也许,,130581',
  ])
  expect(await faults(page)).toEqual([
    '3｜名称｜必须填写。',
    '3｜类型｜“部门”不是可选的值。',
    '4｜编号｜编号“坏 编号”格式不正确。',
    '4｜是否法人主体｜“也许”应为是或否。',
  ])
  await expect(page.getByRole('button', { name: '正式导入' })).toBeDisabled()
  await expect(page.locator('.el-message')).toHaveCount(0)
  const units = async () =>
    ((await (await call(page, 'GET', '/units')).json()) as { id: string }[]).map((unit) => unit.id)
  expect(await units()).not.toContain('130581.e2e_bureau')

  await tryTable(page, '人员表', [
    'name,login,unit_id,roles',
    '张试,e2e.import1,130581999,经办人',
    ',e2e.import2,130581100,所长',
  ])
  expect(await faults(page)).toEqual([
    '2｜单位编号｜没有编号为“130581999”的单位。',
    '3｜姓名｜必须填写。',
    '3｜岗位角色｜“所长”不是可选的值。',
  ])

  await tryTable(page, '事项表', [
    'code,name,domain,kind,original_department',
    'P991,试验事项,试验,别的,130581.nowhere',
  ])
  expect(await faults(page)).toEqual([
    '2｜类别｜“别的”不是可选的值。',
    '2｜原责任部门编号｜没有编号为“130581.nowhere”的单位。',
  ])

  await tryTable(page, '单位表', [header, good])
  await page.getByText('试导入通过：共 1 行，新增 1，更新 0。').waitFor()
  expect(await units()).not.toContain('130581.e2e_bureau')
  await page.getByRole('button', { name: '正式导入' }).click()
  await page.getByText('已导入：共 1 行，新增 1，更新 0。').waitFor()
  expect(await units()).toContain('130581.e2e_bureau')
})

test('新建的人员凭一次性密码登录、须先改密码；停用后不能登录，审计日志有记录', async ({
  browser,
}) => {
  const page = await signIn(browser, 'system.admin')
  await page.goto('/admin/people')
  await page.getByRole('button', { name: '新增人员' }).click()
  const drawer = page.getByRole('dialog', { name: '新增人员' })
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByText('必须填写。')).toHaveCount(2)
  await drawer.getByLabel('姓名').fill('贺试验')
  await drawer.getByLabel('登录名').fill('township100.head')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.locator('.el-form-item.is-error')).toContainText('登录名已被使用。')
  await drawer.getByLabel('登录名').fill('e2e.person')
  await drawer.getByRole('button', { name: '保存' }).click()
  const password = await page.locator('.admin-password').innerText()
  const once = page.getByRole('dialog', { name: /一次性密码/ })
  await once.getByRole('button', { name: '关闭', exact: true }).click()

  const desk = await (await browser.newContext()).newPage()
  const enter = async () => {
    await desk.goto('/login')
    await desk.getByLabel('登录名').fill('e2e.person')
    await desk.getByLabel('密码', { exact: true }).fill(password)
    await desk.keyboard.press('Enter')
  }
  await enter()
  await desk.getByRole('heading', { name: '首次登录，请修改密码' }).waitFor()

  await page.getByLabel('关键字').fill('e2e.person')
  const row = page.getByRole('row', { name: /贺试验/ })
  await row.getByRole('button', { name: '停用' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await row.getByText('已停用').waitFor()
  expect((await desk.request.get('/api/v1/session')).status()).toBe(401)
  await desk.context().clearCookies()
  await enter()
  await expect(desk.getByRole('alert')).toContainText('登录名或者密码不正确')

  const audit = await signIn(browser, 'audit.admin')
  await audit.goto('/admin/audit')
  await expect(audit.getByRole('row', { name: /卢爱华.*贺试验.*停用账号/ })).toBeVisible()
  await expect(audit.getByRole('row', { name: /登录失败.*IP 地址：127\.0\.0\.1/ })).toBeVisible()
})

test('安全管理员委托代理：时间倒置被拒绝并说明，改好后列出，可以结束', async ({ browser }) => {
  const page = await signIn(browser, 'security.admin')
  await page.goto('/admin/posts')
  await page.getByLabel('姓名').fill('谭云飞')
  const row = page.getByRole('row', { name: /谭云飞.*苏村镇人民政府/ })
  await row.getByRole('button', { name: '委托代理' }).click()
  const drawer = page.getByRole('dialog', { name: '委托代理 谭云飞' })
  await drawer.locator('#post-substitute').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /赵晓峰/ }).click()
  await fillInstant(drawer.locator('#post-from'), '2099-12-10 08:00')
  await fillInstant(drawer.locator('#post-until'), '2099-12-01 08:00')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.locator('.el-form-item.is-error')).toContainText('结束时间须晚于开始时间')
  await fillInstant(drawer.locator('#post-until'), '2099-12-20 08:00')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(row).toContainText('赵晓峰 2099-12-10 08:00 – 2099-12-20 08:00')
  await row.getByRole('button', { name: '结束代理' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束代理' }).click()
  await expect(row).not.toContainText('赵晓峰')
})

test('导入放假安排以后，期限随之顺延', async ({ browser }) => {
  const page = await signIn(browser, 'system.admin')
  await page.goto('/calendar')
  await page.locator('#import-rows').waitFor()
  await expect(page.locator('#import-year')).toHaveValue('2027')
  await fillInstant(page.locator('#due-from'), '2027-02-04 16:00')
  const due = page.locator('.due-answer')
  await expect(due).toContainText('2027-02-11 24:00 前')

  await page.locator('#import-source').fill('国务院办公厅关于2027年部分节假日安排的通知（演示）')
  await page.locator('#import-rows').fill('日期,类型,名称\n2027-02-30,休,春节\n2026-02-05,休,春节')
  await expect(page.getByRole('alert')).toHaveText(
    /第 2 行：日期不正确，应为 2027-01-01\s*第 3 行：日期不在这一年/,
  )
  const days = (name: string, month: number, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, n) =>
      [
        `2027-${String(month).padStart(2, '0')}-${String(from + n).padStart(2, '0')}`,
        '休',
        name,
      ].join(),
    )
  const rows = [
    ...days('元旦', 1, 1, 3),
    ...days('春节', 2, 5, 12),
    ...days('清明节', 4, 5, 5),
    ...days('劳动节', 5, 1, 5),
    ...days('端午节', 6, 9, 9),
    ...days('中秋节', 9, 15, 15),
    ...days('国庆节', 10, 1, 7),
    '2027-01-30,班,春节',
    '2027-02-20,班,春节',
    '2027-05-08,班,劳动节',
    '2027-09-26,班,国庆节',
    '2027-10-09,班,国庆节',
  ]
  await page.locator('#import-rows').fill(rows.join('\n'))
  await page.getByText('将更改 18 天').waitFor()
  await page.locator('main').getByRole('button', { name: '确认导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '确认导入' }).click()
  await page.locator('.import-done').waitFor()
  await expect(due).toContainText('2027-02-17 24:00 前')
  await expect(due).toContainText('春节放假')
})

test('管理页面没有严重的无障碍问题，也不横向溢出', async ({ browser }) => {
  // A search keeps the long lists short: two hundred rows say no more than five.
  const pages: [string, [path: string, search?: string][]][] = [
    [
      'system.admin',
      [
        ['/admin/units', '.admin-search input'],
        ['/admin/people', '#people-q'],
        ['/admin/import'],
        ['/admin/erasures'],
        ['/calendar'],
        ['/notices'],
      ],
    ],
    [
      'security.admin',
      [
        ['/admin/posts', '#posts-name'],
        ['/checklist', '#list-q'],
      ],
    ],
    ['audit.admin', [['/admin/audit']]],
  ]
  for (const [login, paths] of pages) {
    const page = await signIn(browser, login)
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      for (const [path, search] of paths) {
        await page.goto(path)
        await page.locator('main h1, main h2').first().waitFor({ state: 'attached' })
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
        if (search) await page.locator(search).fill('土')
        await expect(page.getByText('正在加载')).toHaveCount(0)
        expect(await seriousFindings(page), `${path} ${width}`).toEqual([])
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow, `${path} ${width}`).toBeLessThanOrEqual(0)
      }
    }
    await page.context().close()
  }
})

test('管理员以外的人不能管理', async ({ browser }) => {
  const page = await signIn(browser, 'township100.head')
  await expect(page.getByText('系统管理')).toHaveCount(0)
  for (const [method, path] of [
    ['GET', '/audit'],
    ['GET', '/people'],
    ['POST', '/people'],
    ['POST', '/imports/units?dry_run=1'],
    ['POST', '/calendar/years'],
  ] as const) {
    expect(
      (await call(page, method, path, method === 'POST' ? {} : undefined)).status(),
      path,
    ).toBe(403)
  }
})
