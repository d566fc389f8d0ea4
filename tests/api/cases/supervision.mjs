// What the coordinating office and the government look at, and the check of the invariants over the
// whole city.
import assert from 'node:assert/strict'
import { as } from '../client.mjs'
import { Case, township } from '../fixtures.mjs'

const list = '/api/v1/supervision'
const supervisors = ['justice.coordinator1', 'government.deputy_mayor']

async function until(what, seconds, look) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`${what}: not within ${seconds} s`)
}

/** Every entry of a reason, read in pages of three. */
async function all(client, query) {
  const found = []
  for (let cursor = ''; cursor !== null; ) {
    const page = await client.get(`${list}?${query}&limit=3&cursor=${encodeURIComponent(cursor)}`)
    assert.equal(page.status, 200, String(page.body))
    assert.ok(page.json.items.length <= 3)
    found.push(...page.json.items)
    cursor = page.json.next_cursor
  }
  return found
}

export default (test, server) => {
  test('the supervision list is read by S and G, and by nobody else', async () => {
    for (const login of supervisors) {
      const client = await as(server, login)
      assert.equal((await client.get(list)).status, 200)
      assert.equal((await client.get(`${list}/counts`)).status, 200)
      assert.equal((await client.get('/api/v1/exports/supervision')).status, 200)
      assert.equal((await client.get('/api/v1/invariants')).status, 200)
    }
    for (const login of ['township100.head', 'water.head', 'system.admin', 'audit.admin']) {
      const client = await as(server, login)
      for (const path of [list, `${list}/counts`, '/api/v1/exports/supervision', '/api/v1/invariants']) {
        const answer = await client.get(path)
        assert.equal(`${login} ${path} ${answer.json?.code}`, `${login} ${path} forbidden`)
      }
    }
    const mayor = await as(server, 'government.deputy_mayor')
    assert.equal((await mayor.post('/api/v1/invariants/check')).json.code, 'forbidden')
  })

  test('a dismissed finding is on the list of its unit, counted, exported, and leads to its matter', async () => {
    const office = await as(server, 'justice.coordinator1')
    const one = await Case.of(server)
    await one.record()
    await one.sender_head.command(one.id, 'dismiss-finding', { ground: 'no_violation', reason: '查无' })
    const count = async () => (await office.get(`${list}/counts`)).json.counts
      .filter((each) => each.reason === 'dismissed' && each.unit.id === township && each.system === 'case_transfer')
      .reduce((sum, each) => sum + each.count, 0)
    const mine = await all(office, `reason=dismissed&unit=${township}&system=case_transfer`)
    assert.equal(mine.length, await count())
    const [newest] = mine
    assert.equal(newest.matter.id, one.id)
    assert.equal(newest.unit.id, township)
    assert.equal(newest.word, 'finding_dismissed')
    assert.equal((await office.get(`/api/v1/matters/${newest.matter.id}`)).status, 200)
    const others = await all(office, 'reason=dismissed&unit=130581.water')
    assert.ok(others.every((each) => each.matter.id !== one.id))
    const file = await office.get(`/api/v1/exports/supervision?reason=dismissed&unit=${township}`)
    assert.match(file.headers['content-disposition'], /supervision\.csv/)
    assert.match(String(file.body), /不予移送或撤销/)
    const later = await all(office, 'reason=dismissed&from=2099-01-01')
    assert.deepEqual(later, [])
  })

  test('what is supervised is listed until it is answered', async () => {
    const office = await as(server, 'justice.coordinator1')
    const one = await Case.of(server)
    await one.accepted()
    await office.command(one.id, 'supervise', { text: '请说明进展' })
    const listed = async () => (await all(office, 'reason=unanswered')).filter((each) => each.matter.id === one.id)
    assert.equal((await listed()).length, 1)
    const page = await one.receiver.matter(one.id)
    await one.receiver.command(one.id, 'answer-supervision',
      { supervision: page.supervisions[0].id, text: '已安排勘验' })
    assert.equal((await listed()).length, 0)
  })

  test('a wrong filter or cursor is named', async () => {
    const office = await as(server, 'justice.coordinator1')
    for (const [query, field] of [['reason=lost', 'reason'], ['cursor=x', 'cursor'], ['limit=0', 'limit'], ['from=soon', 'from'], ['more=1', 'more']]) {
      const answer = await office.get(`${list}?${query}`)
      assert.equal(answer.status, 400)
      assert.equal(answer.json.errors[0].field, field)
    }
  })

  test('a check that S asks for judges twelve invariants over the whole city and finds no fault', async () => {
    const office = await as(server, 'justice.coordinator1')
    assert.equal((await office.post('/api/v1/invariants/check')).status, 204)
    // One of the night may run before it.
    const view = await until('checked', 60, async () => {
      const now = (await office.get('/api/v1/invariants')).json
      return now.last?.asked_by?.id === office.session.person.id && now
    })
    assert.equal(view.last.results.length, 12)
    assert.deepEqual(view.last.faults, [])
    assert.ok(view.last.matters > 10 && view.last.matters <= view.matters)
    assert.ok(view.last.results.every((each) => each.faults === 0))
  })
}
