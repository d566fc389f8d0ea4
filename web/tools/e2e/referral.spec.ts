import { expect } from '@playwright/test'
import { answer, choose, field, takeNow, text } from './forms'
import { enter, matterOf, open, press, seriousFindings, signIn, stage, submit } from './office'
import { approveReferral, declineToFile, investigate, sendReferral } from './referral_steps'
import { test } from './test'

test('苏村镇移送、公安不予立案、复议、检察院监督、立案、移交物品 [3.7-c, 3.7-d, 3.7-e]', async ({
  browser,
}) => {
  test.setTimeout(400_000)
  const head = await signIn(browser, 'township100.head')
  await enter(head, '行刑衔接')
  await head.getByRole('button', { name: '登记涉嫌犯罪案件' }).click()
  await field(head, 'title').fill('生产销售伪劣农药')
  await takeNow(head)
  await choose(head, 'crime_kind', /公安机关管辖/)
  await field(head, 'suspected_crime').fill('生产、销售伪劣农药罪')
  await field(head, 'case_number').fill('苏政执立〔2026〕31号')
  await choose(head, 'place', /苏村镇/)
  await field(head, 'facts').fill('库存假农药三百箱，已销售二百箱。')
  expect(await seriousFindings(head)).toEqual([])
  await head.getByRole('button', { name: '登记', exact: true }).click()
  await head.waitForURL(/\/matters\/[^/]+$/)
  const id = matterOf(head)

  await investigate(head, '立案追诉标准（一）第二十三条', '货值金额六万元，达到标准。')

  // A fine in place of the referral is refused, and the page says why.
  await press(head, '登记行政处罚')
  await choose(head, 'kind', /罚款/)
  await takeNow(head.getByRole('dialog'))
  await text(head, 'decision_number', '苏政执罚〔2026〕9号')
  await head.getByRole('dialog').getByRole('button', { name: '登记行政处罚', exact: true }).click()
  await expect(
    head
      .getByRole('dialog')
      .getByText(/不得以罚代刑/)
      .first(),
  ).toBeVisible()
  await head.getByRole('dialog').getByRole('button', { name: '取消' }).click()

  await approveReferral(head, '经核实，货值金额六万元。')
  await expect.poll(() => stage(head, id)).toBe('approved')
  await sendReferral(head)
  await expect.poll(() => stage(head, id)).toBe('referred')

  const police = await signIn(browser, 'public_security.officer1')
  await declineToFile(police, id, '南公不立〔2026〕9号')
  await expect.poll(() => stage(police, id)).toBe('not_filed')

  await open(head, id)
  await expect(head.locator('main').getByText('情节显著轻微。').first()).toBeVisible()
  await press(head, '提请复议')
  await text(head, 'reasons', '货值金额已达到追诉标准。')
  await submit(head, '提请复议')
  await open(police, id)
  await press(police, '作出复议决定')
  await answer(police, '立案', '否')
  await text(police, 'document_number', '南公复〔2026〕9号')
  await text(police, 'reasons', '维持不予立案决定。')
  await submit(police, '作出复议决定')
  await open(head, id)
  await press(head, '建议立案监督')
  await text(head, 'reasons', '货值金额已达到追诉标准。')
  await submit(head, '建议立案监督')

  const prosecutor = await signIn(browser, 'procuratorate.officer1')
  await open(prosecutor, id)
  expect(await seriousFindings(prosecutor)).toEqual([])
  await press(prosecutor, '要求说明不立案理由')
  await text(prosecutor, 'document_number', '南检要〔2026〕9号')
  await submit(prosecutor, '要求说明不立案理由')
  await open(police, id)
  await press(police, '说明不立案理由')
  await text(police, 'reasons', '认为情节显著轻微。')
  await submit(police, '说明不立案理由')
  await open(prosecutor, id)
  await press(prosecutor, '通知立案')
  await text(prosecutor, 'document_number', '南检通〔2026〕9号')
  await text(prosecutor, 'reasons', '不立案理由不能成立。')
  await submit(prosecutor, '通知立案')
  await open(police, id)
  await press(police, '决定是否立案')
  await answer(police, '立案', '是')
  await text(police, 'document_number', '南公立〔2026〕9号')
  await submit(police, '决定是否立案')
  await expect.poll(() => stage(police, id)).toBe('filed')

  await open(head, id)
  await press(head, '移交涉案物品和材料')
  await text(head, 'goods', '假农药三百箱。')
  await text(head, 'papers', '案卷一册。')
  await submit(head, '移交涉案物品和材料')
  await open(police, id)
  await press(police, '签收移交')
  await text(police, 'signed_by', '邵长青')
  await submit(police, '签收移交')
  await expect.poll(() => stage(police, id)).toBe('handed_over')
  await open(head, id)
  expect(await seriousFindings(head)).toEqual([])
})
