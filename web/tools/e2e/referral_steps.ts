import type { Page } from '@playwright/test'
import { answer, choose, text } from './forms'
import { attachFiles, open, press, submit } from './office'

/** Each step is taken on the page of a criminal referral that is open. */

/** Two officers look into it, and what they found is held against the threshold. */
export async function investigate(page: Page, standard: string, comparison: string) {
  await press(page, '成立专案组')
  const officers = page.getByRole('dialog').locator('.field-officers input')
  await officers.nth(0).fill('甲某')
  await officers.nth(2).fill('乙某')
  await submit(page, '成立专案组')
  await press(page, '对照追诉标准')
  await text(page, 'standard', standard)
  await text(page, 'comparison', comparison)
  await choose(page, 'finding', /^达到追诉标准/)
  await submit(page, '对照追诉标准')
}

/** The report to the head of the unit, and the head's consent. */
export async function approveReferral(page: Page, findings: string) {
  await press(page, '提交移送书面报告')
  await text(page, 'findings', findings)
  await text(page, 'proposal', '建议移送市公安局。')
  await submit(page, '提交移送书面报告')
  await press(page, '审批移送')
  await answer(page, '批准移送', '是')
  await choose(page, 'capacity', /正职负责人/)
  await submit(page, '审批移送')
}

/** The four attachments beside the letter, then the letter. */
export async function sendReferral(page: Page) {
  await attachFiles(page, {
    '调查报告.txt': /调查报告/,
    '涉案物品清单.txt': /涉案物品清单/,
    '鉴定结论.txt': /鉴定结论/,
    '其他材料.txt': /其他有关/,
  })
  await press(page, '签发移送书')
  await choose(page, 'receiver', /南宫市公安局$/)
  await choose(page, 'copied_organ', /人民检察院/)
  await page.getByRole('dialog').getByText('确认已隐去举报人信息').click()
  await page.getByRole('dialog').getByText('已核对个人信息').click()
  await text(page, 'contact', '综合行政执法队 0319-1000100')
  await submit(page, '签发移送书')
}

/** The police sign for it and decide against a case. */
export async function declineToFile(police: Page, id: string, documentNumber: string) {
  await open(police, id)
  await press(police, '签回执')
  await text(police, 'signed_by', '邵长青')
  await submit(police, '签回执')
  await press(police, '决定是否立案')
  await answer(police, '立案', '否')
  await text(police, 'document_number', documentNumber)
  await choose(police, 'ground', /显著轻微/)
  await text(police, 'reasons', '情节显著轻微。')
  await text(police, 'returned_papers', '案卷一册。')
  await submit(police, '决定是否立案')
}
