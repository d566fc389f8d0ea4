// Citizens without a session: hand in, follow, rate, withdraw consent; and complaints about the same.
import assert from 'node:assert/strict'
import { Client, as } from '../client.mjs'
import { ago, pdf, refused, township } from '../fixtures.mjs'

const root = '/api/v1/public/complaints'
const complaint = (more = {}) => ({
  kind: 'tip', place: township, location: '东街小学门口', party: { kind: 'unknown' },
  facts: '每天傍晚有人占用人行道摆摊，行人无法通过。',
  complainant: { name: '钱多多', contact: '138-1234-5678' }, files: [], agreed: true, ...more,
})

async function submitted(server, more) {
  const citizen = new Client(server)
  const answer = await citizen.post(root, complaint(more))
  assert.equal(answer.status, 201, String(answer.body))
  return { citizen, receipt: answer.json }
}

async function matter_of(server, number) {
  const town = await as(server, 'township100.head')
  const list = await town.get(`/api/v1/matters?view=all&q=${encodeURIComponent(number)}`)
  const { id } = list.json.items[0]
  return { town, id, give: (name, body = {}) => town.post(`/api/v1/complaints/${id}/${name}`, body) }
}

export default (test, server) => {
  test('a citizen hands in with a file, follows by code and tail, and rates the answer once', async () => {
    const citizen = new Client(server)
    const upload = await citizen.call('PUT', `/api/v1/public/files?name=${encodeURIComponent('现场.pdf')}`,
      { body: pdf('photo'), headers: { 'Content-Type': 'application/octet-stream' } })
    assert.equal(upload.status, 201, String(upload.body))
    const { receipt } = await submitted(server, { files: [{ id: upload.json.id, name: '现场.pdf' }] })
    assert.equal(receipt.files, 1)
    assert.equal(receipt.unit, '南宫市苏村镇人民政府')
    const key = { code: receipt.tracking_code.toLowerCase().replaceAll('-', ''), tail: '5678' }
    const before = await citizen.post(`${root}/track`, key)
    assert.deepEqual(before.json.steps.map((each) => each.step), ['received'])
    assert.equal(before.json.may_rate, false)
    refused(await citizen.post(`${root}/rate`, { ...key, score: 5 }), 409, 'answer_not_given')

    const { town, id, give } = await matter_of(server, receipt.number)
    const page = await town.matter(id)
    assert.equal(page.details.complainants[0].source, 'portal')
    assert.equal(page.details.complainants[0].identity.name, '钱**')
    assert.equal(page.details.materials.length, 1)
    const shown = await town.get(`/api/v1/complaints/${id}/tracking-code`)
    assert.equal(shown.json.tracking_code, receipt.tracking_code)
    const land = await as(server, 'natural_resources.head')
    refused(await land.get(`/api/v1/complaints/${id}/tracking-code`), 404, 'not_found')
    assert.equal((await give('accept')).status, 200)
    await give('record-verification', { verified_at: ago(0), finding: 'no_violation', summary: '已劝离' })
    await give('answer', { complainant: page.details.complainants[0].id, answered_at: ago(0), manner: 'portal',
      summary: '摊贩已劝离。' })
    const after = await citizen.post(`${root}/track`, key)
    assert.deepEqual(after.json.steps.map((each) => each.step), ['received', 'accepted', 'answered', 'closed'])
    assert.equal(after.json.answer, '摊贩已劝离。')
    assert.equal((await citizen.post(`${root}/rate`, { ...key, score: 2, comment: '太慢' })).status, 204)
    refused(await citizen.post(`${root}/rate`, { ...key, score: 5 }), 409, 'already_rated')
    assert.equal((await town.matter(id)).details.complainants[0].score, 2)
  })

  test('without the right code and tail nothing is found, and nobody learns which was wrong', async () => {
    const { citizen, receipt } = await submitted(server)
    const code = receipt.tracking_code
    const last = code.endsWith('0') ? '1' : '0'
    for (const key of [{ code, tail: '0000' }, { code, tail: '' }, { code: code.slice(0, -1) + last, tail: '5678' },
      { code: 'nonsense', tail: '5678' }]) {
      refused(await citizen.post(`${root}/track`, key), 404, 'tracking_unknown')
    }
    assert.equal((await citizen.post(`${root}/track`, { code, tail: '5678' })).status, 200)
  })

  test('who stays anonymous needs the code alone; consent is required of everybody', async () => {
    const { citizen, receipt } = await submitted(server, { complainant: { anonymous: true } })
    assert.equal((await citizen.post(`${root}/track`, { code: receipt.tracking_code })).status, 200)
    refused(await citizen.post(root, complaint({ agreed: false })), 400, 'shape')
    refused(await citizen.post(root, complaint({ facts: '' })), 400, 'field_required')
  })

  test('consent withdrawn on the public page closes the identity to the office', async () => {
    const { citizen, receipt } = await submitted(server)
    const key = { code: receipt.tracking_code, tail: '5678' }
    assert.equal((await citizen.post(`${root}/withdraw-consent`, key)).status, 204)
    refused(await citizen.post(`${root}/withdraw-consent`, key), 409, 'consent_already_withdrawn')
    assert.equal((await citizen.post(`${root}/track`, key)).json.consent_withdrawn, true)
    const { town, id, give } = await matter_of(server, receipt.number)
    const [one] = (await town.matter(id)).details.complainants
    refused(await give('reveal-identity', { complainant: one.id, reason: '回访' }), 409, 'identity_closed')
  })

  test('the citizen may choose the unit; a repeated request registers once', async () => {
    const citizen = new Client(server)
    const units = (await citizen.get('/api/v1/public/units')).json
    const land = units.find((each) => each.name.includes('自然资源'))
    const first = await citizen.post(root, complaint({ unit: land.id }), { key: 'same-key-of-a-form' })
    const second = await citizen.post(root, complaint({ unit: land.id }), { key: 'same-key-of-a-form' })
    assert.equal(first.json.unit, land.name)
    assert.equal(second.json.tracking_code, first.json.tracking_code)
    assert.equal(second.json.number, first.json.number)
  })

  test('complaints about the same are found while registering and on the page; others see only a number', async () => {
    const party = { kind: 'organization', name: '南宫市好味道餐饮有限公司' }
    const { receipt } = await submitted(server, { party, location: '南街十字路口' })
    const { town, id } = await matter_of(server, receipt.number)
    const query = { place: township, location: '南街十字路口', party: '好味道餐饮', facts: '油烟' }
    const seen = (await town.post('/api/v1/complaint-duplicates', query)).json.items.find((each) => each.id === id)
    assert.deepEqual(seen.reasons, ['same_party', 'same_location'])
    const land = await as(server, 'natural_resources.head')
    const hidden = (await land.post('/api/v1/complaint-duplicates', query)).json.items
      .find((each) => each.number === receipt.number)
    assert.equal(hidden.id, null)
    assert.equal(hidden.title, '')
    const again = await submitted(server, { party, location: '南街十字路口' })
    const other = await matter_of(server, again.receipt.number)
    const listed = (await town.get(`/api/v1/complaints/${other.id}/duplicates`)).json.items
    assert.ok(listed.some((each) => each.id === id) && listed.every((each) => each.id !== other.id))
    refused(await land.get(`/api/v1/complaints/${id}/duplicates`), 404, 'not_found')
  })
}
