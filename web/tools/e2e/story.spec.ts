// One complaint through every mechanism of the notice, played by six people at their own desks.
import { expect, type Page } from '@playwright/test'
import { answer, choose, closeList, field, pick, takeNow, text } from './forms'
import {
  attachFiles,
  enter,
  followTo,
  matterOf,
  numberOf,
  open,
  press,
  seriousFindings,
  signIn,
  stage,
  submit,
} from './office'
import { approveReferral, declineToFile, investigate, sendReferral } from './referral_steps'
import { test } from './test'

/** Fills in a fine as what was decided; the drawer stays open. */
async function fine(page: Page) {
  await press(page, '登记处理决定')
  await choose(page, 'kind', /^罚款$/)
  await text(page, 'decision_number', '苏政执罚〔2026〕41号')
  await takeNow(page.getByRole('dialog'))
  await field(page.getByRole('dialog'), 'amount_fen').fill('5000')
  await text(page, 'summary', '罚款五千元。')
}

test('一件投诉：住建局转办、苏村镇移送、争议、市政府决定、协助、涉嫌犯罪、不予立案、处罚、答复反馈、共享', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const housing = await signIn(browser, 'housing_construction.head')
  const town = await signIn(browser, 'township100.head')
  const land = await signIn(browser, 'natural_resources.head')

  // 住建局 takes the complaint and passes it on: 告知投诉人、同时告知乡镇.
  await enter(housing, '投诉举报')
  await housing.getByRole('button', { name: '登记投诉举报' }).click()
  await field(housing, 'title').fill('反映村北耕地内挖砂取土')
  await choose(housing, 'kind', /^举报$/)
  await choose(housing, 'source', /电话/)
  await takeNow(housing)
  await choose(housing, 'place', /苏村镇/)
  await field(housing, 'location').fill('苏村镇村北耕地')
  await choose(housing, 'item', /P009/)
  await field(housing, 'facts').fill('夜间有车辆在耕地内挖砂。')
  await field(housing, 'complainant.name').fill('张某')
  await field(housing, 'complainant.contact').fill('0319-5550002')
  await housing.getByRole('button', { name: '登记', exact: true }).click()
  await housing.waitForURL(/\/matters\/[^/]+$/)
  const complaint = matterOf(housing)
  await press(housing, '告知并转办')
  await choose(housing, 'unit', /苏村镇/)
  await choose(housing, 'manner', /电话/)
  await text(housing, 'message', '已转苏村镇人民政府办理，电话0319-1000100。')
  await submit(housing, '告知并转办')
  await expect.poll(() => stage(housing, complaint)).toBe('passed')

  // 苏村镇 accepts, verifies, and transfers: the case transfer is there at once.
  await open(town, complaint)
  await press(town, '受理')
  await submit(town, '受理')
  await press(town, '登记核实结果')
  await takeNow(town.getByRole('dialog'))
  await choose(town, 'finding', /无管辖权/)
  await text(town, 'summary', '现场有取土坑，土地性质需自然资源部门认定。')
  await submit(town, '登记核实结果')
  await attachFiles(town, { '现场照片.txt': /移送书面资料/ })
  await press(town, '移交有管辖权单位')
  await choose(town, 'receiver', /自然资源和规划局/)
  await choose(town, 'manner', /电话/)
  await text(town, 'message', '已移送市自然资源和规划局。')
  await submit(town, '移交有管辖权单位')
  await expect.poll(() => stage(town, complaint)).toBe('transferred')
  const transfer = await followTo(town, complaint, '案件移送')
  expect(await seriousFindings(town)).toEqual([])
  await attachFiles(town, { '投诉登记摘要.txt': /案源材料/, '取土坑照片.txt': /初步证据材料/ })
  await press(town, '签发移送')
  const letter = town.getByRole('dialog')
  await letter.locator('#issue-receiver').click()
  await town.keyboard.type('自然资源')
  await town.getByRole('option', { name: /自然资源和规划局/ }).click()
  await letter.locator('#issue-override').fill('土地性质认定属自然资源部门。')
  await letter.getByText('材料中投诉举报人的信息已经隐去').click()
  await letter.locator('#issue-contact').fill('综合行政执法队')
  await submit(town, '签发移送')

  // 自然资源局 signs for it and objects; the dispute is there at once.
  await open(land, transfer)
  await press(land, '签收')
  await submit(land, '签收')
  await press(land, '提出管辖异议')
  await land.getByRole('dialog').getByRole('textbox').nth(0).fill('该事项已赋权乡镇实施。')
  await land.getByRole('dialog').getByRole('textbox').nth(1).fill('南宫市乡镇行政处罚事项清单')
  await submit(land, '提出管辖异议')
  await expect.poll(() => stage(land, transfer)).toBe('objected')
  const dispute = await followTo(town, transfer, '争议协调')
  await press(town, '提出本单位意见')
  await choose(town, 'competent_unit', /自然资源和规划局/)
  await text(town, 'reasons', '土地性质需专业认定。')
  await text(town, 'legal_basis', '土地管理法第七十五条')
  await submit(town, '提出本单位意见')
  await press(town, '记录协商')
  await takeNow(town.getByRole('dialog'))
  await text(town, 'participants', '双方分管负责人')
  await text(town, 'summary', '双方各持己见。')
  await choose(town, 'result', /协商不成/)
  await submit(town, '记录协商')
  await press(town, '提请市人民政府决定')
  await text(town, 'negotiation', '协商一次。')
  await text(town, 'disagreement', '谁承办。')
  await text(town, 'proposal', '请市政府决定。')
  await submit(town, '提请市人民政府决定')
  await expect.poll(() => stage(town, dispute)).toBe('submitted')

  const justice = await signIn(browser, 'justice.coordinator1')
  await open(justice, dispute)
  await press(justice, '审查')
  await answer(justice, '是否提交市人民政府', '是')
  await text(justice, 'opinion', '材料齐全，提交市人民政府。')
  await submit(justice, '审查')
  await open(land, dispute)
  await press(land, '答辩')
  await text(land, 'statement', '该事项已赋权乡镇。')
  await text(land, 'legal_basis', '南宫市乡镇行政处罚事项清单')
  await submit(land, '答辩')
  const mayor = await signIn(browser, 'government.deputy_mayor')
  await open(mayor, dispute)
  expect(await seriousFindings(mayor)).toEqual([])
  await press(mayor, '决定管辖')
  await choose(mayor, 'responsible_unit', /苏村镇/)
  await text(mayor, 'decision_number', '南政辖决〔2026〕1号')
  await text(mayor, 'reasons', '该事项在乡镇清单内。')
  await text(mayor, 'legal_basis', '南宫市乡镇行政处罚事项清单')
  await submit(mayor, '决定管辖')
  await expect.poll(() => stage(mayor, dispute)).toBe('decided')
  await expect.poll(() => stage(town, transfer)).toBe('accepted')

  // 苏村镇 has the case again and asks for the determination.
  await open(town, transfer)
  await press(town, '作出立案决定')
  await answer(town, '是否立案', '是')
  await text(town, 'case_number', '苏政执立〔2026〕41号')
  await takeNow(town.getByRole('dialog'))
  await submit(town, '作出立案决定')
  await enter(town, '执法协助')
  await town.getByRole('button', { name: '登记协助需求' }).click()
  await field(town, 'title').fill('村北耕地破坏程度认定')
  await choose(town, 'kind', /技术认定/)
  await takeNow(town)
  await choose(town, 'expected_unit', /自然资源和规划局/)
  // By its number, for complaint, dispute and case have one title.
  await pick(town, 'case_matter', await numberOf(town, transfer))
  await field(town, 'case_number').fill('苏政执立〔2026〕41号')
  await choose(town, 'place', /苏村镇/)
  await field(town, 'location').fill('苏村镇村北耕地')
  await field(town, 'facts').fill('取土坑长约三十米。')
  await field(town, 'question').fill('请认定耕地破坏面积和程度。')
  await town.getByRole('button', { name: '登记', exact: true }).click()
  await town.waitForURL(/\/matters\/[^/]+$/)
  const assistance = matterOf(town)
  await press(town, '签发协助函')
  await town.getByRole('dialog').getByText('确认已隐去举报人信息').click()
  await text(town, 'contact', '综合行政执法队 0319-1000100')
  await submit(town, '签发协助函')
  await open(land, assistance)
  await press(land, '签收')
  await submit(land, '签收')
  await attachFiles(land, { '实地测量记录.txt': /证据材料/ })
  await press(land, '签发复函')
  await text(land, 'method', '实地测量。')
  await text(land, 'standard', '耕地破坏程度鉴定规范。')
  await text(land, 'conclusion', '毁坏耕地六亩，种植条件已被破坏。')
  await text(land, 'signed_by', '韩某')
  await submit(land, '签发复函')
  await open(town, assistance)
  await press(town, '证据入卷')
  await submit(town, '证据入卷')
  await open(town, transfer)
  await expect(
    town
      .locator('main')
      .getByText(/毁坏耕地六亩/)
      .first(),
  ).toBeVisible()

  // The evidence points to a crime: no fine, but a referral.
  await press(town, '标记涉嫌犯罪')
  await text(town, 'suspected_crime', '非法占用农用地罪')
  await text(town, 'grounds', '毁坏耕地面积达到追诉标准。')
  await submit(town, '标记涉嫌犯罪')
  await fine(town)
  const asked = town.getByRole('dialog')
  await asked.getByRole('button', { name: '登记处理决定', exact: true }).click()
  await expect(asked.getByText(/不得以罚款代替移送/).first()).toBeVisible()
  await asked.getByRole('button', { name: '取消' }).click()
  const referral = await followTo(town, transfer, '行刑衔接')
  await investigate(town, '立案追诉标准（一）第六十七条', '毁坏耕地六亩，达到五亩标准。')
  await approveReferral(town, '经认定毁坏耕地六亩。')
  await sendReferral(town)
  const police = await signIn(browser, 'public_security.officer1')
  await declineToFile(police, referral, '南公不立〔2026〕41号')
  await open(town, referral)
  await press(town, '接受不予立案')
  await submit(town, '接受不予立案')
  await expect.poll(() => stage(town, referral)).toBe('returned')

  // Now it is a matter of administration again; the result returns to the complaint.
  await open(town, transfer)
  await fine(town)
  await submit(town, '登记处理决定')
  await expect(
    town
      .locator('main')
      .getByText(/5,?000/)
      .first(),
  ).toBeVisible()
  await press(town, '反馈处理结果')
  await town.getByRole('dialog').getByRole('textbox').first().fill('已罚款五千元并责令恢复。')
  await submit(town, '反馈处理结果')
  await expect.poll(() => stage(town, transfer)).toBe('concluded')
  await expect.poll(() => stage(town, complaint)).toBe('answering')
  await open(town, complaint)
  await press(town, '反馈处理结果')
  await text(town, 'summary', '已处罚，请知悉。')
  await submit(town, '反馈处理结果')
  await press(town, '答复投诉举报人')
  await choose(town, 'complainant', /./)
  await takeNow(town.getByRole('dialog'))
  await choose(town, 'manner', /电话/)
  await text(town, 'summary', '已电话告知处理结果。')
  await submit(town, '答复投诉举报人')
  await expect.poll(() => stage(town, complaint)).toBe('closed')

  // What was decided is owed as shared information the same day.
  const item = await followTo(town, transfer, '信息共享')
  await press(town, '共享')
  await choose(town, 'recipients', /自然资源和规划局/)
  await closeList(town)
  await submit(town, '共享')
  await expect.poll(() => stage(town, item)).toBe('shared')
  await open(land, item)
  await press(land, '确认收到')
  await submit(land, '确认收到')
  await open(land, item)
  await expect(land.getByRole('button', { name: '确认收到' })).toHaveCount(0)

  // Who took the complaint sees how it ended.
  await open(housing, complaint)
  await expect(housing.locator('main').getByText('已处罚，请知悉。').first()).toBeVisible()
  expect(await seriousFindings(housing)).toEqual([])
})
