// The three administrators: units, people, posts, substitutes, tables, calendar, audit.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { Client, as } from '../client.mjs'
import { ago, refused, township } from '../fixtures.mjs'
import { root } from '../server.mjs'

export default (test, server) => {
  const system = () => as(server, 'system.admin')
  const security = () => as(server, 'security.admin')
  const hire = async (login) => {
    const made = await (await system()).post('/api/v1/people', { name: '测试员', login, certificate: 'T-1', telephone: '0319-1' })
    assert.equal(made.status, 201, String(made.body))
    return made.json
  }
  const appoint = async (person, unit, roles) => {
    const made = await (await security()).post('/api/v1/posts', { person, unit, roles })
    assert.equal(made.status, 201, String(made.body))
    return made.json.id
  }
  const start_working = async (login, initial) => {
    const client = await Client.of(server, login, initial)
    await client.post('/api/v1/session/password', { old_password: initial, new_password: 'Qingliang-2026' })
    return Client.of(server, login, 'Qingliang-2026')
  }

  test('a unit is made, changed, closed, and found in the list', async () => {
    const admin = await system()
    const id = '130581.test_office'
    const made = await admin.post('/api/v1/units', { id, name: '测试办公室', kind: 'internal_office', parent_id: township, territory: township })
    assert.equal(made.status, 201, String(made.body))
    assert.equal((await admin.post(`/api/v1/units/${id}/update`, { name: '<b>改名</b>办公室', telephone: '0319-2' })).status, 204)
    const found = (await admin.get('/api/v1/units')).json.find((each) => each.id === id)
    assert.equal(found.name, '<b>改名</b>办公室')
    refused(await admin.post('/api/v1/units', { id, name: '又一个', kind: 'internal_office', parent_id: township }), 422, 'unit_exists')
    refused(await admin.post('/api/v1/units/nowhere/update', { name: 'x' }), 404, 'record_unknown')
    assert.equal((await admin.post(`/api/v1/units/${id}/update`, { active: false })).status, 204)
    refused(await admin.post('/api/v1/units', { name: '无编号', kind: 'internal_office', parent_id: township }), 400, 'field_invalid')
  })

  test('a person is made, works, is disabled and enabled, and a reset ends the sessions', async () => {
    const admin = await system()
    const { id, initial_password } = await hire('life.cycle')
    await appoint(id, township, ['handler'])
    const client = await start_working('life.cycle', initial_password)
    assert.equal((await client.get('/api/v1/matters')).status, 200)
    assert.equal((await admin.post(`/api/v1/people/${id}/update`, { name: '改名', telephone: '0319-9' })).status, 204)
    assert.equal((await admin.get('/api/v1/people?q=life.cycle')).json[0].name, '改名')
    const reset = await admin.post(`/api/v1/people/${id}/reset-password`, undefined, { body: '' })
    assert.equal(reset.status, 200)
    refused(await client.get('/api/v1/session'), 401, 'unauthenticated')
    const again = await Client.of(server, 'life.cycle', reset.json.initial_password)
    assert.equal((await admin.post(`/api/v1/people/${id}/disable`)).status, 204)
    refused(await again.get('/api/v1/session'), 401, 'unauthenticated')
    refused(await new Client(server).post('/api/v1/session', { login: 'life.cycle', password: reset.json.initial_password }), 401, 'wrong_credentials')
    assert.equal((await admin.post(`/api/v1/people/${id}/enable`)).status, 204)
    await Client.of(server, 'life.cycle', reset.json.initial_password)
  })

  test('a one-time password is shown once: the repeated request does not tell it again', async () => {
    const admin = await system()
    const key = randomUUID()
    const body = { name: '一次', login: 'shown.once', certificate: '', telephone: '' }
    const first = await admin.post('/api/v1/people', body, { key })
    const second = await admin.post('/api/v1/people', body, { key })
    assert.equal(second.json.id, first.json.id)
    assert.ok(first.json.initial_password)
    assert.equal(second.json.initial_password, null)
    refused(await admin.post('/api/v1/people', body, { key: false }), 400, 'idempotency_key_missing')
  })

  test('roles are given, changed and taken; an administrator holds no other role', async () => {
    const admin = await security()
    const { id, initial_password } = await hire('role.change')
    refused(await admin.post('/api/v1/posts', { person: id, unit: township, roles: ['handler', 'system_admin'] }), 422, 'administrator_is_exclusive')
    refused(await admin.post('/api/v1/posts', { person: id, unit: township, roles: [] }), 400, 'roles_missing')
    refused(await admin.post('/api/v1/posts', { person: id, unit: township, roles: ['coordinator'] }), 422, 'role_does_not_fit_unit')
    const post = await appoint(id, township, ['reader'])
    const client = await start_working('role.change', initial_password)
    refused(await client.post('/api/v1/case-transfers', { source: 'supervision', discovered_at: ago(60) }), 403, 'forbidden')
    assert.equal((await admin.post(`/api/v1/posts/${post}/update`, { roles: ['handler'] })).status, 204)
    assert.equal((await client.post('/api/v1/case-transfers', { source: 'supervision', discovered_at: ago(60) })).json.code, 'field_required')
    assert.ok((await admin.get(`/api/v1/posts?person=${id}`)).json.some((each) => each.post_id === post))
    assert.equal((await admin.post(`/api/v1/posts/${post}/end`)).status, 204)
    refused(await client.get('/api/v1/matters'), 401, 'unauthenticated')
  })

  test('a substitute acts in the post for the time, and no longer once it is ended', async () => {
    const admin = await security()
    const [one, two] = [await hire('absent.holder'), await hire('his.substitute')]
    const post = await appoint(one.id, township, ['handler'])
    const client = await start_working('his.substitute', two.initial_password)
    const body = { post_id: post, substitute: two.id, from: ago(60), until: ago(-86400) }
    refused(await admin.post('/api/v1/delegations', { ...body, substitute: one.id }), 422, 'delegation_to_self')
    refused(await admin.post('/api/v1/delegations', { ...body, until: ago(30) }), 422, 'delegation_period_invalid')
    const made = await admin.post('/api/v1/delegations', body)
    assert.equal(made.status, 201, String(made.body))
    const session = await client.sign_in('his.substitute', 'Qingliang-2026')
    assert.equal(session.acting.substitutes_for.id, one.id)
    assert.equal((await client.get('/api/v1/matters')).status, 200)
    assert.equal((await admin.post(`/api/v1/delegations/${made.json.id}/end`)).status, 204)
    refused(await client.get('/api/v1/matters'), 403, 'no_acting_post')
  })

  test('the last administrator of a kind stays', async () => {
    const admin = await system()
    const [self] = (await admin.get('/api/v1/people?q=system.admin')).json
    refused(await admin.post(`/api/v1/people/${self.id}/disable`), 422, 'last_administrator')
  })

  test('a locked account is opened by the security administrator', async () => {
    const { id, initial_password } = await hire('locked.out')
    const nobody = new Client(server)
    for (let i = 0; i < 5; i += 1) await nobody.post('/api/v1/session', { login: 'locked.out', password: 'Wrong-2026-x' })
    refused(await nobody.post('/api/v1/session', { login: 'locked.out', password: initial_password }), 429, 'locked_out')
    assert.equal((await (await security()).post(`/api/v1/people/${id}/unlock`)).status, 204)
    await Client.of(server, 'locked.out', initial_password)
  })

  test('tables are tried, refused as a whole, and imported', async () => {
    const admin = await system()
    const csv = { headers: { 'Content-Type': 'text/csv' } }
    for (const table of ['units', 'items']) {
      const body = readFileSync(join(root, 'data', 'cities', 'nangong', `${table}.csv`))
      const tried = await admin.post(`/api/v1/imports/${table}?dry_run=1`, undefined, { ...csv, body })
      assert.equal(tried.status, 200)
      assert.deepEqual(tried.json.errors, [])
      const done = await admin.post(`/api/v1/imports/${table}`, undefined, { ...csv, body })
      assert.equal(done.status, 200, String(done.body).slice(0, 300))
    }
    const people = readFileSync(join(root, 'data', 'cities', 'nangong', 'people.csv'))
    const tried = await admin.post('/api/v1/imports/people?dry_run=1', undefined, { ...csv, body: people })
    assert.equal(tried.status, 200)
    const fresh = Buffer.from('id,name,login,unit_id,roles,certificate,telephone\n,导入人,imported.person,130581100,handler,,\n')
    const done = await admin.post('/api/v1/imports/people', undefined, { ...csv, body: fresh })
    assert.equal(done.json.created, 1, String(done.body))
    const broken = [Buffer.from('a,b\n1,2\n'), Buffer.from([0xff, 0xfe, 0x41]), Buffer.alloc(0), Buffer.from('id,name\n"open'), Buffer.from('id\0,name\n')]
    for (const body of broken) {
      const answer = await admin.post('/api/v1/imports/units', undefined, { ...csv, body })
      refused(answer, 422, 'import_refused')
      assert.ok(answer.json.errors.length > 0)
    }
  })

  test('a rule that only the store can judge names row and column too', async () => {
    const csv = { headers: { 'Content-Type': 'text/csv' } }
    const header = 'id,name,login,unit_id,roles,certificate,telephone\n'
    const places = async (client, rows) => {
      const answer = await client.post('/api/v1/imports/people', undefined, { ...csv, body: Buffer.from(header + rows) })
      refused(answer, 422, 'import_refused')
      return answer.json.errors.map((each) => `${each.row} ${each.column}`)
    }
    const good = ',李四,row.one,130581100,handler,,\n'
    assert.deepEqual(await places(await system(), `${good},"张\n三",row.two,130581100,handler,,\n`), ['3 name'])
    const guard = await as(server, 'security.admin')
    assert.deepEqual(await places(guard, ',李四,row.one,130581100,decider,,\n'), ['2 login'])
    assert.deepEqual(await places(guard, ',苏建国,township100.handler1,130581100,decider,,\n'), ['2 roles'])
  })

  test('a year of the calendar is refused with every mistake, then imported', async () => {
    const admin = await system()
    const path = '/api/v1/calendar/years'
    const known = (await admin.get(path)).json
    const year = known.last_year + 1
    const bad = await admin.post(path, { year, source: '', days: [{ date: `${year}-13-01`, kind: 'holiday', name: '元旦' }] })
    refused(bad, 422, 'calendar_refused')
    assert.ok(bad.json.issues.length > 1)
    const provisional = JSON.parse(readFileSync(join(root, 'data', 'calendar', `${year}.provisional.json`)))
    // The notice of that year is not out: its holidays are stretched to a plausible number.
    const spring = provisional.days.filter((day) => day.name === '春节').at(-1).date
    const more = [1, 2, 3, 4].map((add) => new Date(Date.parse(`${spring}T00:00:00Z`) + add * 86400000).toISOString().slice(0, 10))
    const october = ['04', '05', '06', '07'].map((day) => `${year}-10-${day}`)
    const days = [...provisional.days, ...more.map((date) => ({ date, kind: 'holiday', name: '春节' })),
      ...october.map((date) => ({ date, kind: 'holiday', name: '国庆节' }))]
      .filter((day, at, all) => all.findIndex((each) => each.date === day.date) === at)
    const done = await admin.post(path, { year, source: '演示通知', days })
    assert.equal(done.status, 200, String(done.body))
    assert.equal(done.json.version, known.version + 1)
    assert.equal((await admin.get(path)).json.last_year, year)
    const shown = (await admin.get(`${path}/${year}`)).json
    assert.equal(shown.published, true)
    assert.equal(shown.days.length, 365)
    refused(await (await as(server, 'township100.head')).post(path, { year, source: 'x', days: [] }), 403, 'forbidden')
  })

  test('the audit administrator reads sign-ins, refusals and acts, page by page; others do not', async () => {
    const client = await as(server, 'audit.admin')
    const handler = await as(server, 'township100.handler1')
    await handler.get('/api/v1/people')
    const nobodys = `/api/v1/case-transfers/${'0'.repeat(26)}/receive`
    refused(await handler.post(nobodys, {}), 404, 'not_found')
    const kinds = new Set()
    let cursor = ''
    let last = Infinity
    for (let page = 0; page < 40; page += 1) {
      const { items, next_cursor } = (await client.get(`/api/v1/audit?${new URLSearchParams({ limit: '50', cursor })}`)).json
      for (const item of items) {
        assert.ok(item.id < last, 'newest first, none twice')
        last = item.id
        kinds.add(item.kind)
        assert.ok(!JSON.stringify(item).includes('Qingliang-2026'), 'no password in the list')
      }
      if (!next_cursor) break
      cursor = next_cursor
    }
    for (const kind of ['signed_in', 'sign_in_failed', 'access_refused', 'command_refused', 'administered']) assert.ok(kinds.has(kind), kind)
    // It is written behind the answer.
    const about = new URLSearchParams({ subject: `POST ${nobodys}` })
    let act
    for (let round = 0; round < 50 && !act; round += 1) {
      act = (await client.get(`/api/v1/audit?${about}`)).json.items[0]
      if (!act) await new Promise((next) => setTimeout(next, 200))
    }
    assert.deepEqual([act?.kind, act?.params], ['command_refused', { refusal: 'not_found' }])
    assert.ok(act.person && act.unit, 'who it was')
    for (const login of ['system.admin', 'security.admin', 'justice.coordinator1']) {
      refused(await (await as(server, login)).get('/api/v1/audit'), 403, 'forbidden')
    }
  })
}
