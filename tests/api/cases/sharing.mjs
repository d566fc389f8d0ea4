// Information from its forming to the last acknowledgement, every way back, and requests for it.
import assert from 'node:assert/strict'
import { as } from '../client.mjs'
import { ago, land, pdf, refused, township } from '../fixtures.mjs'

const street = '130581001'

class Matter {
  constructor(root) {
    this.root = root
  }

  static async of(server, root, opener, body) {
    const made = new Matter(root)
    made.town = await as(server, 'township100.head')
    made.street = await as(server, 'subdistrict001.head')
    made.land = await as(server, 'natural_resources.head')
    made.justice = await as(server, 'justice.coordinator1')
    const answer = await made[opener].post(root, body)
    assert.equal(answer.status, 201, String(answer.body))
    made.id = answer.json.id
    return made
  }

  static item(server, more = {}) {
    return Matter.of(server, '/api/v1/shared-items', 'land', {
      kind: 'bulletin', title: '执法工作简报第一期', content: '本周检查三处。', formed_at: ago(60), sensitivity: 'internal', ...more,
    })
  }

  static request(server, more = {}) {
    return Matter.of(server, '/api/v1/information-requests', 'land', {
      asked: township, kind: 'statistical_analysis', title: '季度统计', need: '处罚案件数', purpose: '统计分析', ...more,
    })
  }

  async give(client, name, body = {}) {
    const answer = await client.post(`${this.root}/${this.id}/${name}`, body)
    assert.ok(answer.status < 300, `${name}: ${answer.status} ${answer.body}`)
    return answer.json
  }

  try(client, name, body = {}) {
    return client.post(`${this.root}/${this.id}/${name}`, body)
  }

  share(recipients = [township, street]) {
    return this.give(this.land, 'share', { to_subscribers: false, recipients, redaction_confirmed: true })
  }

  async attach(client, kind) {
    const upload = await client.upload(`${kind}.pdf`, pdf(kind))
    assert.equal(upload.status, 201, String(upload.body))
    await this.give(client, 'attach-material', { kind, file: upload.json.id, file_name: `${kind}.pdf` })
    return (await client.matter(this.id)).details.materials.at(-1).id
  }
}

export default (test, server) => {
  test('formed, shared with two, acknowledged by both', async () => {
    const one = await Matter.item(server)
    const material = await one.attach(one.land, 'main_text')
    await one.give(one.land, 'remove-material', { material, reason: '传错文件' })
    await one.attach(one.land, 'annex')
    const owed = (await one.land.matter(one.id)).obligations.find((each) => each.duty === 'share')
    assert.equal(owed.clause, '3.3.9-c')
    assert.ok(owed.due_before.endsWith('T00:00:00+08:00'))
    assert.equal((await one.town.get(`/api/v1/matters/${one.id}`)).status, 404)
    assert.equal((await one.share()).stage, 'shared')
    assert.equal((await one.give(one.town, 'acknowledge', { comment: '已阅' })).stage, 'shared')
    const commands = (await one.town.matter(one.id)).commands.map((each) => each.name)
    assert.ok(!commands.includes('acknowledge'))
    refused(await one.try(one.town, 'acknowledge'), 409, 'already_acknowledged')
    assert.equal((await one.give(one.street, 'acknowledge')).stage, 'acknowledged')
  })

  test('extended, shared, withdrawn, shared again, corrected, given to one more, discarded', async () => {
    const one = await Matter.item(server)
    const more = { ground: 'collating', working_days: 2, reason: '数据整理', approved_by: '分管负责人' }
    assert.equal((await one.give(one.land, 'extend', more)).stage, 'extended')
    refused(await one.try(one.land, 'extend', more), 422, 'sharing_extension_too_long')
    await one.share([township])
    assert.equal((await one.give(one.land, 'withdraw', { reason: '附件有误' })).stage, 'extended')
    await one.share([township])
    await one.give(one.land, 'add-recipients', { recipients: [street] })
    await one.give(one.land, 'correct', { field: 'content', text: '本周检查四处。', reason: '数字有误' })
    await one.give(one.land, 'add-note', { text: '已电话告知' })
    await one.give(one.land, 'assign-handler', { person: one.land.session.person.id })
    await one.give(one.town, 'record-paper-act', { act: 'acknowledge', occurred_at: ago(0), medium: 'paper', reason: '当面签收', body: {} })
    refused(await one.try(one.land, 'withdraw', { reason: '再改' }), 409, 'shared_and_acknowledged')
    assert.equal((await one.give(one.land, 'discard', { ground: 'not_to_be_shared', reason: '涉及商业秘密' })).stage, 'discarded')
  })

  test('personal data in what is shared is found, also in the words of the command', async () => {
    const one = await Matter.item(server, { content: '' })
    const content = '投诉人张伟，身份证号11010519491231002X，电话13800138000。'
    const body = { content, to_subscribers: false, recipients: [township] }
    refused(await one.try(one.land, 'share', body), 422, 'personal_data_not_reviewed')
    await one.give(one.land, 'share', { ...body, personal_data_reviewed: true })
  })

  test('a request is answered, asked again, answered and confirmed', async () => {
    const one = await Matter.request(server)
    const form = await one.attach(one.land, 'form')
    await one.give(one.land, 'remove-material', { material: form, reason: '换新表' })
    await one.give(one.land, 'correct', { field: 'need', text: '处罚案件数和金额', reason: '补充' })
    await one.attach(one.town, 'answer')
    assert.equal((await one.give(one.town, 'answer-request', { content: '见附表' })).stage, 'answered')
    assert.equal((await one.give(one.land, 'ask-again', { missing: '缺金额' })).stage, 'requested')
    await one.give(one.town, 'answer-request', { content: '金额三万元' })
    await one.give(one.land, 'add-note', { text: '齐全' })
    await one.give(one.land, 'assign-handler', { person: one.land.session.person.id })
    assert.equal((await one.give(one.land, 'confirm')).stage, 'confirmed')
  })

  test('a declined request is overruled; a withdrawn one is over', async () => {
    const one = await Matter.request(server)
    await one.give(one.town, 'decline', { ground: 'not_held', reason: '未掌握', holder: street })
    refused(await one.try(one.land, 'overrule-decline', { reason: '应当提供' }), 403, 'forbidden')
    assert.equal((await one.give(one.justice, 'overrule-decline', { reason: '应当提供' })).stage, 'requested')
    await one.give(one.town, 'record-paper-act', { act: 'answer_request', occurred_at: ago(0), medium: 'paper', reason: '当面递交', body: { content: '见纸质表' } })
    const other = await Matter.request(server)
    assert.equal((await other.give(other.land, 'withdraw', { reason: '不再需要' })).stage, 'withdrawn')
    assert.equal(land, '130581.natural_resources')
  })
}
