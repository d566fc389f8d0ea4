// What every matter has, and what one matter leads to in another system.
import assert from 'node:assert/strict'
import { as } from '../client.mjs'
import { ago, Case, land, refused } from '../fixtures.mjs'

const link_of = (matter, kind, system) => matter.links.find((each) => each.kind === kind && each.system === system)

export default (test, server) => {
  test('urged, supervised, guided and linked', async () => {
    const one = await Case.of(server)
    await one.issued()
    await one.sender.command(one.id, 'urge', { obligation: 'receive', text: '请尽快签收' })
    refused(await one.receiver.post(`/api/v1/case-transfers/${one.id}/urge`, { obligation: 'receive' }), 403, 'only_creditor_urges')
    await one.receiver.command(one.id, 'receive')
    await one.coordinator.command(one.id, 'supervise', { text: '请书面说明进展' })
    const supervised = await one.receiver.matter(one.id)
    assert.ok(supervised.commands.some((each) => each.name === 'answer_supervision'))
    await one.receiver.command(one.id, 'answer-supervision', { supervision: supervised.supervisions[0].id, text: '已调查' })
    await one.receiver.command(one.id, 'request-guidance', { unit: land, text: '如何认定面积' })
    const department = await as(server, 'natural_resources.head')
    const asked = await department.matter(one.id)
    await department.command(one.id, 'give-guidance', { guidance: asked.guidances[0].id, text: '以测绘为准' })
    const two = await Case.of(server)
    await two.record()
    await one.sender.command(one.id, 'link', { matter: two.id, text: '同一当事人' })
    assert.equal((await one.sender.matter(two.id)).links.length, 1)
  })

  test('an objection opens a dispute; what the parties agree moves the case', async () => {
    const one = await Case.of(server)
    await one.received()
    await one.receiver_head.command(one.id, 'object', { reasons: '不属本局', legal_basis: '清单' })
    const objected = await one.sender_head.matter(one.id)
    const dispute = link_of(objected, 'led_to', 'dispute_coordination')
    assert.equal(objected.waits_on, dispute.id)
    const root = `/api/v1/disputes/${dispute.id}`
    const proposed = await one.sender_head.post(`${root}/propose-agreement`,
      { responsible_unit: objected.sender.id, terms: '由苏村镇办理' })
    assert.ok(proposed.status < 300, String(proposed.body))
    const signed = await one.receiver_head.post(`${root}/sign-agreement`, {})
    assert.ok(signed.status < 300, String(signed.body))
    const settled = await one.sender_head.matter(one.id)
    assert.equal(settled.stage, 'accepted')
    assert.equal(settled.custodian.id, objected.sender.id)
    const kinds = (matter, other) => matter.links.filter((each) => each.id === other).map((each) => each.kind)
    assert.deepEqual(kinds(settled, dispute.id), ['led_to'])
    assert.deepEqual(kinds(await one.sender_head.matter(dispute.id), one.id), ['caused_by'])
  })

  test('a suspected crime opens a referral; no fine takes its place', async () => {
    const one = await Case.of(server)
    await one.accepted()
    await one.receiver.command(one.id, 'decide-filing', { filed: true, case_number: '案〔2026〕9号', filed_at: ago(0) })
    await one.receiver.command(one.id, 'mark-suspected-crime', { suspected_crime: '非法采矿罪', grounds: '价值达到标准' })
    const marked = await one.receiver.matter(one.id)
    assert.ok(link_of(marked, 'led_to', 'criminal_referral'))
    refused(await one.receiver.post(`/api/v1/case-transfers/${one.id}/record-outcome`, { kind: 'fine',
      decision_number: '罚决〔2026〕2号', decided_at: ago(0), amount_fen: 100, summary: '罚款' }), 422, 'fine_while_crime_suspected')
  })
}
