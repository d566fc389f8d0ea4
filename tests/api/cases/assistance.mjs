// A letter of assistance from the need to the case file, and every way it can end otherwise.
import assert from 'node:assert/strict'
import { as } from '../client.mjs'
import { ago, land, pdf, refused, township } from '../fixtures.mjs'

const root = '/api/v1/enforcement-assistances'
const opinion = { method: '套合比对', standard: '现行标准', conclusion: '属公园绿地', signed_by: '规划股', contact: '规划股' }

/** Asked by 苏村镇 of the land bureau. */
class Assistance {
  static async of(server, more = {}) {
    const made = new Assistance()
    made.town = await as(server, 'township100.head')
    made.land = await as(server, 'natural_resources.head')
    made.justice = await as(server, 'justice.coordinator1')
    const answer = await made.town.post(root, {
      title: '规划绿地的用地性质认定', kind: 'determination', need_found_at: ago(3600), expected_unit: land,
      case_number: '苏政执立〔2026〕91号', place: township, location: '北侧', facts: '绿地内新建房屋一处。',
      question: '请认定规划用地性质。', ...more,
    })
    assert.equal(answer.status, 201, String(answer.body))
    made.id = answer.json.id
    return made
  }

  static async requested(server, more = {}) {
    const made = await Assistance.of(server, more)
    await made.request()
    return made
  }

  request() {
    return this.give(this.town, 'request', { receiver: land, redaction_confirmed: true, personal_data_reviewed: true, contact: '执法队' })
  }

  async give(client, name, body = {}) {
    const answer = await client.post(`${root}/${this.id}/${name}`, body)
    assert.ok(answer.status < 300, `${name}: ${answer.status} ${answer.body}`)
    return answer.json
  }

  async attach(client, kind) {
    const upload = await client.upload(`${kind}.pdf`, pdf(kind))
    assert.equal(upload.status, 201, String(upload.body))
    await this.give(client, 'attach-material', { kind, file: upload.json.id, file_name: `${kind}.pdf` })
    return (await client.matter(this.id)).details.materials.at(-1).id
  }
}

export default (test, server) => {
  test('asked, signed for, answered with evidence, taken into the case', async () => {
    const one = await Assistance.of(server)
    const material = await one.attach(one.town, 'case_material')
    await one.give(one.town, 'remove-material', { material, reason: '传错文件' })
    await one.attach(one.town, 'case_material')
    const preview = await one.town.get(`${root}/${one.id}/letter-preview?receiver=${land}`)
    assert.equal(preview.status, 200)
    assert.equal(preview.body.subarray(0, 5).toString(), '%PDF-')
    assert.equal((await one.request()).stage, 'requested')
    const owed = (await one.land.matter(one.id)).obligations.find((each) => each.outcome === 'open' && each.due_before)
    assert.equal(owed.debtor.id, land)
    await one.give(one.land, 'receive')
    await one.attach(one.land, 'evidence')
    assert.equal((await one.give(one.land, 'reply', opinion)).stage, 'replied')
    const done = await one.give(one.town, 'take-into-case', { comment: '作为证据入卷' })
    assert.equal(done.stage, 'taken_into_case')
  })

  test('more time is announced once, officers come, archives are asked for', async () => {
    const one = await Assistance.requested(server)
    await one.give(one.land, 'receive')
    const longer = await one.give(one.land, 'announce-extension', { ground: 'long_determination', working_days: 5, reason: '送检' })
    assert.equal(longer.stage, 'extended')
    await one.give(one.town, 'request-on-site', { reason: 'urgent', explanation: '证据可能灭失' })
    const officers = [{ name: '演示甲', certificate: '冀演示001' }, { name: '演示乙', certificate: '冀演示002' }]
    assert.equal((await one.give(one.land, 'dispatch', { dispatched_at: ago(0), officers })).stage, 'on_site')
    await one.attach(one.land, 'scene_record')
    const scene = await one.give(one.land, 'record-scene', { arrived_at: ago(0), handled_at: ago(0), measures: '封存现场' })
    assert.equal(scene.stage, 'extended')
    await one.give(one.town, 'request-archives', { wanted: '审批档案', purpose: '核对许可' })
    const [asked] = (await one.town.matter(one.id)).details.archive_requests
    await one.give(one.town, 'drop-archive-request', { archive_request: asked.id, reason: '已从他处取得' })
    await one.give(one.town, 'request-archives', { wanted: '许可证存根', purpose: '核对许可' })
    const again = (await one.town.matter(one.id)).details.archive_requests.at(-1)
    await one.give(one.land, 'provide-archives', { archive_request: again.id, manner: 'consulted', note: '当面查阅' })
  })

  test('a decline names the right unit; the coordinating office can overrule it', async () => {
    const one = await Assistance.requested(server)
    const reasons = { reasons: '不属本单位职权', legal_basis: '行政处罚法第二十六条', competent_unit: '130581.water' }
    assert.equal((await one.give(one.land, 'decline', reasons)).stage, 'declined')
    refused(await one.land.post(`${root}/${one.id}/overrule-decline`, { reason: '应当协助' }), 403, 'forbidden')
    assert.equal((await one.give(one.justice, 'overrule-decline', { reason: '应当协助' })).stage, 'requested')
  })

  test('a letter is taken back, corrected, sent again, noted, handed on and dropped', async () => {
    const one = await Assistance.requested(server)
    assert.equal((await one.give(one.town, 'withdraw', { reason: '对象有误' })).stage, 'needed')
    await one.give(one.town, 'correct', { field: 'title', text: '规划绿地性质认定', reason: '笔误' })
    await one.request()
    await one.give(one.land, 'record-paper-act', { act: 'receive', occurred_at: ago(0), medium: 'paper', reason: '当面签收', body: {} })
    await one.give(one.town, 'add-note', { text: '已电话沟通' })
    await one.give(one.town, 'assign-handler', { person: one.town.session.person.id })
    assert.equal((await one.give(one.town, 'drop-need', { reason: '案件已撤销' })).stage, 'dropped')
  })
}
