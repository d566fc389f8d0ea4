// A suspected crime from the suspicion to the handover, against a fine in its place, and the way back.
import assert from 'node:assert/strict'
import { as } from '../client.mjs'
import { ago, land, pdf, refused, township } from '../fixtures.mjs'

const root = '/api/v1/criminal-referrals'
const police = '130581.public_security'
const procuratorate = '130581.procuratorate'
const attachments = ['investigation_report', 'goods_list', 'expert_report', 'other_material']
const letter = { receiver: police, copied_organ: procuratorate, redaction_confirmed: true,
  personal_data_reviewed: true, contact: '0319-1000100' }
const notFiled = { filed: false, document_number: '南公不立〔2026〕2号', ground: 'minor', reasons: '情节显著轻微',
  returned_papers: '案卷一册' }

class Referral {
  static async of(server, more = {}) {
    const made = new Referral()
    made.town = await as(server, 'township100.head')
    made.police = await as(server, 'public_security.officer1')
    made.prosecutor = await as(server, 'procuratorate.officer1')
    made.justice = await as(server, 'justice.coordinator1')
    const answer = await made.town.post(root, { title: '生产销售伪劣农药', suspected_at: ago(3600),
      crime_kind: 'ordinary', suspected_crime: '生产、销售伪劣农药罪', case_number: '苏政执立〔2026〕8号',
      place: township, location: '农资一条街', item: 'P029', party: '某农资商店', facts: '库存假农药三百箱。', ...more })
    assert.equal(answer.status, 201, String(answer.body))
    made.id = answer.json.id
    return made
  }

  async give(client, name, body = {}) {
    const answer = await client.post(`${root}/${this.id}/${name}`, body)
    assert.ok(answer.status < 300, `${name}: ${answer.status} ${answer.body}`)
    return answer.json
  }

  async attach(client, kind) {
    const upload = await client.upload(`${kind}.pdf`, pdf(kind))
    await this.give(client, 'attach-material', { kind, file: upload.json.id, file_name: `${kind}.pdf` })
  }

  async approved() {
    const officers = [{ name: '甲', certificate: '冀1' }, { name: '乙', certificate: '冀2' }]
    await this.give(this.town, 'form-task-force', { officers })
    await this.give(this.town, 'check-threshold', { standard: '立案追诉标准（一）第二十三条', comparison: '货值六万元',
      finding: 'reached' })
    await this.give(this.town, 'submit-report', { findings: '货值六万元', proposal: '建议移送' })
    await this.give(this.town, 'decide-referral', { approved: true, capacity: 'principal_head' })
    for (const kind of attachments) await this.attach(this.town, kind)
  }

  async receipted() {
    await this.approved()
    await this.give(this.town, 'refer', letter)
    await this.give(this.police, 'sign-receipt', { signed_by: '王警官' })
  }
}

export default (test, server) => {
  test('referred, filed and handed over: police and procuratorate see it with the letter only', async () => {
    const one = await Referral.of(server)
    await one.approved()
    assert.equal((await one.police.get(`/api/v1/matters/${one.id}`)).status, 404)
    const preview = await one.town.get(`${root}/${one.id}/letter-preview?receiver=${police}`)
    assert.equal(preview.status, 200)
    refused(await one.town.post(`${root}/${one.id}/refer`, { ...letter, copied_organ: '' }), 422, 'procuratorate_missing')
    await one.give(one.town, 'refer', letter)
    assert.equal((await one.prosecutor.matter(one.id)).stage, 'referred')
    await one.give(one.police, 'sign-receipt', { signed_by: '王警官' })
    await one.give(one.police, 'notify-incomplete', { missing: '缺少照片' })
    await one.give(one.town, 'supply', { note: '照片随案移交' })
    await one.give(one.police, 'decide-filing', { filed: true, document_number: '南公立〔2026〕31号' })
    await one.give(one.town, 'hand-over', { goods: '假农药三百箱', papers: '案卷一册' })
    const done = await one.give(one.police, 'sign-handover', { signed_by: '王警官' })
    assert.equal(done.stage, 'handed_over')
    const matter = await one.town.matter(one.id)
    assert.ok(matter.closed_at)
    assert.match(matter.number, /执刑移〔\d{4}〕\d+号/)
    assert.ok(matter.obligations.every((each) => each.outcome !== 'open'))
    const filing = matter.obligations.find((each) => each.duty === 'decide_filing')
    assert.equal(filing.clause, 'L:order_310-8')
    assert.equal(filing.outcome, 'on_time')
  })

  test('no fine in place of referral; the warning counts; the standard comes first', async () => {
    const one = await Referral.of(server)
    const fine = { kind: 'fine', decided_at: ago(60), decision_number: '苏政执罚〔2026〕3号', amount_fen: 500000 }
    refused(await one.town.post(`${root}/${one.id}/record-penalty`, fine), 422, 'threshold_not_checked')
    await one.give(one.town, 'record-paper-act', { act: 'check_threshold', occurred_at: ago(600), medium: 'paper',
      reason: '纸质审批', body: { standard: '立案追诉标准', comparison: '货值六万元', finding: 'reached' } })
    refused(await one.town.post(`${root}/${one.id}/record-penalty`, fine), 422, 'fine_in_place_of_referral')
    await one.give(one.town, 'record-penalty', { ...fine, kind: 'warning', amount_fen: 0 })
    const matter = await one.town.matter(one.id)
    const copy = matter.obligations.find((each) => each.duty === 'send_decision_copy')
    assert.ok(copy.due_before)
    await one.give(one.town, 'send-decision-copy',
      { penalty: matter.details.penalties[0].id, organ: police, copied_organ: procuratorate })
    await one.give(one.town, 'correct', { field: 'title', text: '销售伪劣农药', reason: '笔误' })
    assert.equal((await one.police.matter(one.id)).title, '销售伪劣农药')
  })

  test('not filed, reconsidered, supervised, ordered and filed', async () => {
    const one = await Referral.of(server)
    await one.receipted()
    await one.give(one.police, 'decide-filing', notFiled)
    refused(await one.police.post(`${root}/${one.id}/demand-reasons`, { document_number: '一号' }), 403, 'forbidden')
    await one.give(one.town, 'request-reconsideration', { reasons: '已达到追诉标准' })
    await one.give(one.police, 'decide-reconsideration', { filed: false, document_number: '南公复〔2026〕1号', reasons: '维持' })
    refused(await one.town.post(`${root}/${one.id}/request-reconsideration`, { reasons: '再次' }), 422, 'reconsideration_exhausted')
    await one.give(one.town, 'suggest-supervision', { reasons: '已达到追诉标准' })
    await one.give(one.prosecutor, 'demand-reasons', { document_number: '南检要〔2026〕1号' })
    refused(await one.prosecutor.post(`${root}/${one.id}/order-filing`, { document_number: '一号', reasons: '理由' }),
      409, 'reasons_awaited')
    await one.give(one.police, 'state-reasons', { reasons: '情节显著轻微' })
    await one.give(one.prosecutor, 'order-filing', { document_number: '南检通〔2026〕1号', reasons: '理由不能成立' })
    refused(await one.police.post(`${root}/${one.id}/decide-filing`, notFiled), 409, 'filing_already_ordered')
    const done = await one.give(one.police, 'decide-filing', { filed: true, document_number: '南公立〔2026〕32号' })
    assert.equal(done.stage, 'filed')
  })

  test('not approved or not filed, it is handled administratively and ends with what was decided', async () => {
    const one = await Referral.of(server)
    await one.receipted()
    await one.give(one.police, 'decide-filing', notFiled)
    await one.give(one.prosecutor, 'demand-reasons', { document_number: '南检要〔2026〕2号' })
    const ended = await one.give(one.prosecutor, 'end-supervision', { reasons: '理由成立' })
    assert.equal(ended.stage, 'returned')
    refused(await one.town.post(`${root}/${one.id}/conclude`, { conclusion: 'penalised', summary: '已罚' }), 422, 'penalty_missing')
    await one.give(one.town, 'record-penalty', { kind: 'fine', decided_at: ago(0),
      decision_number: '苏政执罚〔2026〕4号', amount_fen: 300000 })
    assert.equal((await one.give(one.town, 'conclude', { conclusion: 'penalised', summary: '已罚款三千元' })).stage, 'concluded')
    const other = await Referral.of(server)
    await other.receipted()
    await other.give(other.police, 'decide-filing', notFiled)
    await other.give(other.town, 'accept-non-filing', { comment: '同意' })
    assert.equal((await other.town.matter(other.id)).custodian.id, township)
  })

  test('passed on, inside the city and outside of it', async () => {
    const one = await Referral.of(server)
    await one.receipted()
    await one.give(one.police, 'pass-on', { organ: '130581.supervisory_commission', outside_organ: '', reasons: '职务犯罪' })
    const commission = await as(server, 'supervisory_commission.officer1')
    await one.give(commission, 'sign-receipt', { signed_by: '谭某' })
    await one.give(commission, 'pass-on', { organ: '', outside_organ: '邻县监察委员会', reasons: '管辖地在邻县' })
    await one.give(one.town, 'record-outside-result', { filed: true, document_number: '邻监立〔2026〕1号' })
    assert.equal((await one.give(one.town, 'hand-over', { goods: '无', papers: '案卷一册' })).stage, 'handed_over')
  })

  test('the way back: sent, declined, sent to the named unit, decided and answered', async () => {
    const prosecutor = await as(server, 'procuratorate.officer1')
    const body = { title: '非法占用农用地', ground: 'not_prosecuted',
      decided_at: ago(3600), decision_number: '南检不诉〔2026〕1号', place: township, location: '村东', item: 'P009',
      party: '某人', facts: '占用耕地二亩。', opinion: '建议给予行政处罚。' }
    const opened = await prosecutor.post(`${root}/record-unprosecuted`, body)
    assert.equal(opened.status, 201, String(opened.body))
    const one = Object.assign(new Referral(), { id: opened.json.id })
    const back = { redaction_confirmed: true, personal_data_reviewed: true, contact: '0319-1000176' }
    await one.attach(prosecutor, 'other_material')
    const matter = await prosecutor.matter(one.id)
    await one.give(prosecutor, 'remove-material', { material: matter.details.materials[0].id, reason: '重复' })
    await one.give(prosecutor, 'send-back', { ...back, receiver: township })
    const town = await as(server, 'township100.head')
    await one.give(town, 'decline-back', { reasons: '不属本镇管辖', competent_unit: land })
    await one.give(prosecutor, 'send-back', { ...back, receiver: land, answer_before: ago(-864000) })
    const bureau = await as(server, 'natural_resources.head')
    await one.give(bureau, 'receive-back')
    await one.give(bureau, 'decide-case', { filed: true, case_number: '南资规立〔2026〕5号' })
    const done = await one.give(bureau, 'report-result', { conclusion: 'penalised',
      decision_number: '南资规罚〔2026〕5号', summary: '已罚款' })
    assert.equal(done.stage, 'result_reported')
    refused(await town.post(`${root}/record-unprosecuted`, body), 403, 'forbidden')
  })

  test('a unit that is not concerned neither sees the case nor acts in it', async () => {
    const one = await Referral.of(server)
    const stranger = await as(server, 'market_regulation.head')
    assert.equal((await stranger.get(`/api/v1/matters/${one.id}`)).status, 404)
    refused(await stranger.post(`${root}/${one.id}/form-task-force`, { officers: [{ name: '甲', certificate: '' }] }), 404, 'not_found')
    assert.equal((await one.justice.matter(one.id)).stage, 'suspected')
    await one.give(one.town, 'add-note', { text: '内部备注' })
    const people = (await one.town.get(`/api/v1/units/${township}/people`)).json
    await one.give(one.town, 'assign-handler', { person: people[0].person.id })
  })
}
