// The machine interface: tokens and their scopes, push however often, pull with a cursor, webhooks
// with a signature; and what people see of it: subscriptions and coverage.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import http from 'node:http'
import { Client, as } from '../client.mjs'
import { ago, land, refused, township } from '../fixtures.mjs'

const root = '/api/v1/exchange/shared-items'
const street = '130581001'

/** A department's system: no session, a token. */
class Machine extends Client {
  constructor(server, token) {
    super(server)
    this.headers = { Authorization: `Bearer ${token}` }
  }

  call(method, path, options = {}) {
    return super.call(method, path, { key: false, ...options, headers: { ...this.headers, ...options.headers } })
  }
}

const ahead = (days) => ago(-days * 86400)
const pushed = (source_id, more = {}) => ({
  source_id, kind: 'supervision', title: '监督检查信息', content: '检查一处。', formed_at: ago(60), sensitivity: 'internal',
  to_subscribers: false, recipients: [township], ...more,
})

async function post_of(server, login) {
  return (await as(server, login)).session.acting.post_id
}

async function token(server, login, scopes, more = {}) {
  const admin = await as(server, 'security.admin')
  const body = { name: '演示业务系统', post: await post_of(server, login), scopes, expires_at: ahead(30), ...more }
  const answer = await admin.post('/api/v1/api-tokens', body)
  assert.equal(answer.status, 201, String(answer.body))
  return { ...answer.json, machine: new Machine(server, answer.json.secret) }
}

/** A department's address that keeps what it gets. */
async function listener(status = 204) {
  const got = []
  const host = http.createServer((request, response) => {
    const parts = []
    request.on('data', (bytes) => parts.push(bytes))
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      response.writeHead(status).end()
    })
  })
  await new Promise((ready) => host.listen(0, '127.0.0.1', ready))
  return { got, url: `http://127.0.0.1:${host.address().port}/hook`, close: () => host.close() }
}

async function eventually(what, holds) {
  for (let i = 0; i < 100; i += 1) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail(what)
}

export default (test, server) => {
  test('a unit subscribes for itself, the coordinating office for any; ended is ended', async () => {
    const town = await as(server, 'township101.head')
    const path = '/api/v1/subscriptions'
    const made = await town.post(path, { category: 'penalty_decisions', source: township })
    assert.equal(made.status, 201, String(made.body))
    const own = (await town.get(path)).json
    assert.ok(own.some((each) => each.id === made.json.id && each.source.id === township))
    assert.ok(own.every((each) => each.unit.id === '130581101'))
    refused(await town.post(path, { category: 'other', unit: township }), 403, 'forbidden')
    refused(await town.post(path, { category: 'other', item: 'NONE' }), 400, 'field_invalid')
    refused(await town.post(path, { category: 'other', place: '999999' }), 400, 'field_invalid')
    refused(await town.post(path, { category: 'other', source: 'nobody' }), 400, 'field_invalid')
    const justice = await as(server, 'justice.coordinator1')
    assert.equal((await justice.post(path, { category: 'other', unit: '130581101' })).status, 201)
    refused(await justice.post(path, { category: 'other', unit: 'nobody' }), 422, 'unit_unknown')
    const stranger = await as(server, 'township100.head')
    refused(await stranger.post(`${path}/${made.json.id}/end`, {}), 404, 'record_unknown')
    assert.equal((await town.post(`${path}/${made.json.id}/end`, {})).status, 204)
    refused(await town.post(`${path}/${made.json.id}/end`, {}), 404, 'record_unknown')
    assert.ok(!(await town.get(path)).json.some((each) => each.id === made.json.id))
  })

  test('what subscribers get is decided when it is shared', async () => {
    const town = await as(server, 'township101.head')
    const bureau = await as(server, 'natural_resources.head')
    const made = await town.post('/api/v1/subscriptions', { category: 'complaint_handling', source: land })
    const body = { kind: 'complaint_outcome', title: '投诉处理情况', content: '已答复。', formed_at: ago(60), sensitivity: 'internal' }
    const one = await bureau.post('/api/v1/shared-items', body)
    const shared = await bureau.post(`/api/v1/shared-items/${one.json.id}/share`, { redaction_confirmed: true, to_subscribers: true })
    assert.equal(shared.status, 200, String(shared.body))
    const { recipients } = (await town.matter(one.json.id)).details.rounds[0]
    assert.deepEqual(recipients.map((each) => [each.unit.id, each.subscribed]), [['130581101', true]])
    await town.post(`/api/v1/subscriptions/${made.json.id}/end`, {})
    const none = await bureau.post('/api/v1/shared-items', body)
    refused(await bureau.post(`/api/v1/shared-items/${none.json.id}/share`, { redaction_confirmed: true, to_subscribers: true }), 422, 'recipients_missing')
  })

  test('coverage counts what was formed by category and unit; a unit sees its own', async () => {
    const justice = await as(server, 'justice.coordinator1')
    const all = (await justice.get(`/api/v1/sharing-coverage?from=${encodeURIComponent(ago(60 * 86400))}`)).json
    assert.ok(all.items.some((each) => each.late > 0) && all.items.some((each) => each.overdue > 0))
    for (const row of all.items) {
      assert.equal(row.formed, row.on_time + row.late + row.on_target + row.over_target + row.waiting + row.discarded)
    }
    const bureau = await as(server, 'natural_resources.head')
    const own = (await bureau.get('/api/v1/sharing-coverage')).json
    assert.ok(own.items.length > 0 && own.items.every((each) => each.holder.id === land))
    assert.equal((await bureau.get('/api/v1/sharing-coverage?from=x')).status, 400)
    const of_days = (days) => bureau.get(`/api/v1/sharing-coverage?from=${encodeURIComponent(ago(days * 86400))}&until=${encodeURIComponent(ago(0))}`)
    assert.equal((await of_days(366)).status, 200)
    const longer = await of_days(367)
    refused(longer, 400, 'shape')
    assert.deepEqual(longer.json.errors.map((each) => [each.field, each.rule]), [['from', 'range']])
    const admin = await as(server, 'system.admin')
    assert.deepEqual((await admin.get('/api/v1/sharing-coverage')).json.items, [])
  })

  test('a token is shown once, bound to a post and its scopes, and ends', async () => {
    const admin = await as(server, 'security.admin')
    const post = await post_of(server, 'natural_resources.head')
    const path = '/api/v1/api-tokens'
    const body = { name: '业务系统', post, scopes: ['pull'], expires_at: ahead(1) }
    const first = await admin.post(path, body, { key: 'token-once' })
    assert.match(first.json.secret, /^[A-Za-z0-9_-]{43}$/)
    const again = await admin.post(path, body, { key: 'token-once' })
    assert.deepEqual(again.json, { id: first.json.id, secret: null })
    refused(await admin.post(path, { ...body, scopes: [] }), 400, 'field_invalid')
    refused(await admin.post(path, { ...body, scopes: ['pull', 'pull'] }), 400, 'field_invalid')
    refused(await admin.post(path, { ...body, expires_at: ago(1) }), 400, 'field_invalid')
    refused(await admin.post(path, { ...body, expires_at: ahead(733) }), 400, 'field_invalid')
    refused(await admin.post(path, { ...body, post: 'nobody' }), 404, 'record_unknown')
    const security = admin.session.acting.post_id
    refused(await admin.post(path, { ...body, post: security }), 422, 'administrator_is_exclusive')
    const machine = new Machine(server, first.json.secret)
    assert.equal((await machine.get(root)).status, 200)
    refused(await machine.post(root, pushed('x')), 403, 'forbidden')
    const listed = (await admin.get(path)).json.find((each) => each.id === first.json.id)
    assert.equal(listed.unit.id, land)
    assert.ok(!JSON.stringify(listed).includes(first.json.secret))
    assert.equal((await admin.post(`${path}/${first.json.id}/revoke`, {})).status, 204)
    refused(await machine.get(root), 401, 'unauthenticated')
    refused(await admin.post(`${path}/${first.json.id}/revoke`, {}), 404, 'record_unknown')
    refused(await new Machine(server, 'x'.repeat(43)).get(root), 401, 'unauthenticated')
    refused(await (await as(server, 'natural_resources.head')).get(root), 401, 'unauthenticated')
  })

  test('the same source id is the same information, however often it is pushed', async () => {
    const { machine } = await token(server, 'natural_resources.head', ['push'])
    const first = await machine.post(root, pushed('S-1'))
    assert.equal(first.status, 201, String(first.body))
    assert.equal(first.json.stage, 'shared')
    const again = await machine.post(root, pushed('S-1', { title: '另一个标题' }))
    assert.equal(again.status, 200)
    assert.deepEqual([again.json.id, again.json.repeated], [first.json.id, true])
    const many = await Promise.all(Array.from({ length: 12 }, () => machine.post(root, pushed('S-2'))))
    assert.equal(new Set(many.map((each) => each.json.id)).size, 1)
    assert.ok(many.every((each) => each.json.stage === 'shared'))
    const bureau = await as(server, 'natural_resources.head')
    const matter = await bureau.matter(first.json.id)
    assert.equal(matter.details.source_id, 'S-1')
    assert.equal(matter.timeline.filter((each) => each.type === 'shared').length, 1)
  })

  test('what cannot be shared yet is recorded, owed, and shared by the next push', async () => {
    const { machine } = await token(server, 'natural_resources.head', ['push'])
    const kind = { kind: 'complaint_acceptance' }
    refused(await machine.post(root, pushed('S-3', kind)), 422, 'redaction_not_confirmed')
    const bureau = await as(server, 'natural_resources.head')
    const listed = await bureau.get('/api/v1/matters?view=to_do&system=information_sharing&limit=100')
    assert.equal(listed.status, 200, String(listed.body))
    const { items } = listed.json
    assert.ok(items.some((each) => each.stage === 'formed'))
    const done = await machine.post(root, pushed('S-3', { ...kind, redaction_confirmed: true }))
    assert.deepEqual([done.status, done.json.stage], [200, 'shared'])
    const draft = await machine.post(root, pushed('S-4', { share: false }))
    assert.deepEqual([draft.status, draft.json.stage], [201, 'formed'])
    refused(await machine.post(root, pushed('')), 400, 'shape')
    refused(await machine.post(root, pushed('S-5', { title: '' })), 400, 'field_required')
    refused(await machine.post(root, { ...pushed('S-5'), unknown: 1 }), 400, 'shape')
    refused(await machine.post(root, undefined, { body: '{' }), 400, 'body_malformed')
  })

  test('whoever keeps the cursor misses nothing and learns what was taken back', async () => {
    const push = (await token(server, 'natural_resources.head', ['push'])).machine
    const pull = (await token(server, 'township100.head', ['pull', 'acknowledge'])).machine
    let cursor = 0
    const read = async (limit = 50) => {
      const page = (await pull.get(`${root}?after=${cursor}&limit=${limit}`)).json
      cursor = page.cursor
      return page
    }
    while ((await read(200)).more);
    const ids = []
    for (const n of [1, 2, 3]) ids.push((await push.post(root, pushed(`F-${n}`, { content: `第${n}条` }))).json.id)
    const first = await read(2)
    assert.deepEqual(first.items.map((each) => each.id), ids.slice(0, 2))
    assert.equal(first.items[0].content, '第1条')
    assert.equal(first.items[0].holder.id, land)
    assert.equal(first.more, true)
    const rest = await read(2)
    assert.deepEqual([rest.items.length, rest.more], [1, false])
    const bureau = await as(server, 'natural_resources.head')
    await bureau.post(`/api/v1/shared-items/${ids[0]}/correct`, { field: 'content', text: '更正', reason: '有误' })
    await bureau.post(`/api/v1/shared-items/${ids[1]}/withdraw`, { reason: '有误' })
    const news = await read()
    assert.deepEqual(news.items.map((each) => [each.id, each.withdrawn, each.content]), [[ids[0], false, '更正'], [ids[1], true, '']])
    const receipt = await pull.post(`${root}/${ids[2]}/acknowledge`)
    assert.deepEqual([receipt.status, receipt.json.stage], [200, 'acknowledged'])
    refused(await pull.post(`${root}/nothing/acknowledge`), 404, 'not_found')
    for (const query of ['after=-1', 'after=x', 'limit=0', 'limit=201', 'surely_unknown=1']) {
      assert.equal((await pull.get(`${root}?${query}`)).status, 400, query)
    }
    const other = (await token(server, 'subdistrict001.head', ['pull'])).machine
    const theirs = (await other.get(`${root}?after=${first.cursor - 10}`)).json
    assert.ok(!theirs.items.some((each) => ids.includes(each.id)))
  })

  test('a webhook is told with a signature; an address that fails is tried again', async () => {
    const admin = await as(server, 'system.admin')
    const push = (await token(server, 'natural_resources.head', ['push'])).machine
    const good = await listener()
    const bad = await listener(500)
    const made = await admin.post('/api/v1/webhooks', { unit: street, url: good.url })
    assert.equal(made.status, 201, String(made.body))
    const failing = await admin.post('/api/v1/webhooks', { unit: street, url: bad.url })
    refused(await admin.post('/api/v1/webhooks', { unit: street, url: 'ftp://x/' }), 400, 'field_invalid')
    refused(await admin.post('/api/v1/webhooks', { unit: 'nobody', url: good.url }), 422, 'unit_unknown')
    try {
      const { id } = (await push.post(root, pushed('W-1', { recipients: [street] }))).json
      await eventually('nothing was delivered', () => good.got.length > 0)
      const [{ headers, body }] = good.got
      const told = JSON.parse(body)
      assert.deepEqual([told.kind, told.matter, told.unit], ['shared', id, street])
      const mac = createHmac('sm3', made.json.secret).update(`${headers['liandong-timestamp']}.${body}`).digest('hex')
      assert.equal(headers['liandong-signature'], `v1=${mac}`)
      assert.equal(headers['liandong-delivery'], `${made.json.id}.${told.seq}`)
      assert.ok(Math.abs(Date.now() / 1000 - Number(headers['liandong-timestamp'])) < 60)
      await eventually('it was not tried again', () => bad.got.length > 1)
      const hooks = (await admin.get('/api/v1/webhooks')).json
      const of = (id_of_hook) => hooks.find((each) => each.id === id_of_hook)
      assert.deepEqual([of(made.json.id).delivered, of(made.json.id).waiting], [1, 0])
      assert.deepEqual([of(failing.json.id).waiting, of(failing.json.id).last_answer], [1, '500'])
      assert.ok(!JSON.stringify(hooks).includes(made.json.secret))
      assert.equal((await admin.post(`/api/v1/webhooks/${failing.json.id}/end`, {})).status, 204)
      const dead = (await admin.get('/api/v1/webhooks')).json.find((each) => each.id === failing.json.id)
      assert.deepEqual([dead.waiting, dead.dead], [0, 1])
      refused(await admin.post(`/api/v1/webhooks/${failing.json.id}/retry`, {}), 404, 'record_unknown')
      assert.equal((await admin.post(`/api/v1/webhooks/${made.json.id}/retry`, {})).status, 204)
      refused(await admin.post('/api/v1/webhooks/nothing/end', {}), 404, 'record_unknown')
    } finally {
      good.close()
      bad.close()
    }
  })
}
