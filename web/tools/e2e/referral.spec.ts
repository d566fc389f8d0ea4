import { expect, test, type Page } from '@playwright/test'
import { choose, field, takeNow } from './forms'
import { call, open, press, seriousFindings, signIn, stage, submit } from './office'

/** The four attachments beside the letter, by the interface: the browser attaches one elsewhere. */
async function attachAll(page: Page, id: string) {
  for (const kind of ['investigation_report', 'goods_list', 'expert_report', 'other_material']) {
    const upload = await call(page, 'PUT', `/files?name=${kind}.txt`, `${kind} 附件`)
    expect(upload.status(), await upload.text()).toBe(201)
    const attached = await call(page, 'POST', `/criminal-referrals/${id}/attach-material`, {
      kind,
      file: (await upload.json()).id,
      file_name: `${kind}.txt`,
    })
    expect(attached.status(), await attached.text()).toBe(200)
  }
}

const text = (page: Page, name: string, words: string) =>
  field(page.getByRole('dialog'), name).fill(words)

test('苏村镇移送、公安不予立案、复议、检察院监督、立案、移交物品 [3.7-c, 3.7-d, 3.7-e]', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const head = await signIn(browser, 'township100.head')
  await head.getByRole('link', { name: '行刑衔接' }).click()
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
  const id = head.url().split('/').pop() as string

  await press(head, '成立专案组')
  const names = head.getByRole('dialog').locator('.field-officers input')
  await names.nth(0).fill('甲某')
  await names.nth(2).fill('乙某')
  await submit(head, '成立专案组')
  await press(head, '对照追诉标准')
  await text(head, 'standard', '立案追诉标准（一）第二十三条')
  await text(head, 'comparison', '货值金额六万元，达到标准。')
  await choose(head, 'finding', /^达到追诉标准/)
  await submit(head, '对照追诉标准')

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

  await press(head, '提交移送书面报告')
  await text(head, 'findings', '经核实，货值金额六万元。')
  await text(head, 'proposal', '建议移送市公安局。')
  await submit(head, '提交移送书面报告')
  await press(head, '审批移送')
  await head.getByRole('dialog').getByText('批准移送', { exact: true }).click()
  await choose(head, 'capacity', /正职负责人/)
  await submit(head, '审批移送')
  await expect.poll(() => stage(head, id)).toBe('approved')
  await attachAll(head, id)
  await open(head, id)
  await press(head, '签发移送书')
  await choose(head, 'receiver', /南宫市公安局$/)
  await choose(head, 'copied_organ', /人民检察院/)
  await head.getByRole('dialog').getByText('确认已隐去举报人信息').click()
  await head.getByRole('dialog').getByText('已核对个人信息').click()
  await text(head, 'contact', '综合行政执法队 0319-1000100')
  await submit(head, '签发移送书')
  await expect.poll(() => stage(head, id)).toBe('referred')

  const police = await signIn(browser, 'public_security.officer1')
  await open(police, id)
  await press(police, '签回执')
  await text(police, 'signed_by', '邵长青')
  await submit(police, '签回执')
  await press(police, '决定是否立案')
  await text(police, 'document_number', '南公不立〔2026〕9号')
  await choose(police, 'ground', /显著轻微/)
  await text(police, 'reasons', '情节显著轻微。')
  await text(police, 'returned_papers', '案卷一册。')
  await submit(police, '决定是否立案')
  await expect.poll(() => stage(police, id)).toBe('not_filed')

  await open(head, id)
  await expect(head.locator('main').getByText('情节显著轻微。').first()).toBeVisible()
  await press(head, '提请复议')
  await text(head, 'reasons', '货值金额已达到追诉标准。')
  await submit(head, '提请复议')
  await open(police, id)
  await press(police, '作出复议决定')
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
  await police.getByRole('dialog').getByText('立案', { exact: true }).click()
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
