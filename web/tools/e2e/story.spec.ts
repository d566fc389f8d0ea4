// One complaint through every mechanism of the notice, played by six people at their own desks.
import { expect, test, type Page } from '@playwright/test'
import { choose, field, takeNow } from './forms'
import { attach, call, open, press, seriousFindings, signIn, stage, submit } from './office'

const text = (page: Page, name: string, words: string) =>
  field(page.getByRole('dialog'), name).fill(words)

async function attachTo(page: Page, plural: string, id: string, kind: string) {
  const upload = await call(page, 'PUT', `/files?name=${kind}.txt`, `${kind} 现场记录`)
  const attached = await call(page, 'POST', `/${plural}/${id}/attach-material`, {
    kind,
    file: (await upload.json()).id,
    file_name: `${kind}.txt`,
  })
  expect(attached.status(), await attached.text()).toBe(200)
}

/** The matter of that system that this one led to, reached as a person reaches it: by its link. */
async function followTo(page: Page, id: string, system: string) {
  await open(page, id)
  await page.locator('.links-item').filter({ hasText: system }).getByRole('link').last().click()
  await expect(page).not.toHaveURL(new RegExp(id))
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page.url().split('/').pop() as string
}

test('一件投诉：住建局转办、苏村镇移送、争议、市政府决定、协助、涉嫌犯罪、不予立案、处罚、答复反馈、共享', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const housing = await signIn(browser, 'housing_construction.head')
  const town = await signIn(browser, 'township100.head')
  const land = await signIn(browser, 'natural_resources.head')

  // 住建局 takes the complaint and passes it on: 告知投诉人、同时告知乡镇.
  await housing.getByRole('link', { name: '投诉举报' }).click()
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
  const complaint = housing.url().split('/').pop() as string
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
  await attachTo(town, 'complaints', complaint, 'case_facts')
  await open(town, complaint)
  await press(town, '移交有管辖权单位')
  await choose(town, 'receiver', /自然资源和规划局/)
  await choose(town, 'manner', /电话/)
  await text(town, 'message', '已移送市自然资源和规划局。')
  await submit(town, '移交有管辖权单位')
  await expect.poll(() => stage(town, complaint)).toBe('transferred')
  const transfer = await followTo(town, complaint, '案件移送')
  expect(await seriousFindings(town)).toEqual([])
  await attach(town, transfer, 'case_source', '投诉登记摘要')
  await attach(town, transfer, 'preliminary_evidence', '现场照片')
  await open(town, transfer)
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
  await justice.getByRole('dialog').getByText('是否提交市人民政府', { exact: true }).click()
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
  const filed = await call(town, 'POST', `/case-transfers/${transfer}/decide-filing`, {
    filed: true,
    case_number: '苏政执立〔2026〕41号',
    filed_at: new Date(Date.now() - 1000).toISOString(),
  })
  expect(filed.status(), await filed.text()).toBe(200)
  const need = await call(town, 'POST', '/enforcement-assistances', {
    title: '村北耕地破坏程度认定',
    kind: 'determination',
    need_found_at: new Date(Date.now() - 1000).toISOString(),
    expected_unit: '130581.natural_resources',
    case_matter: transfer,
    case_number: '苏政执立〔2026〕41号',
    place: '130581100',
    location: '苏村镇村北耕地',
    facts: '取土坑长约三十米。',
    question: '请认定耕地破坏面积和程度。',
  })
  expect(need.status(), await need.text()).toBe(201)
  const assistance = (await need.json()).id as string
  await open(town, assistance)
  await press(town, '签发协助函')
  await town.getByRole('dialog').getByText('确认已隐去举报人信息').click()
  await text(town, 'contact', '综合行政执法队 0319-1000100')
  await submit(town, '签发协助函')
  await open(land, assistance)
  await press(land, '签收')
  await submit(land, '签收')
  await attachTo(land, 'enforcement-assistances', assistance, 'evidence')
  await open(land, assistance)
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
  const fine = {
    kind: 'fine',
    decision_number: '苏政执罚〔2026〕41号',
    decided_at: new Date(Date.now() - 500).toISOString(),
    amount_fen: 500_000,
    summary: '罚款五千元。',
  }
  const refused = await call(town, 'POST', `/case-transfers/${transfer}/record-outcome`, fine)
  expect(await refused.text()).toContain('不得以罚款代替移送')
  const referral = await followTo(town, transfer, '行刑衔接')
  await press(town, '成立专案组')
  const officers = town.getByRole('dialog').locator('.field-officers input')
  await officers.nth(0).fill('甲某')
  await officers.nth(2).fill('乙某')
  await submit(town, '成立专案组')
  await press(town, '对照追诉标准')
  await text(town, 'standard', '立案追诉标准（一）第六十七条')
  await text(town, 'comparison', '毁坏耕地六亩，达到五亩标准。')
  await choose(town, 'finding', /^达到追诉标准/)
  await submit(town, '对照追诉标准')
  await press(town, '提交移送书面报告')
  await text(town, 'findings', '经认定毁坏耕地六亩。')
  await text(town, 'proposal', '建议移送市公安局。')
  await submit(town, '提交移送书面报告')
  await press(town, '审批移送')
  await town.getByRole('dialog').getByText('批准移送', { exact: true }).click()
  await choose(town, 'capacity', /正职负责人/)
  await submit(town, '审批移送')
  for (const kind of ['investigation_report', 'goods_list', 'expert_report', 'other_material'])
    await attachTo(town, 'criminal-referrals', referral, kind)
  await open(town, referral)
  await press(town, '签发移送书')
  await choose(town, 'receiver', /南宫市公安局$/)
  await choose(town, 'copied_organ', /人民检察院/)
  await town.getByRole('dialog').getByText('确认已隐去举报人信息').click()
  await town.getByRole('dialog').getByText('已核对个人信息').click()
  await text(town, 'contact', '综合行政执法队 0319-1000100')
  await submit(town, '签发移送书')

  const police = await signIn(browser, 'public_security.officer1')
  await open(police, referral)
  await press(police, '签回执')
  await text(police, 'signed_by', '邵长青')
  await submit(police, '签回执')
  await press(police, '决定是否立案')
  await text(police, 'document_number', '南公不立〔2026〕41号')
  await choose(police, 'ground', /显著轻微/)
  await text(police, 'reasons', '情节显著轻微。')
  await text(police, 'returned_papers', '案卷一册。')
  await submit(police, '决定是否立案')
  await open(town, referral)
  await press(town, '接受不予立案')
  await submit(town, '接受不予立案')
  await expect.poll(() => stage(town, referral)).toBe('returned')

  // Now it is a matter of administration again; the result returns to the complaint.
  const decided = await call(town, 'POST', `/case-transfers/${transfer}/record-outcome`, {
    ...fine,
    decided_at: new Date(Date.now() - 100).toISOString(),
  })
  expect(decided.status(), await decided.text()).toBe(200)
  await open(town, transfer)
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
  await town.keyboard.press('Escape')
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
