import { expect, test, type Page } from '../playwright'

const headers = () => ({ 'Idempotency-Key': Math.random().toString() })
const signIn = (page: Page, login = 'head') =>
  page.request.post('/api/v1/session', { data: { login, password: 'x' }, headers: headers() })
const give = (page: Page, path: string, data: unknown) =>
  page.request.post(`/api/v1/case-transfers/${path}`, { data, headers: headers() })
const changed = (page: Page, matter: string) => page.request.get(`/mock/tell?matter=${matter}`)
const newsBar = (page: Page, n: number) => page.getByText(`有 ${n} 件新事项，点击刷新`)
/** The stream connects within one beat of the leader. */
const forStream = (page: Page) => page.waitForTimeout(2500)

/** Presses a command wherever the head of the matter offers it. */
async function choose(page: Page, name: string) {
  const button = page.getByRole('button', { name, exact: true })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  if (await button.count()) return button.click()
  await page.getByRole('button', { name: '更多' }).click()
  return page.getByRole('menuitem', { name, exact: true }).click()
}

test.beforeEach(async ({ page }) => {
  await signIn(page)
})

test('a deep link asks for the sign-in and returns to the matter', async ({ page }) => {
  await page.request.delete('/api/v1/session')
  await page.goto('/matters/M05')
  await page.waitForURL(/login\?next=/)
  await page.getByLabel('登录名').fill('head')
  await page.getByLabel('密码', { exact: true }).fill('wrong')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('不正确')
  await page.getByLabel('密码', { exact: true }).fill('x')
  await page.keyboard.press('Enter')
  await page.waitForURL(/matters\/M05/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('苏村小学')
})

test('an act on an old version keeps the input and can be given again', async ({ page }) => {
  await page.goto('/matters/M07')
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await page.getByLabel('意见').fill('同意受理')
  await page.route('**/accept', (route) =>
    route.continue({ headers: { ...route.request().headers(), 'if-match': '"1"' } }),
  )
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '受理', exact: true }).click()
  await expect(drawer).toContainText('他人已办理，页面已刷新')
  await expect(page.getByLabel('意见')).toHaveValue('同意受理')
  await page.unroute('**/accept')
  await drawer.getByRole('button', { name: '受理', exact: true }).click()
  await expect(drawer).toBeHidden()
  await expect(page.getByText('受理：已办理')).toBeVisible()
})

test('a session that ended is renewed without losing the act', async ({ page }) => {
  await page.goto('/matters/M13')
  await page.getByRole('tab', { name: /内部便签/ }).click()
  await page.getByLabel('写一条便签').fill('复核过了')
  await page.request.delete('/api/v1/session')
  await page.getByRole('button', { name: '内部便签' }).click()
  const dialog = page.getByRole('dialog', { name: '请重新登录' })
  await dialog.getByLabel('密码').fill('x')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.locator('.note')).toContainText('复核过了')
})

test('files are attached one by one, a refused type says why, removing needs a reason', async ({
  page,
}) => {
  await page.goto('/matters/M13')
  await page.getByRole('tab', { name: /证据材料/ }).click()
  await page.locator('input[type=file]').setInputFiles([
    { name: '照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(50_000) },
    { name: '程序.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('x') },
  ])
  await expect(page.getByText('不接受这种类型的文件')).toBeVisible()
  await page.getByRole('button', { name: '归入案卷（1 个文件）' }).click()
  await expect(page.getByRole('link', { name: '照片.jpg' })).toBeVisible()
  await page.getByRole('table').getByRole('button', { name: '移除 照片.jpg' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '移除材料' }).click()
  await expect(drawer).toContainText('请填写理由')
  await drawer.getByLabel('理由').fill('重复')
  await drawer.getByRole('button', { name: '移除材料' }).click()
  await expect(page.getByRole('link', { name: '照片.jpg' })).toBeHidden()
})

test('a case is sent only when every condition is met, and its letter appears', async ({
  page,
}) => {
  await page.goto('/matters/M13')
  await page.getByRole('button', { name: '签发移送', exact: true }).click()
  const drawer = page.getByRole('dialog', { name: '签发移送', exact: true })
  const send = drawer.getByRole('button', { name: '签发移送', exact: true })
  await expect(drawer).toContainText('有管辖权')
  await expect(send).toBeDisabled()
  await drawer.getByText('材料中投诉举报人的信息已经隐去').click()
  await expect(send).toBeDisabled()
  await drawer.getByText(/已逐处核对/).click()
  await send.click()
  const confirm = page.getByRole('dialog', { name: '确认签发移送？' })
  await expect(confirm).toContainText('南宫市应急管理局')
  await confirm.getByRole('button', { name: '签发移送' }).click()
  await expect(page.getByText('签发移送：已办理')).toBeVisible()
  await page.getByRole('tab', { name: '法律文书（1）' }).click()
  await page.getByRole('button', { name: /^查看/ }).click({ timeout: 10_000 })
  await expect(page.locator('iframe')).toBeVisible()
})

test('a refusal shows its sentence, its field and its clause', async ({ page }) => {
  await page.goto('/matters/M01')
  await choose(page, '不予移送')
  const drawer = page.getByRole('dialog', { name: '不予移送', exact: true })
  await drawer.locator('.el-select').click()
  await page.getByRole('option').first().click()
  await drawer.getByLabel('理由', { exact: true }).fill('x')
  const body = JSON.stringify({ ground: 'own_competence', reason: '', duplicate_of: '' })
  await page.route('**/dismiss-finding', (route) => route.continue({ postData: body }))
  await drawer.getByRole('button', { name: '不予移送' }).click()
  await page
    .getByRole('dialog', { name: '确认不予移送？' })
    .getByRole('button', { name: '不予移送' })
    .click()
  await expect(drawer.locator('.problem')).toContainText('请说明不予移送的理由')
  await expect(drawer.getByRole('button', { name: /^条款 三（一）1/ })).toBeVisible()
})

test('several matters are signed for with a result for each', async ({ page }) => {
  await page.goto('/inbox?view=to_receive')
  await page.getByLabel(/全选/).check()
  await page.getByRole('button', { name: /批量签收/ }).click()
  await page.getByRole('button', { name: /^签收 \d 件$/ }).click()
  await expect(page.locator('.batch-state.done')).toHaveCount(3)
})

test('news is announced in a bar, over one stream for all tabs', async ({ page, context }) => {
  let streams = 0
  context.on('request', (request) => (streams += request.url().endsWith('/stream') ? 1 : 0))
  await page.goto('/inbox')
  await forStream(page)
  const second = await context.newPage()
  await second.goto('/inbox')
  await forStream(second)
  await changed(page, 'N01')
  await changed(page, 'N02')
  await expect(newsBar(page, 2)).toBeVisible()
  await expect(newsBar(second, 2)).toBeVisible()
  expect(streams).toBe(1)
  await newsBar(page, 2).click()
  await expect(newsBar(page, 2)).toBeHidden()
})

test('the page of a list is found again after a visit to a matter', async ({ page }) => {
  await page.goto('/matters')
  await page.getByRole('button', { name: '下一页' }).click()
  await expect(page.getByText('本页第 21–40 件')).toBeVisible()
  await page.locator('[data-row-link]').first().click()
  await page.waitForURL(/matters\/\w/)
  await page.goBack()
  await expect(page.getByText('第 2 页')).toBeVisible()
  await page.getByRole('button', { name: '上一页' }).click()
  await expect(page.getByText('第 1 页')).toBeVisible()
})

test('rows are walked with j and k and opened with Enter', async ({ page }) => {
  await page.goto('/inbox')
  const links = page.locator('[data-row-link]')
  await links.first().focus()
  for (const key of ['j', 'j', 'k']) await page.keyboard.press(key)
  await expect(links.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await page.waitForURL(/matters\//)
})

test('chosen columns are kept at the server', async ({ page }) => {
  await page.goto('/inbox')
  await page.getByRole('button', { name: '列设置' }).click()
  const saved = page.waitForResponse(/preferences\/inbox_columns/)
  await page.getByLabel('登记时间').check()
  await saved
  await page.reload()
  await expect(page.getByRole('columnheader', { name: '登记时间' })).toBeVisible()
})

test('a drawer takes the focus, keeps it and gives it back', async ({ page }) => {
  await page.goto('/matters/M02')
  const button = page.getByRole('button', { name: '签发移送', exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: '签发移送' })
  await expect(drawer).toContainText('有管辖权')
  await expect(drawer.locator(':focus')).toHaveCount(1)
  for (let n = 0; n < 14; n += 1) await page.keyboard.press('Tab')
  await expect(drawer.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(button).toBeFocused()
})

test('“now” is Beijing time in a browser elsewhere', async ({ page }) => {
  await page.goto('/matters/M02')
  await choose(page, '告知有管辖权单位')
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('button', { name: '现在' }).click()
  await expect(drawer.getByLabel('告知时间')).toHaveValue(/^2026-11-23 1\d:\d\d$/)
})

test('switching the post shows the work of the other unit', async ({ page }) => {
  await page.goto('/inbox')
  await page.getByRole('button', { name: /个人菜单/ }).click()
  await page.getByRole('menuitem', { name: /凤岗街道/ }).click()
  await expect(page.getByRole('button', { name: /个人菜单/ })).toContainText('凤岗街道办')
})

test('a print holds the list without the chrome', async ({ page }) => {
  await page.emulateMedia({ media: 'print' })
  await page.goto('/matters')
  await expect(page.getByRole('table', { name: '事项列表' })).toBeVisible()
  await expect(page.locator('header')).toBeHidden()
  await expect(page.locator('.nav')).toBeHidden()
})

test('an act of somebody else refreshes the open matter by itself', async ({ page }) => {
  await page.goto('/matters/M03')
  await forStream(page)
  await give(page, 'M03/add-note', { text: '收件单位来电，资料已收到' })
  await page.getByRole('tab', { name: '内部便签（1）' }).click()
  await expect(page.getByText('收件单位来电')).toBeVisible()
})

test('nothing is asked from another host', async ({ page }) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(request.url())) foreign.push(request.url())
  })
  await page.goto('/inbox')
  await page.goto('/matters/M02')
  await page.waitForLoadState('load')
  expect(foreign).toEqual([])
})
