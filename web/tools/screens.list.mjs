// What tools/screens.mjs takes pictures of.
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
      await page.getByLabel('账号').fill('locked')
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
]
