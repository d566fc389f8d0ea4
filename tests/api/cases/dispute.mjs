// A dispute over jurisdiction from its opening to its end, by agreement, decision or withdrawal.
import assert from 'node:assert/strict'
import { as } from '../client.mjs'
import { ago, land, pdf, refused, township } from '../fixtures.mjs'

const root = '/api/v1/disputes'
const position = (competent_unit) => ({ competent_unit, reasons: '依职责分工', legal_basis: '行政处罚法第二十四条' })
const talks = (result) => ({ held_at: ago(0), participants: '双方负责人', summary: '意见不一', result })
const submission = { negotiation: '协商一次', disagreement: '职责边界', proposal: '请指定承办单位' }

/** Raised by the land bureau, or another department, with the township that found the case. */
class Dispute {
  static async of(server, office = 'natural_resources') {
    const made = new Dispute()
    made.office = `130581.${office}`
    made.land = await as(server, `${office}.head`)
    made.town = await as(server, 'township100.head')
    made.justice = await as(server, 'justice.coordinator1')
    made.government = await as(server, 'government.deputy_mayor')
    const answer = await made.land.post(root, {
      title: '设施农业用房管辖争议', other: township, arose_at: ago(3600), competent_unit: township,
      reasons: '属乡村建设管理', legal_basis: '城乡规划法第六十五条', place: township, facts: '改作仓储经营。',
      first_discovered_by: township,
    })
    assert.equal(answer.status, 201, String(answer.body))
    made.id = answer.json.id
    return made
  }

  async give(client, name, body = {}) {
    const answer = await client.post(`${root}/${this.id}/${name}`, body)
    assert.ok(answer.status < 300, `${name}: ${answer.status} ${answer.body}`)
    return answer.json
  }

  async failed() {
    await this.give(this.town, 'state-position', position(this.office))
    await this.give(this.town, 'record-negotiation', talks('failed'))
  }

  async reviewed(more = {}) {
    await this.failed()
    await this.give(this.town, 'submit', { ...submission, ...more })
    await this.give(this.justice, 'review', { accepted: true, opinion: '材料齐全' })
  }
}

export default (test, server) => {
  test('not settled, it is submitted, reviewed, replied to and decided', async () => {
    const one = await Dispute.of(server)
    refused(await one.town.post(`${root}/${one.id}/submit`, submission), 422, 'negotiation_not_failed')
    await one.reviewed()
    refused(await one.government.post(`${root}/${one.id}/decide`, { responsible_unit: land,
      decision_number: '南政管辖〔2026〕1号', reasons: '依职责', legal_basis: '行政处罚法第二十五条' }), 422, 'reply_awaited')
    await one.give(one.government, 'extend-decision', { reason: '情况复杂' })
    await one.give(one.land, 'reply', { statement: '坚持原意见', legal_basis: '城乡规划法第六十五条' })
    const done = await one.give(one.government, 'decide', { responsible_unit: land,
      decision_number: '南政管辖〔2026〕1号', reasons: '依职责', legal_basis: '行政处罚法第二十五条' })
    assert.equal(done.stage, 'decided')
    const matter = await one.town.matter(one.id)
    assert.equal(matter.details.responsible_unit.id, land)
    assert.ok(matter.closed_at)
    assert.ok(matter.obligations.every((each) => each.outcome !== 'open'), 'nothing is owed any more')
    assert.ok(matter.obligations.every((each) => each.due_before === null), 'no period is a legal one')
  })

  test('settled by signatures, also of a third unit; its files open for every party', async () => {
    const one = await Dispute.of(server)
    const upload = await one.land.upload('依据.pdf', pdf('basis'))
    await one.give(one.land, 'attach-material', { kind: 'legal_basis', file: upload.json.id, file_name: '依据.pdf' })
    await one.give(one.justice, 'join-unit', { unit: '130581.water', reason: '涉及河道' })
    await one.give(one.justice, 'coordinate', { held_at: ago(0), participants: '三方负责人', summary: '达成初步意见' })
    await one.give(one.justice, 'assign-interim', { unit: land, reason: '便于保全证据' })
    await one.give(one.land, 'correct', { field: 'title', text: '设施用房管辖争议', reason: '笔误' })
    await one.give(one.land, 'propose-agreement', { responsible_unit: '130581.water', terms: '由水务局办理' })
    await one.give(one.town, 'sign-agreement')
    const water = await as(server, 'water.head')
    const done = await one.give(water, 'sign-agreement')
    assert.equal(done.stage, 'agreed')
    const matter = await water.matter(one.id)
    assert.equal(matter.custodian.id, '130581.water')
    const [material] = matter.details.materials
    const bytes = await water.get(`/api/v1/matters/${one.id}/materials/${material.id}`)
    assert.equal(bytes.status, 200)
  })

  test('with a party of a vertical body the common superior decides', async () => {
    const one = await Dispute.of(server, 'tobacco')
    await one.failed()
    const above = { ...submission, common_superior: '邢台市人民政府' }
    refused(await one.town.post(`${root}/${one.id}/submit`, above), 422, 'coordination_missing')
    await one.give(one.justice, 'coordinate', { held_at: ago(0), participants: '双方负责人', summary: '未达成一致' })
    await one.give(one.town, 'submit', above)
    await one.give(one.justice, 'review', { accepted: true, opinion: '报共同上一级' })
    const done = await one.give(one.justice, 'record-superior-decision', { authority: '邢台市人民政府',
      responsible_unit: township, decision_number: '邢政管辖〔2026〕1号', decided_at: ago(0), reasons: '依职责',
      legal_basis: '行政处罚法第二十五条' })
    assert.equal(done.stage, 'decided')
  })

  test('withdrawn, entered from paper, handled by a named person, with a note of the own unit', async () => {
    const one = await Dispute.of(server)
    await one.give(one.town, 'record-paper-act', { act: 'state_position', body: position(land),
      occurred_at: ago(0), medium: 'telephone', reason: '网络中断' })
    const people = (await one.land.get(`/api/v1/units/${land}/people`)).json
    await one.give(one.land, 'assign-handler', { person: people[0].person.id })
    await one.give(one.land, 'add-note', { text: '内部备注' })
    assert.equal((await one.town.matter(one.id)).notes.length, 0)
    const done = await one.give(one.land, 'withdraw', { reason: '同意由本局办理' })
    assert.equal(done.stage, 'withdrawn')
    assert.equal((await one.town.matter(one.id)).custodian.id, land)
  })

  test('a unit that is no party neither sees the dispute nor acts in it', async () => {
    const one = await Dispute.of(server)
    const stranger = await as(server, 'market_regulation.head')
    assert.equal((await stranger.get(`/api/v1/matters/${one.id}`)).status, 404)
    refused(await stranger.post(`${root}/${one.id}/withdraw`, { reason: '无' }), 404, 'not_found')
    refused(await one.justice.post(`${root}/${one.id}/withdraw`, { reason: '无' }), 403, 'forbidden')
  })
}
