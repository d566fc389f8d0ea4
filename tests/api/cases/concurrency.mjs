// The same act twice, two people at once, and versions that have moved on.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { as } from '../client.mjs'
import { Case, finding, refused } from '../fixtures.mjs'

export default (test, server) => {
  test('the same Idempotency-Key does the act once, at once and again later', async () => {
    const client = await as(server, 'township100.handler1')
    const key = randomUUID()
    const body = finding({ title: '重复提交' })
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.post('/api/v1/case-transfers', body, { key })))
    answers.push(await client.post('/api/v1/case-transfers', body, { key }))
    const ids = new Set(answers.map((each) => each.json.id))
    assert.equal(ids.size, 1, [...ids].join())
    assert.equal(answers.filter((each) => each.json.repeated === false).length, 1)
  })

  test('the same key with another body is refused', async () => {
    const client = await as(server, 'township100.handler1')
    const key = randomUUID()
    await client.post('/api/v1/case-transfers', finding({ title: '甲' }), { key })
    refused(await client.post('/api/v1/case-transfers', finding({ title: '乙' }), { key }), 422, 'idempotency_key_reused')
  })

  test('one key of two people is two keys', async () => {
    const key = randomUUID()
    const body = finding()
    const one = await (await as(server, 'township100.handler1')).post('/api/v1/case-transfers', body, { key })
    const two = await (await as(server, 'township100.head')).post('/api/v1/case-transfers', body, { key })
    assert.notEqual(one.json.id, two.json.id)
  })

  test('a Command-Id is done once for ever, and not for another matter', async () => {
    const client = await as(server, 'township100.handler1')
    const headers = { 'Command-Id': randomUUID() }
    const body = finding()
    const first = await client.post('/api/v1/case-transfers', body, { headers })
    const again = await client.post('/api/v1/case-transfers', body, { headers })
    assert.equal(again.json.id, first.json.id)
    assert.equal(again.json.repeated, true)
    const other = await client.post('/api/v1/case-transfers', finding())
    refused(await client.post(`/api/v1/case-transfers/${other.json.id}/add-note`, { text: 'x' }, { headers }),
      422, 'command_id_reused')
  })

  test('two people receiving at once: one does it, the other learns that it is done', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await Case.of(server)
      await one.issued()
      const path = `/api/v1/case-transfers/${one.id}/receive`
      const answers = await Promise.all([one.receiver.post(path), one.receiver_head.post(path)])
      assert.deepEqual(answers.map((each) => each.status).sort(), [200, 409])
      const matter = await one.receiver.matter(one.id)
      assert.equal(matter.timeline.filter((entry) => entry.type === 'received').length, 1)
    }
  })

  test('a stale If-Match is refused with the version there is; the current one and * are taken', async () => {
    const one = await Case.of(server)
    const { version } = await one.record()
    const path = `/api/v1/case-transfers/${one.id}/add-note`
    const second = await one.sender.post(path, { text: '一' }, { version })
    assert.equal(second.status, 200)
    assert.equal(second.headers.etag, `"${second.json.version}"`)
    const stale = await one.sender.post(path, { text: '二' }, { version })
    refused(stale, 409, 'stale_version')
    assert.equal(stale.json.params.version, second.json.version)
    assert.equal((await one.sender.post(path, { text: '三' }, { headers: { 'If-Match': '*' } })).status, 200)
    for (const header of ['"x"', '""', '"-"', '"1', '"99999999999999999999"']) {
      const answer = await one.sender.post(path, { text: '四' }, { headers: { 'If-Match': header } })
      assert.ok(answer.status === 400 || answer.status === 409, `${header} → ${answer.status}`)
    }
  })

  test('twenty people writing notes at once lose none and keep the versions without a gap', async () => {
    const one = await Case.of(server)
    const { version } = await one.record()
    const clients = [one.sender, one.sender_head]
    const answers = await Promise.all(Array.from({ length: 40 }, (_, at) =>
      clients[at % 2].post(`/api/v1/case-transfers/${one.id}/add-note`, { text: `第${at}条` })))
    const versions = answers.map((each) => each.json.version).sort((a, b) => a - b)
    assert.deepEqual(versions, Array.from({ length: 40 }, (_, at) => version + 1 + at))
    const matter = await one.sender.matter(one.id)
    assert.equal(new Set(matter.notes.map((each) => each.text)).size, 40)
  })

  test('a key that is too long or empty is a fault of the header', async () => {
    const client = await as(server, 'township100.handler1')
    const answer = await client.post('/api/v1/case-transfers', finding(), { headers: { 'Idempotency-Key': 'k'.repeat(101) } })
    refused(answer, 400, 'header_malformed')
    refused(await client.post('/api/v1/case-transfers', finding(), { headers: { 'Command-Id': 'a/b' } }), 400, 'header_malformed')
  })
}
