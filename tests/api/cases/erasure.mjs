// Lawful erasure: the security administrator proposes, the system administrator carries out, audit sees.
import assert from 'node:assert/strict'
import { Client, as } from '../client.mjs'
import { refused, township } from '../fixtures.mjs'

const root = '/api/v1/erasures'
const secret = { name: '孙删除', contact: '13900001111' }

async function complaint(server) {
  const citizen = new Client(server)
  const answer = await citizen.post('/api/v1/public/complaints', {
    kind: 'tip', place: township, location: '北街', party: { kind: 'person', name: '李某某' }, facts: '占道经营。',
    complainant: secret, agreed: true,
  })
  const town = await as(server, 'township100.head')
  const list = await town.get(`/api/v1/matters?view=all&q=${encodeURIComponent(answer.json.number)}`)
  const id = list.json.items[0].id
  const page = await town.matter(id)
  return { citizen, town, id, one: page.details.complainants[0], code: answer.json.tracking_code }
}

const proposal = (matter, complainant = '') => ({ matter, complainant, ground: 'consent_withdrawn',
  legal_basis: '个人信息保护法第四十七条', reason: '本人书面申请' })

export default (test, server) => {
  test('proposed, carried out once, seen by audit; the identity is gone from page, vault and portal', async () => {
    const { citizen, town, id, one, code } = await complaint(server)
    const security = await as(server, 'security.admin')
    const system = await as(server, 'system.admin')
    const audit = await as(server, 'audit.admin')
    refused(await system.post(root, proposal(id, one.id)), 403, 'forbidden')
    const made = await security.post(root, proposal(id, one.id))
    assert.equal(made.status, 201, String(made.body))
    const act = `${root}/${made.json.id}/carry-out`
    refused(await security.post(act), 403, 'forbidden')
    assert.equal((await town.matter(id)).details.complainants[0].identity.name, '孙**')
    assert.equal((await system.post(act)).status, 204)
    refused(await system.post(act), 409, 'erasure_ended')
    const page = await town.matter(id)
    assert.equal(page.details.complainants[0].identity.name, null)
    assert.equal(page.details.party.name, '李某某')
    const shown = await town.post(`/api/v1/complaints/${id}/reveal-identity`, { complainant: one.id, reason: '回访' })
    assert.deepEqual(shown.json.revealed, [])
    refused(await citizen.post('/api/v1/public/complaints/track', { code, tail: '1111' }), 404, 'tracking_unknown')
    const [row] = (await audit.get(root)).json.items
    assert.deepEqual([row.id, row.carried_out, row.texts], [made.json.id, true, 2])
    const trail = (await audit.get(`/api/v1/audit?subject=erasure:${made.json.id}`)).json.items
    assert.equal(trail.length, 2)
  })

  test('all data of a matter only once it is closed; a rejected proposal erases nothing', async () => {
    const { town, id, one } = await complaint(server)
    const security = await as(server, 'security.admin')
    const system = await as(server, 'system.admin')
    refused(await security.post(root, proposal(id)), 422, 'erasure_of_open_matter')
    refused(await security.post(root, proposal(id, 'nobody')), 422, 'complainant_unknown')
    refused(await security.post(root, proposal('nothing')), 404, 'not_found')
    for (const [reason, rule] of [['', 'required'], ['一\n二', 'one_line'], ['长'.repeat(501), 'too_long']]) {
      const answer = await security.post(root, { ...proposal(id, one.id), reason })
      refused(answer, 400, 'shape')
      assert.deepEqual(answer.json.errors.map(({ field, rule }) => [field, rule]), [['reason', rule]])
    }
    const { id: rejected } = (await security.post(root, proposal(id, one.id))).json
    assert.equal((await system.post(`${root}/${rejected}/reject`, { reason: '案件仍需联系' })).status, 204)
    refused(await system.post(`${root}/${rejected}/carry-out`), 409, 'erasure_ended')
    assert.equal((await town.matter(id)).details.complainants[0].identity.name, '孙**')
  })
}
