// Signing in and out, the proof against forged requests, preferences and drafts.
import assert from 'node:assert/strict'
import { Client, as, send } from '../client.mjs'
import { refused } from '../fixtures.mjs'

const json_type = { 'Content-Type': 'application/json' }

export default (test, server) => {
  test('wrong password and unknown name are answered alike', async () => {
    const nobody = new Client(server)
    const wrong = await nobody.post('/api/v1/session', { login: 'township101.head', password: 'Wrong-2026-x' })
    const unknown = await nobody.post('/api/v1/session', { login: 'nobody.at.all', password: 'Wrong-2026-x' })
    refused(wrong, 401, 'wrong_credentials')
    refused(unknown, 401, 'wrong_credentials')
    assert.equal(wrong.json.title, unknown.json.title)
  })

  test('after five wrong passwords the account is locked, also for the right one', async () => {
    const nobody = new Client(server)
    const attempt = (password) => nobody.post('/api/v1/session', { login: 'township102.handler1', password })
    for (let i = 0; i < 4; i += 1) refused(await attempt('Wrong-2026-x'), 401, 'wrong_credentials')
    await attempt('Wrong-2026-x')
    const locked = await attempt('Liandong-2026')
    refused(locked, 429, 'locked_out')
    assert.ok(locked.json.params.until)
    assert.ok(Number(locked.headers['retry-after']) > 0)
  })

  test('the cookie is kept from scripts and other sites', async () => {
    const answer = await new Client(server).post('/api/v1/session', { login: 'water.head', password: 'Liandong-2026' })
    const [cookie] = answer.headers['set-cookie']
    assert.match(cookie, /HttpOnly/i)
    assert.match(cookie, /SameSite=(Strict|Lax)/i)
  })

  test('without a session, with a made-up cookie and after signing out there is 401', async () => {
    const nobody = new Client(server)
    refused(await nobody.get('/api/v1/session'), 401, 'unauthenticated')
    for (const cookie of ['liandong_session=', 'liandong_session=AAAA', `liandong_session=${'x'.repeat(3000)}`,
      'liandong_session=%00', 'liandong_session=\'; drop table session; --']) {
      refused(await nobody.get('/api/v1/session', { headers: { Cookie: cookie } }), 401, 'unauthenticated')
    }
    const client = await Client.of(server, 'transport.head')
    assert.equal((await client.get('/api/v1/session')).status, 200)
    assert.equal((await client.delete('/api/v1/session')).status, 204)
    refused(await client.get('/api/v1/session'), 401, 'unauthenticated')
    refused(await client.get('/api/v1/matters'), 401, 'unauthenticated')
  })

  test('signing in again in the same browser ends the earlier session', async () => {
    const client = await Client.of(server, 'transport.handler1')
    const earlier = client.cookie
    await client.sign_in('transport.handler1')
    refused(await client.get('/api/v1/session', { headers: { Cookie: earlier } }), 401, 'unauthenticated')
    assert.equal((await client.get('/api/v1/session')).status, 200)
  })

  test('a write without, with a wrong, or with another session’s CSRF token is refused', async () => {
    const client = await as(server, 'water.handler1')
    const other = await as(server, 'township100.head')
    const path = '/api/v1/drafts/csrf'
    const tokens = [{}, { 'X-CSRF-Token': '' }, { 'X-CSRF-Token': 'wrong' }, { 'X-CSRF-Token': other.session.csrf_token }]
    for (const headers of tokens) {
      refused(await client.put(path, { json: {}, csrf: false, headers }), 403, 'csrf_failed')
    }
    assert.equal((await client.put(path, { json: {} })).status, 200)
  })

  test('a request another site caused is refused, with the right token too', async () => {
    const client = await as(server, 'water.handler1')
    for (const headers of [{ Origin: 'https://evil.example' }, { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null' }, { 'Sec-Fetch-Site': 'same-site' }]) {
      refused(await client.put('/api/v1/drafts/csrf', { json: {}, headers }), 403, 'csrf_failed')
      refused(await client.post('/api/v1/session', { login: 'a', password: 'b' }, { headers }), 403, 'csrf_failed')
    }
    const own = { Origin: `http://127.0.0.1:${server.port}`, 'Sec-Fetch-Site': 'same-origin' }
    assert.equal((await client.put('/api/v1/drafts/csrf', { json: {}, headers: own })).status, 200)
  })

  test('a person with two posts acts in one at a time, and only in an own one', async () => {
    const client = await Client.of(server, 'township100.handler2')
    assert.equal(client.session.posts.length, 2)
    for (const post of client.session.posts) {
      const answer = await client.post('/api/v1/session/acting', { post_id: post.post_id })
      assert.equal(answer.json.acting.unit.id, post.unit.id)
      assert.equal((await client.get('/api/v1/session')).json.acting.unit.id, post.unit.id)
    }
    const foreign = (await as(server, 'water.head')).session.posts[0].post_id
    refused(await client.post('/api/v1/session/acting', { post_id: foreign }), 422, 'post_unknown')
  })

  test('preferences are kept per person, to their limit', async () => {
    const client = await Client.of(server, 'township103.handler1')
    const value = { columns: ['title', '标题'], wide: true }
    assert.equal((await client.put('/api/v1/preferences/inbox_columns', { json: value })).status, 204)
    assert.deepEqual((await client.get('/api/v1/session')).json.preferences.inbox_columns, value)
    const text = (bytes) => `"${'a'.repeat(bytes - 2)}"`
    const put = (bytes) => client.put('/api/v1/preferences/big', { body: text(bytes), headers: json_type })
    assert.equal((await put(16 * 1024)).status, 204)
    refused(await put(16 * 1024 + 1), 413, 'draft_too_large')
    refused(await client.put('/api/v1/preferences/big', { body: '{', headers: json_type }), 400, 'body_malformed')
  })

  test('drafts are saved, read, replaced and dropped by their owner only, to their limit', async () => {
    const client = await Client.of(server, 'township104.handler1')
    const path = '/api/v1/drafts/finding'
    const none = async (who) => {
      const answer = await who.get(path)
      assert.equal(`${answer.status} ${answer.body}`, '200 null')
    }
    await none(client)
    await client.put(path, { json: { title: '草稿' } })
    await client.put(path, { json: { title: '草稿二' } })
    assert.deepEqual((await client.get(path)).json.body, { title: '草稿二' })
    await none(await as(server, 'water.head'))
    const text = (bytes) => `"${'a'.repeat(bytes - 2)}"`
    assert.equal((await client.put(path, { body: text(64 * 1024), headers: json_type })).status, 200)
    refused(await client.put(path, { body: text(64 * 1024 + 1), headers: json_type }), 413, 'draft_too_large')
    assert.equal((await client.delete(path)).status, 204)
    await none(client)
  })

  test('a session that asks too much is slowed down, others are not', async () => {
    const busy = await Client.of(server, 'township105.handler1')
    const calm = await as(server, 'water.head')
    const answers = await Promise.all(Array.from({ length: 320 }, () => busy.get('/api/v1/session', { limited: true })))
    assert.ok(answers.some((each) => each.json.code === 'rate_limited'))
    assert.equal((await calm.get('/api/v1/session', { limited: true })).status, 200)
  })

  test('HEAD, OPTIONS and unknown methods do no harm', async () => {
    const head = await send(server, 'HEAD', '/api/v1/places')
    assert.equal(head.status, 200)
    assert.equal(head.body.length, 0)
    for (const method of ['OPTIONS', 'PATCH', 'DELETE', 'TRACE']) {
      const answer = await send(server, method, '/api/v1/places')
      assert.ok([204, 400, 405, 501].includes(answer.status), `${method} ${answer.status}`)
    }
  })
}
