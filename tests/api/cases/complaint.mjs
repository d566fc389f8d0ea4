// A complaint from its registration to its end: passed on, verified, filed, transferred, linked, declined.
import assert from 'node:assert/strict'
import { as } from '../client.mjs'
import { ago, land, pdf, refused, township } from '../fixtures.mjs'

const root = '/api/v1/complaints'
const secret = { name: '钱多多', contact: '13812345678' }

/** Taken by the land bureau, with the township competent, or by the township itself. */
class Complaint {
  static async of(server, first = 'land', more = {}) {
    const made = new Complaint()
    made.land = await as(server, 'natural_resources.head')
    made.town = await as(server, 'township100.head')
    made.justice = await as(server, 'justice.coordinator1')
    const answer = await made[first].post(root, {
      title: '反映耕地内建坟', kind: 'tip', source: 'counter', received_at: ago(60), place: township,
      location: '村西北耕地', item: 'P009', party: { kind: 'unknown' }, facts: '耕地内新建坟墓一处。',
      complainant: secret, ...more,
    })
    assert.equal(answer.status, 201, String(answer.body))
    made.id = answer.json.id
    made.complainants = (await made[first].matter(made.id)).details.complainants
    return made
  }

  async give(client, name, body = {}) {
    const answer = await client.post(`${root}/${this.id}/${name}`, body)
    assert.ok(answer.status < 300, `${name}: ${answer.status} ${answer.body}`)
    return answer.json
  }

  async attach(client, kind) {
    const upload = await client.upload('材料.pdf', pdf(kind))
    return this.give(client, 'attach-material', { kind, file: upload.json.id, file_name: '材料.pdf' })
  }

  pass(more = {}) {
    return this.give(this.land, 'notify-and-pass', { unit: township, manner: 'telephone', message: '请与苏村镇联系', ...more })
  }

  answer(client) {
    return this.give(client, 'answer', { complainant: this.complainants[0].id, answered_at: ago(0),
      manner: 'telephone', summary: '已依法处理' })
  }
}

const verified = (finding) => ({ verified_at: ago(0), finding, summary: '现场核实' })

export default (test, server) => {
  test('passed on with guidance, filed, decided, answered and fed back', async () => {
    const one = await Complaint.of(server, 'land', { written_material: true })
    refused(await one.land.post(`${root}/${one.id}/accept`, {}), 422, 'must_be_passed')
    await one.pass({ with_material: false })
    await one.attach(one.land, 'complainant_material')
    await one.give(one.land, 'pass-material')
    await one.give(one.town, 'accept')
    await one.give(one.town, 'request-guidance', { question: '如何认定面积' })
    await one.give(one.land, 'give-guidance', { advice: '以测绘为准' })
    await one.give(one.town, 'record-verification', verified('violation'))
    await one.give(one.town, 'decide-filing', { filed: true, case_number: '立〔2026〕1号', filed_at: ago(0) })
    await one.give(one.town, 'record-outcome', { kind: 'fine', decision_number: '罚〔2026〕1号', decided_at: ago(0),
      amount_fen: 20000, summary: '罚款二百元' })
    await one.give(one.town, 'record-execution', { executed_at: ago(0), summary: '已缴纳' })
    await one.answer(one.town)
    const done = await one.give(one.town, 'give-feedback', { summary: '已经处罚' })
    assert.equal(done.stage, 'closed')
    const matter = await one.land.matter(one.id)
    assert.equal(matter.details.first_unit.id, land)
    assert.ok(matter.obligations.every((each) => each.outcome !== 'open'), 'nothing is owed any more')
  })

  test('what looks like a crime in a case that came from a complaint opens a referral', async () => {
    const one = await Complaint.of(server, 'town')
    await one.give(one.town, 'accept')
    await one.give(one.town, 'record-verification', verified('violation'))
    await one.give(one.town, 'decide-filing', { filed: true, case_number: '立〔2026〕8号', filed_at: ago(0) })
    await one.give(one.town, 'mark-suspected-crime', { suspected_crime: '非法占用农用地罪', grounds: '面积达到标准' })
    const { links } = await one.town.matter(one.id)
    assert.ok(links.some((each) => each.system === 'criminal_referral'), JSON.stringify(links))
  })

  test('who complained is masked on the page and shown once for a reason', async () => {
    const one = await Complaint.of(server)
    const page = (await one.land.get(`/api/v1/matters/${one.id}`)).body.toString()
    assert.ok(!page.includes(secret.name) && !page.includes(secret.contact))
    assert.equal(one.complainants[0].identity.name, '钱**')
    const asked = { complainant: one.complainants[0].id, reason: '回访' }
    refused(await one.justice.post(`${root}/${one.id}/reveal-identity`, asked), 403, 'forbidden')
    const shown = await one.give(one.land, 'reveal-identity', asked)
    assert.deepEqual(shown.revealed, [{ field: 'name', words: secret.name }, { field: 'contact', words: secret.contact }])
  })

  test('a complex verification takes longer, a letter tells the complainant, consent is withdrawn', async () => {
    const one = await Complaint.of(server, 'town')
    await one.give(one.town, 'accept')
    await one.give(one.town, 'extend-verification', { days: 5, reason: '需要测绘' })
    assert.ok((await one.town.post(`${root}/${one.id}/extend-verification`, { days: 5, reason: '仍需测绘' })).status >= 400)
    await one.give(one.town, 'issue-letter', { kind: 'acceptance', complainant: one.complainants[0].id })
    await one.give(one.town, 'withdraw-consent', { complainant: one.complainants[0].id })
  })

  test('not competent, it is transferred; the result that comes back is answered', async () => {
    const one = await Complaint.of(server, 'town', { item: '' })
    await one.give(one.town, 'add-complainant', { received_at: ago(0), source: 'telephone', complainant: { anonymous: true } })
    await one.give(one.town, 'accept')
    await one.give(one.town, 'record-verification', verified('not_competent'))
    await one.attach(one.town, 'case_facts')
    await one.give(one.town, 'transfer', { receiver: land, manner: 'telephone', message: '已移交自然资源局' })
    await one.give(one.town, 'record-reported-result', { reported_at: ago(0), summary: '已拆除' })
    const all = (await one.town.matter(one.id)).details.complainants
    await one.give(one.town, 'excuse-answer', { complainant: all[1].id, reason: '匿名' })
    assert.equal((await one.answer(one.town)).stage, 'closed')
  })

  test('objected to, settled by the dispute alone; the rest of the ways out', async () => {
    const one = await Complaint.of(server)
    await one.pass()
    await one.give(one.town, 'object', { reasons: '不属本镇', legal_basis: '清单' })
    const dispute = `/api/v1/disputes/${(await one.town.matter(one.id)).waits_on}`
    refused(await one.justice.post(`${root}/${one.id}/settle-jurisdiction`, { unit: township }), 404, 'not_found')
    const proposed = await one.land.post(`${dispute}/propose-agreement`, { responsible_unit: township, terms: '由苏村镇办理' })
    assert.equal(proposed.status, 200, String(proposed.body))
    assert.equal((await one.town.post(`${dispute}/sign-agreement`, {})).status, 200)
    assert.equal((await one.town.matter(one.id)).stage, 'accepted')
    const vague = await Complaint.of(server, 'town')
    await vague.give(vague.town, 'decline', { ground: 'too_vague', reason: '无具体线索' })
    assert.equal((await vague.answer(vague.town)).stage, 'closed')
    const late = await Complaint.of(server, 'town')
    const told = await late.give(late.town, 'link-duplicate', { duplicate_of: vague.id, reason: '同一处' })
    assert.equal(told.stage, 'answering', 'what became of the earlier one is known')
    const earlier = await Complaint.of(server, 'town')
    const twin = await Complaint.of(server, 'town')
    refused(await twin.town.post(`${root}/${twin.id}/link-duplicate`, { duplicate_of: '01NOSUCHMATTER', reason: '同一处' }),
      422, 'linked_matter_unknown')
    await twin.give(twin.town, 'link-duplicate', { duplicate_of: earlier.id, reason: '同一处' })
    refused(await earlier.town.post(`${root}/${earlier.id}/link-duplicate`, { duplicate_of: twin.id, reason: '同一处' }),
      422, 'waits_in_circle')
    const people = (await twin.town.get(`/api/v1/units/${township}/people`)).json
    await twin.give(twin.town, 'assign-handler', { person: people[0].person.id })
    await twin.give(twin.town, 'add-note', { text: '内部备注' })
    await twin.give(twin.town, 'record-paper-act', { act: 'record_reported_result', body: { reported_at: ago(0), summary: '同前' },
      occurred_at: ago(0), medium: 'telephone', reason: '网络中断' })
  })
}
