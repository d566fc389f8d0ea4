import { expect } from '@playwright/test'
import { call, seriousFindings, signIn } from './office'
import { test } from './test'

test('登录页没有严重的无障碍问题', async ({ page }) => {
  await page.goto('/login')
  await page.getByLabel('登录名').waitFor()
  expect(await seriousFindings(page)).toEqual([])
})

test('主要页面没有严重的无障碍问题，也不横向溢出', async ({ browser }) => {
  const page = await signIn(browser, 'township100.head')
  const outside: string[] = []
  const origin = new URL(page.url()).origin
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')) {
      outside.push(url)
    }
  })
  const { items } = await (await call(page, 'GET', '/matters?view=sent')).json()
  const paths = [
    '/inbox',
    '/matters',
    `/matters/${items[0].id}`,
    '/transfers/new',
    '/competence',
    '/calendar',
  ]
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    for (const path of paths) {
      await page.goto(path)
      // The live stream never ends, so the network is never idle: the page says itself when it stands.
      await page.locator('main h1, main h2').first().waitFor({ state: 'attached' })
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
      expect(await seriousFindings(page), `${path} ${width}`).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, `${path} ${width}`).toBeLessThanOrEqual(0)
    }
  }
  expect(outside).toEqual([])
})
