// What tools/screens.mjs takes pictures of.
import { readFileSync } from 'node:fs'

const tab = (name) => (page) => page.getByRole('tab', { name: new RegExp(name) }).click()

/** The label of a command as the console shows it. */
function labelOf(name) {
  for (const file of ['case_transfer', 'common']) {
    try {
      const words = JSON.parse(
        readFileSync(new URL(`../../data/messages/${file}.json`, import.meta.url), 'utf8'),
      )
      if (words.command?.[name]) return words.command[name].zh
    } catch {
      // Then the word itself is shown.
    }
  }
  return name
}

const command = (name) => async (page) => {
  const button = page.getByRole('button', { name: labelOf(name), exact: true })
  if (!(await button.count())) await page.getByRole('button', { name: '更多' }).click()
  const item = page.getByRole('menuitem', { name: labelOf(name), exact: true })
  await ((await button.count()) ? button : item).click()
  await page.getByRole('dialog').waitFor()
}

async function paper(page) {
  await command('accept')(page)
  await page.getByText('补录（电话或纸质已办理）').click()
}
export const SCREENS = [
  { name: 'login', path: '/login', login: null },
  { name: 'login-elder', path: '/login', login: null, elder: '1' },
  { name: 'login-390', path: '/login', login: null, width: 390, height: 844 },
  { name: 'login-en', path: '/login', login: null, language: 'en' },
  {
    name: 'login-locked',
    path: '/login',
    login: null,
    act: async (page) => {
      await page.getByLabel('登录名').fill('locked')
      await page.getByLabel('密码', { exact: true }).fill('x')
      await page.keyboard.press('Enter')
    },
  },
  { name: 'password', path: '/inbox', login: 'new' },
  { name: 'inbox', path: '/inbox' },
  { name: 'inbox-1920', path: '/inbox', width: 1920, height: 1080 },
  { name: 'inbox-390', path: '/inbox', width: 390, height: 844 },
  { name: 'inbox-elder', path: '/inbox', elder: '1' },
  { name: 'inbox-en', path: '/inbox?view=all', language: 'en' },
  { name: 'inbox-empty', path: '/inbox?q=没有这个' },
  { name: 'inbox-error', path: '/inbox?q=故障' },
  {
    name: 'inbox-columns',
    path: '/inbox',
    act: (page) => page.getByRole('button', { name: '列设置' }).click(),
  },
  {
    name: 'inbox-batch',
    path: '/inbox?view=to_receive',
    act: async (page) => {
      await page.getByLabel(/全选/).check()
      await page.getByRole('button', { name: /批量签收/ }).click()
    },
  },
  {
    name: 'bell',
    path: '/inbox',
    act: (page) => page.getByRole('button', { name: /^消息/ }).click(),
  },
  {
    name: 'person',
    path: '/inbox',
    act: (page) => page.getByRole('button', { name: /个人菜单/ }).click(),
  },
  { name: 'matters', path: '/matters' },
  { name: 'matter', path: '/matters/M02', height: 1500 },
  { name: 'matter-1920', path: '/matters/M08', width: 1920, height: 1080 },
  { name: 'matter-390', path: '/matters/M02', width: 390, height: 844, tall: true },
  { name: 'matter-elder', path: '/matters/M01', elder: '1', height: 1200 },
  { name: 'matter-en', path: '/matters/M10', language: 'en', height: 1200 },
  { name: 'matter-objected', path: '/matters/M09', height: 1200 },
  { name: 'matter-absent', path: '/matters/NOPE' },
  { name: 'matter-materials', path: '/matters/M01', height: 1300, act: tab('证据材料') },
  { name: 'matter-documents', path: '/matters/M08', height: 1300, act: tab('法律文书') },
  { name: 'matter-notes', path: '/matters/M01', height: 1300, act: tab('内部便签') },
  { name: 'matter-reads', path: '/matters/M01', height: 1300, act: tab('访问记录') },
  {
    name: 'clause',
    path: '/matters/M02',
    act: (page) => page.getByRole('button', { name: /^条款/ }).first().click(),
  },
  { name: 'drawer-dissuasion', path: '/matters/M02', act: command('record_dissuasion') },
  { name: 'drawer-dismiss', path: '/matters/M01', act: command('dismiss_finding') },
  { name: 'drawer-correct', path: '/matters/M01', act: command('correct') },
  { name: 'drawer-paper', path: '/matters/M07', act: paper },
  { name: 'drawer-390', path: '/matters/M07', width: 390, height: 844, act: command('accept') },
  { name: 'issue', path: '/matters/M13', height: 1250, act: command('issue') },
  { name: 'issue-missing', path: '/matters/M01', act: command('issue') },
]

/** The address of the demonstration's matter of this title. */
const matterOf = (title) => async (page) => {
  const query = new URLSearchParams({ view: 'all', q: title })
  const { items } = await (await page.request.get(`/api/v1/matters?${query}`)).json()
  return `/matters/${items[0].id}`
}

async function choose(page, field, text) {
  await page.locator(field).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type(text)
  await page.getByRole('option').filter({ hasText: text, visible: true }).first().click()
}

/** What stands in docs/pictures, taken from a server with demonstration data. */
export const PICTURES = [
  { name: 'login', path: '/login', login: null },
  { name: 'inbox', path: '/inbox', login: 'township100.head' },
  { name: 'matter', path: matterOf('企业未经批准自备井取水'), login: 'township100.head' },
  {
    name: 'new-transfer',
    path: '/transfers/new',
    login: 'township100.handler1',
    act: async (page) => {
      await choose(page, '#new-item', 'R001')
      await choose(page, '#new-place', '苏村')
      await page.waitForTimeout(600)
    },
  },
  { name: 'calendar', path: '/calendar', login: 'township100.head' },
  {
    name: 'competence',
    path: '/competence',
    login: 'township100.head',
    act: async (page) => {
      await choose(page, '#ask-item', 'P001')
      await choose(page, '#ask-place', '苏村')
      await page.waitForTimeout(600)
    },
  },
]
