// A refused request leaves nothing in any table and no file, but the line of the audit list where there is one.
import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { send } from '../../api/client.mjs'
import { ago, Case, finding, pdf } from '../../api/fixtures.mjs'
import { pause, stores } from '../installation.mjs'

/** The question what every table holds. When a session was last seen is no content of it, nor is the mark that each transaction of an elected writer leaves. */
function question(place) {
  if (place.store === 'SQLite') {
    const columns = new Map()
    for (const { t, c } of place.rows(`select m.name as t, p.name as c from sqlite_master m join pragma_table_info(m.name) p
      where m.type = 'table' and p.name <> 'seen_at' order by 1, p.cid`)) {
      columns.set(t, [...(columns.get(t) ?? []), c])
    }
    return [...columns].map(([name, list]) =>
      `.print ##${name}\nselect ${list.join(', ')} from ${name} order by ${list.map((_, at) => at + 1).join(', ')};\n`).join('')
  }
  return place.rows('select tablename as t from pg_tables where schemaname = current_schema() order by 1').map(({ t }) =>
    `\\echo ##${t}\nselect x from (select (to_jsonb(t) - 'seen_at' - 'mark')::text as x from ${t} t) q order by x;\n`).join('')
}

/** What every table holds, as digests by name. */
function tables(place, asked) {
  const [program, args] = place.store === 'SQLite'
    ? ['sqlite3', ['-quote', '-cmd', '.timeout 5000', join(place.folder, 'liandong.db')]]
    : ['psql', ['-qAt', '-d', place.address]]
  const text = execFileSync(program, args, { input: asked, encoding: 'utf8', maxBuffer: 1 << 29 })
  return new Map(text.split(/^##/m).slice(1).map((part) => {
    const end = part.indexOf('\n')
    return [part.slice(0, end), createHash('sha256').update(part.slice(end)).digest('hex')]
  }))
}

const files = (place) => readdirSync(join(place.folder, 'files'), { recursive: true }).sort().join('\n')
const lines = (place) => Number(place.rows('select count(*) as n from audit')[0].n)

/** Once nothing in the background changes anything any more. */
async function at_rest(place, asked) {
  await place.letters_rendered()
  for (let seen = '', round = 0; round < 60; round += 1) {
    const now = tables(place, asked)
    const digest = JSON.stringify([...now])
    if (digest === seen) return { tables: now, files: files(place), lines: lines(place) }
    seen = digest
    await pause(1500)
  }
  throw new Error('the installation does not come to rest')
}

/** name, status, code, lines of the audit list, and how it is asked */
function requests(place, one, draft, colleague, stranger) {
  const { sender, receiver } = one
  const command = (client, id, name, json, options) => client.post(`/api/v1/case-transfers/${id}/${name}`, json, options)
  const key = randomUUID()
  return {
    prepare: () => sender.post('/api/v1/case-transfers', finding({ title: '占用的键' }), { key }),
    list: [
      ['a body without its members', 400, 'shape', 0, () => sender.post('/api/v1/case-transfers', {})],
      ['a body that is no JSON', 400, 'body_malformed', 0,
        () => sender.post('/api/v1/case-transfers', {}, { body: '{', headers: { 'Content-Type': 'application/json' } })],
      ['a malformed header', 400, 'header_malformed', 0,
        () => command(sender, draft.id, 'add-note', { text: 'x' }, { headers: { 'If-Match': '"x"' } })],
      ['nobody signed in', 401, 'unauthenticated', 0, () => send(place.server, 'POST', '/api/v1/case-transfers',
        { headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }, body: JSON.stringify(finding()) })
        .then((answer) => answer)],
      ['a forged request', 403, 'csrf_failed', 0, () => sender.post('/api/v1/case-transfers', finding(), { csrf: false })],
      ['a role that may not administer', 403, 'forbidden', 1, () => sender.post('/api/v1/units', {})],
      ['a role that may not sign', 403, 'forbidden', 1, () => command(colleague, draft.id, 'issue',
        { receiver: one.receiver_unit, redaction_confirmed: true, contact: '值班室' })],
      ['a matter that is not theirs', 404, 'not_found', 1, () => command(stranger, one.id, 'receive', {})],
      ['a matter that is not there', 404, 'not_found', 1, () => command(receiver, '01aaaaaaaaaaaaaaaaaaaaaaaa', 'receive', {})],
      ['a stage that is over', 409, 'wrong_stage', 1, () => command(receiver, one.id, 'receive', {})],
      ['a version that is over', 409, 'stale_version', 1, () => command(receiver, one.id, 'add-note', { text: 'x' }, { version: 1 })],
      ['a time to come', 400, 'time_in_future', 1,
        () => sender.post('/api/v1/case-transfers', finding({ discovered_at: ago(-7200) }))],
      ['a key that is used', 422, 'idempotency_key_reused', 1, () => sender.post('/api/v1/case-transfers', finding(), { key })],
      ['a letter without its attachments', 422, 'basic_facts_missing', 1, () => command(one.sender_head, draft.id, 'issue',
        { receiver: one.receiver_unit, redaction_confirmed: true, contact: '值班室' })],
      ['a body that is too large', 413, 'body_too_large', 0, () => sender.post('/api/v1/case-transfers', {},
        { body: JSON.stringify({ title: 'x'.repeat(3 << 20) }), headers: { 'Content-Type': 'application/json' } })],
      ['a file of a refused type', 415, 'file_type_refused', 0, () => sender.upload('a.pdf', Buffer.from('#!/bin/sh\nrm -rf /\n'))],
      ['a file that is named as another type', 415, 'file_name_mismatch', 0, () => sender.upload('a.png', pdf(randomUUID()))],
      ['too many requests', 429, 'rate_limited', 0, async () => {
        // Each of them is refused for its body or for being too many, so how many the limit lets through does not matter.
        const post = () => stranger.post('/api/v1/case-transfers', {}, { limited: true })
        for (let sent = 0; sent < 3000; sent += 100) {
          const answers = await Promise.all(Array.from({ length: 100 }, post))
          const limited = answers.find((answer) => answer.status === 429)
          if (limited) return limited
        }
        return post()
      }],
    ],
  }
}

export default (test) => {
  for (const store of stores) {
    test(store, 'a refused request leaves nothing but its line of the audit list', async (place) => {
      const one = await Case.of(place.server)
      await one.received()
      const draft = await one.sender.command(null, 'record', finding())
      const { prepare, list } = requests(place, one, draft, one.sender, place.clients[2])
      assert.equal((await prepare()).status, 201)
      const asked = question(place)
      let before = await at_rest(place, asked)
      const faults = []
      for (const [name, status, code, told, ask] of list) {
        let left = []
        // A clock that strikes meanwhile changes rows too, but not each time again.
        for (let tries = 0; tries < 3; tries += 1) {
          const answer = await ask()
          left = `${answer.status} ${answer.json?.code}` === `${status} ${code}` ? [] : [`${answer.status} ${answer.json?.code}`]
          if (told > 0) await pause(300) // it is written behind the answer
          const after = { tables: tables(place, asked), files: files(place), lines: lines(place) }
          const changed = [...after.tables].filter(([table, digest]) => before.tables.get(table) !== digest).map(([table]) => table)
          if (changed.join() !== (told > 0 ? 'audit' : '') || after.lines - before.lines !== told) {
            left.push(`changed ${changed.join() || 'nothing'}, ${after.lines - before.lines} lines`)
          }
          if (after.files !== before.files) left.push('left a file')
          before = after
          if (left.length === 0) break
        }
        if (left.length > 0) faults.push(`${name}: ${left.join('; ')}`)
      }
      assert.deepEqual(faults, [])
      return `${list.length} refusals`
    })
  }
}
