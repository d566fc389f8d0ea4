// What is read: the inbox, obligations, notices, the register, the calendar, health and the docs.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { api } from '../contract.mjs'
import { Client, as, send } from '../client.mjs'
import { Case, refused, township, water } from '../fixtures.mjs'
import { Server } from '../server.mjs'

export default (test, server) => {
  const nobody = new Client(server)

  test('the inbox is paged without gaps or doubles and agrees with its counts', async () => {
    const client = await as(server, 'township100.head')
    const one = await Case.of(server)
    for (let i = 0; i < 6; i += 1) await one.record({ title: `分页 ${i}` })
    const counts = (await client.get('/api/v1/matters/counts')).json
    for (const view of ['to_do', 'to_receive', 'near', 'overdue', 'sent', 'done', 'all']) {
      const ids = []
      let cursor = ''
      let total
      do {
        const page = (await client.get(`/api/v1/matters?${new URLSearchParams({ view, limit: '7', cursor })}`)).json
        ids.push(...page.items.map((each) => each.id))
        total ??= page.total
        cursor = page.next_cursor
      } while (cursor)
      assert.equal(new Set(ids).size, ids.length, view)
      assert.equal(ids.length, total, view)
      if (counts[view] !== undefined) assert.equal(counts[view], total, `count of ${view}`)
    }
  })

  test('filters narrow the list, and red stands before yellow before the rest', async () => {
    const client = await as(server, 'township100.head')
    const all = (await client.get('/api/v1/matters?view=to_do&limit=100')).json.items
    const rank = { red: 0, yellow: 1, green: 2, grey: 3 }
    const lights = all.map((each) => rank[each.light])
    assert.ok(lights.indexOf(0) === -1 || lights.lastIndexOf(0) < (lights.findIndex((each) => each > 0) + 1 || Infinity))
    const urgent = (await client.get('/api/v1/matters?view=all&urgent=true&limit=100')).json.items
    assert.ok(urgent.length > 0 && urgent.every((each) => each.urgent))
    const stage = (await client.get('/api/v1/matters?view=all&stage=issued&limit=100')).json.items
    assert.ok(stage.every((each) => each.stage === 'issued'))
    const unit = (await client.get(`/api/v1/matters?view=all&unit=${water}&limit=100`)).json.items
    assert.ok(unit.every((each) => [each.sender.id, each.receiver?.id].includes(water)))
    refused(await client.get('/api/v1/matters?cursor=forged'), 400, 'shape')
    for (const cursor of ['%27', 'AAAA', '0.0', '-1', '1e9']) await client.get(`/api/v1/matters?cursor=${cursor}`)
  })

  test('obligations of the own unit are listed, open and ended', async () => {
    const one = await Case.of(server)
    await one.issued()
    const own = (await one.sender.get('/api/v1/obligations?limit=100')).json.items
    assert.ok(own.length > 0 && own.every((each) => each.debtor.id === township))
    const ended = (await one.sender.get('/api/v1/obligations?state=ended&limit=100')).json.items
    assert.ok(ended.every((each) => each.outcome !== 'open'))
    const office = await as(server, 'justice.coordinator1')
    assert.equal((await office.get(`/api/v1/obligations?debtor=${water}`)).status, 200)
  })

  test('a notice comes with what is received, is read once, and all at once', async () => {
    const one = await Case.of(server)
    await one.issued()
    const before = (await one.receiver.get('/api/v1/notices?unread=1&limit=100')).json
    assert.ok(before.unread > 0)
    const [first] = before.items
    assert.equal((await one.receiver.post(`/api/v1/notices/${first.id}/read`)).status, 204)
    const after = (await one.receiver.get('/api/v1/notices?unread=1&limit=100')).json
    assert.ok(!after.items.some((each) => each.id === first.id))
    assert.equal((await one.receiver.post('/api/v1/notices/read-all')).status, 204)
    assert.equal((await one.receiver.get('/api/v1/notices?unread=1')).json.unread, 0)
    for (const id of ['0', '-1', 'x', '99999999999999999999']) {
      refused(await one.receiver.post(`/api/v1/notices/${id}/read`), 404, 'not_found')
    }
  })

  test('the register says who is competent, why, and by which law of the day', async () => {
    const ask = async (item, place, on) => (await nobody.get(`/api/v1/competence?${new URLSearchParams({ item, place, ...(on && { on }) })}`)).json
    const delegated = await ask('P009', township)
    assert.equal(delegated.unit.id, township)
    assert.equal(delegated.mode, 'delegated')
    assert.ok(delegated.reasons[0].zh && delegated.reasons[0].en)
    const reserved = await ask('R001', township)
    assert.equal(reserved.unit.id, water)
    assert.equal((await ask('P009', township, '2019-01-01')).mode !== 'delegated', true)
    assert.equal((await ask('P999', township)).mode, 'none')
    assert.equal((await ask('P009', '999999')).mode, 'none')
    refused(await nobody.get('/api/v1/competence?item=P009'), 400, 'shape')
  })

  test('the list of items is searched, filtered and paged', async () => {
    const page = (await nobody.get('/api/v1/penalty-items?limit=10')).json
    assert.equal(page.items.length, 10)
    assert.equal(page.next_cursor, '10')
    const found = (await nobody.get(`/api/v1/penalty-items?q=${encodeURIComponent('采砂')}`)).json
    assert.ok(found.items.some((each) => each.code === 'R001'))
    assert.equal((await nobody.get('/api/v1/penalty-items/R001')).json.code, 'R001')
    refused(await nobody.get('/api/v1/penalty-items/none'), 404, 'not_found')
    assert.ok((await nobody.get('/api/v1/places')).json.length > 15)
    assert.ok((await nobody.get('/api/v1/clauses')).json.length > 40)
  })

  test('a due time is computed and explained; the year says which days work', async () => {
    const due = async (from, period) => nobody.get(`/api/v1/calendar/due?${new URLSearchParams({ from, period })}`)
    const three = (await due('2026-09-30T16:00:00+08:00', '3wd')).json
    assert.equal(three.due_before, '2026-10-11T00:00:00+08:00') // 8, 9 and the make-up Saturday 10 October
    assert.ok(three.explanation && three.explanation_en)
    assert.equal((await due('2026-11-22T15:30:00+08:00', '24h')).json.due_before, '2026-11-23T15:30:00+08:00')
    assert.equal((await due('2026-11-22', 'same_day')).json.due_before, '2026-11-23T00:00:00+08:00')
    for (const period of ['', '3', 'wd', '-1wd', '99999999wd', '3wd;', '1e3h']) assert.equal((await due('2026-11-22', period)).status, 400, period)
    const year = (await nobody.get('/api/v1/calendar/years/2026')).json
    assert.equal(year.days.find((each) => each.date === '2026-10-10').kind, 'make_up')
    for (const none of ['1999', '2500', 'x', '20260', '-2026']) refused(await nobody.get(`/api/v1/calendar/years/${none}`), 404, 'not_found')
  })

  test('health, metrics and the description are served, and the description is the committed one', async () => {
    assert.equal((await nobody.get('/healthz')).json.alive, true)
    assert.equal((await nobody.get('/readyz')).json.ready, true)
    const metrics = String((await nobody.get('/metrics')).body)
    assert.match(metrics, /^liandong_log_seq \d+$/m)
    assert.match(metrics, /^liandong_checkpoint_seq \d+$/m)
    assert.deepEqual((await nobody.get('/api/openapi.json')).json, api)
    assert.match(String((await nobody.get('/api/docs')).body), /<script src="\/api\/docs\.js" defer>/)
    assert.equal((await nobody.get('/api/docs.js')).status, 200)
    assert.equal((await nobody.get('/api/docs.css')).status, 200)
  })

  test('beside the web pages an address of the API that does not exist is no page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'liandong-web-'))
    writeFileSync(join(folder, 'admin.html'), '<!doctype html><title>x</title>')
    const other = await Server.start(undefined, ['--web', folder])
    try {
      for (const path of ['/api/v1/nothing', '/api/', '/api/v2/matters', '/api/v1/matters/x/y']) {
        const answer = await send(other, 'GET', path)
        assert.equal(`${path} ${answer.status} ${answer.json?.code}`, `${path} 404 not_found`)
      }
      for (const path of ['/', '/matters/1', '/etc/passwd']) {
        assert.equal(String((await send(other, 'GET', path)).body), '<!doctype html><title>x</title>')
      }
    } finally {
      await other.stop()
      rmSync(folder, { recursive: true })
    }
  })

  test('every answer carries the security headers and an incident id, and says no more of the server', async () => {
    for (const path of ['/api/v1/places', '/api/docs', '/api/v1/session', '/nothing']) {
      const { headers } = await send(server, 'GET', path)
      assert.match(headers['content-security-policy'], /default-src 'self'/)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.match(headers['x-request-id'], /^[0-9a-f]{16}$/)
      assert.equal(headers.server, undefined)
      assert.equal(headers['access-control-allow-origin'], undefined)
    }
  })

  test('nothing of a deadline already passed goes out of sight: the demonstration shows red', async () => {
    const office = await as(server, 'justice.coordinator1')
    const counts = (await office.get('/api/v1/matters/counts')).json
    assert.ok(Number.isInteger(counts.overdue))
    assert.ok((await office.get('/api/v1/matters?view=all&limit=100')).json.total >= 16)
  })
}
