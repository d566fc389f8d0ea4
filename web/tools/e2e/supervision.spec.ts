import { expect } from '@playwright/test'
import { call, enter, prepareFinding, seriousFindings, signIn } from './office'
import { test } from './test'

const widths = [1440, 390]

test('督办清单：司法局按原因、单位查看，进入事项督办，答复前一直在列', async ({ browser }) => {
  const head = await signIn(browser, 'township100.head')
  const id = await prepareFinding(head, { title: '督办清单测试用线索' })
  const dismissed = await call(head, 'POST', `/case-transfers/${id}/dismiss-finding`, {
    ground: 'no_violation',
    reason: '现场复核未发现违法行为。',
  })
  expect(dismissed.status(), await dismissed.text()).toBe(200)

  const page = await signIn(browser, 'justice.coordinator1')
  await enter(page, '督办清单')
  const reason = (name: RegExp) => page.getByRole('button', { name })
  await reason(/不予移送或撤销$/).click()
  await expect(reason(/不予移送或撤销$/)).toHaveAttribute('aria-pressed', 'true')
  await page.waitForURL(/reason=dismissed/)
  const first = page.locator('main tbody tr').first()
  await expect(first).toContainText('督办清单测试用线索')
  await expect(first).toContainText('苏村')
  expect(await seriousFindings(page)).toEqual([])

  // The address holds the choice.
  await page.reload()
  await expect(page.locator('main tbody tr').first()).toContainText('督办清单测试用线索')
  await page.locator('main tbody tr').first().getByRole('link').first().click()
  await page.waitForURL(new RegExp(`matters/${id}`))
})

test('督办未答复的在列，答复后不再列出', async ({ browser }) => {
  const head = await signIn(browser, 'township100.head')
  const id = await prepareFinding(head, { title: '督办后答复的线索' })
  const page = await signIn(browser, 'justice.coordinator1')
  const given = await call(page, 'POST', `/case-transfers/${id}/supervise`, { text: '请说明进展' })
  expect(given.status(), await given.text()).toBe(200)
  await page.goto('/supervision?reason=unanswered')
  await expect(page.locator('main')).toContainText('督办后答复的线索')
  const matter = await (await call(head, 'GET', `/matters/${id}`)).json()
  const answer = await call(head, 'POST', `/case-transfers/${id}/answer-supervision`, {
    supervision: matter.supervisions[0].id,
    text: '已安排复核',
  })
  expect(answer.status(), await answer.text()).toBe(200)
  await page.reload()
  await expect(page.locator('main h1')).toBeVisible()
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await expect(page.locator('main')).not.toContainText('督办后答复的线索')
})

test('司法局立即核查数据完整性，十二条规则都成立', async ({ browser }) => {
  const page = await signIn(browser, 'justice.coordinator1')
  await page.goto('/supervision')
  await page.locator('main').getByRole('link', { name: '数据完整性核查' }).click()
  await page.getByRole('button', { name: '立即核查' }).click()
  await expect(page.locator('main tbody tr')).toHaveCount(12, { timeout: 60_000 })
  await expect(page.locator('main tbody')).not.toContainText('不符')
  await expect(page.getByText(/上次核查/)).toBeVisible()
})

test('督办清单和核查页没有严重的无障碍问题，也不横向溢出', async ({ browser }) => {
  const page = await signIn(browser, 'government.deputy_mayor')
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    for (const path of ['/supervision', '/supervision?reason=unused', '/invariants']) {
      await page.goto(path)
      await page.locator('main h1').waitFor()
      await expect(page.locator('main [role=status]').filter({ hasText: '正在' })).toHaveCount(0)
      expect(await seriousFindings(page), `${path} ${width}`).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, `${path} ${width}`).toBeLessThanOrEqual(0)
    }
  }
  // The government reads the result; the check is asked for by the coordinating office.
  await expect(page.getByRole('button', { name: '立即核查' })).toHaveCount(0)
})

test('乡镇没有督办清单：菜单里没有，地址打开也不显示', async ({ browser }) => {
  const page = await signIn(browser, 'township100.head')
  await expect(page.getByRole('link', { name: '督办清单' })).toHaveCount(0)
  expect((await call(page, 'GET', '/supervision')).status()).toBe(403)
  expect((await call(page, 'GET', '/invariants')).status()).toBe(403)
  await page.goto('/supervision')
  await expect(page.locator('main tbody tr')).toHaveCount(0)
  await expect(page.getByRole('alert').first()).toBeVisible()
})
