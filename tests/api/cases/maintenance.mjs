// The program's other commands beside a running server: backup, restore, verify, and who is kept out.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync,
  writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '../client.mjs'
import { Case, finding, refused } from '../fixtures.mjs'
import { binary, place_of, root, Server } from '../server.mjs'

const run = (...args) => {
  const { status, stdout, stderr } = spawnSync(binary(), args, { encoding: 'utf8', timeout: 60_000 })
  return { status, said: stdout + stderr }
}

export default (test, server) => {
  let folder
  test('a running installation is backed up, restored elsewhere and served from there', async () => {
    folder = mkdtempSync(join(tmpdir(), 'liandong-backup-'))
    const one = await Case.of(server)
    await one.issued()
    const before = await one.sender.matter(one.id)
    const backup = join(folder, 'backup')
    const restored = join(folder, 'restored')

    const made = run('backup', ...place_of(server.data), '--to', backup)
    assert.equal(made.status, 0, made.said)
    assert.match(made.said, /verified: \d+ events, \d+ matters, \d+ files/)
    assert.ok(!existsSync(join(backup, 'keys')), 'the key is no part of a backup')
    await one.sender_head.command(one.id, 'withdraw', { reason: '对象有误' }) // after the backup

    const again = run('restore', '--from', backup, ...place_of(restored))
    assert.equal(again.status, 0, again.said)
    const started = () => run('serve', ...place_of(restored), '--port', '0', '--city', join(root, 'data', 'cities', 'nangong'))
    const keyless = started()
    assert.equal(keyless.status, 1, keyless.said)
    assert.ok(!existsSync(join(restored, 'keys', 'master.key')), 'no fresh key takes the place of the lost one')
    mkdirSync(join(restored, 'keys'), { mode: 0o700 })
    writeFileSync(join(restored, 'keys', 'master.key'), `${'ab'.repeat(32)}\n`, { mode: 0o600 })
    const wrong = started()
    assert.equal(wrong.status, 1, wrong.said)
    assert.match(wrong.said, /does not open what is stored/)
    rmSync(join(restored, 'keys'), { recursive: true })
    cpSync(join(server.data, 'keys'), join(restored, 'keys'), { recursive: true })
    const other = await Server.start(restored)
    try {
      const client = await Client.of(other, 'township100.handler1')
      const then = await client.matter(one.id)
      assert.equal(then.stage, 'issued')
      assert.ok(then.version >= before.version) // its letter may have been rendered in between
      assert.equal(then.details.facts, before.details.facts) // the key opens what is encrypted
    } finally {
      await other.stop()
    }
  })

  test('what an installation writes is for its own user alone, also in a backup', () => {
    const rows = place_of(server.data).length > 2 ? [] : ['liandong.db']
    for (const part of [...rows, 'files', 'lock']) {
      assert.equal(statSync(join(server.data, part)).mode & 0o077, 0, part)
    }
    for (const part of ['.', 'packs', 'packs/00000001.pack', 'snapshots/00000001.snapshot', 'files']) {
      assert.equal(statSync(join(folder, 'backup', part)).mode & 0o077, 0, part)
    }
    assert.match(run('verify', ...place_of(server.data)).said, /last event: \d+ [0-9a-f]{64}/)
  })

  test('a log that grows meanwhile is verified as it stood when the check began', async () => {
    const client = await Client.of(server, 'township100.handler1')
    const stop = { now: false }
    const work = async () => {
      while (!stop.now) assert.equal((await client.post('/api/v1/case-transfers', finding({ title: '校验期间' }))).status, 201)
    }
    const working = [work(), work()]
    try {
      for (let round = 0; round < 3; round += 1) {
        const verified = await Server.run('verify', ...place_of(server.data))
        assert.equal(verified.code, 0, verified.out)
      }
    } finally {
      stop.now = true
      await Promise.all(working)
    }
  })

  test('neither backup nor restore overwrites anything', () => {
    const backup = join(folder, 'backup')
    const foreign = run('backup', ...place_of(server.data), '--to', server.data)
    assert.equal(foreign.status, 1)
    assert.match(foreign.said, /must not lie among|neither empty nor/)
    assert.equal(run('restore', '--from', backup, ...place_of(join(folder, 'restored'))).status, 1)
    assert.equal(run('backup', ...place_of(join(folder, 'nothing')), '--to', join(folder, 'x')).status, 1)
    assert.ok(!existsSync(join(folder, 'x')))
  })

  test('a backup with an altered file is found and not restored', () => {
    const backup = join(folder, 'backup')
    const stored = join(backup, 'files', 'sm3')
    const first = readdirSync(stored).find((each) => readdirSync(join(stored, each)).length > 0)
    const [name] = readdirSync(join(stored, first))
    appendFileSync(join(stored, first, name), 'x')
    const found = run('verify', '--data', backup)
    assert.equal(found.status, 1)
    assert.match(found.said, new RegExp(`file ${first}${name}`))
    const refused = run('restore', '--from', backup, ...place_of(join(folder, 'second')))
    assert.equal(refused.status, 1)
    assert.ok(!existsSync(join(folder, 'second')))
    rmSync(folder, { recursive: true })
  })

  test('a second server on the same folder is refused in one line, and the first goes on', async () => {
    const second = run('serve', ...place_of(server.data), '--port', '0', '--city', join(root, 'data', 'cities', 'nangong'))
    assert.equal(second.status, 1)
    assert.match(second.said, /another process serves this folder/)
    assert.equal(second.said.trim().split('\n').length, 1)
    assert.equal((await (await Client.of(server, 'township100.head')).get('/api/v1/session')).status, 200)
  })

  test('a new installation begins with three administrators and takes its tables in order', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'liandong-init-')), 'data')
    const city = join(root, 'data', 'cities', 'nangong')
    const made = run('init', ...place_of(data), '--city', city)
    assert.equal(made.status, 0, made.said)
    const passwords = Object.fromEntries([...made.said.matchAll(/(admin\.[a-z]+) +(\S+)/g)].map(([, login, word]) => [login, word]))
    assert.deepEqual(Object.keys(passwords), ['admin.system', 'admin.security', 'admin.audit'])
    assert.equal(run('init', ...place_of(data), '--city', city).status, 1)

    let other = await Server.start(data)
    const admin = await Client.of(other, 'admin.system', passwords['admin.system'])
    refused(await admin.get('/api/v1/units'), 403, 'must_change_password')
    const changed = await admin.post('/api/v1/session/password', { old_password: passwords['admin.system'], new_password: 'Qingliang-2026-x' })
    assert.equal(changed.status, 204)
    for (const table of ['units', 'people', 'items']) {
      const body = readFileSync(join(city, `${table}.csv`))
      const done = await admin.post(`/api/v1/imports/${table}`, undefined, { headers: { 'Content-Type': 'text/csv' }, body })
      assert.equal(done.status, 200, `${table}: ${done.body}`)
    }

    // A unit the register could not place would stop the next start.
    const unit = { id: '130581999', name: '某镇人民政府', short_name: '某镇', kind: 'township_government', parent_id: '130581.government',
      legal_subject: true, document_code: '某政', territory: '999999' }
    refused(await admin.post('/api/v1/units', unit), 422, 'territory_refused')
    refused(await admin.post('/api/v1/units', { ...unit, territory: '130581100' }), 422, 'territory_refused')
    const header = readFileSync(join(city, 'units.csv'), 'utf8').split('\n')[0]
    const row = '130581999,某镇人民政府,某镇,township_government,130581.government,yes,某政,,,999999,,'
    const table = await admin.post('/api/v1/imports/units', undefined, { headers: { 'Content-Type': 'text/csv' }, body: Buffer.from(`${header}\n${row}\n`) })
    refused(table, 422, 'import_refused')
    assert.deepEqual(table.json.errors.map((each) => [each.row, each.column, each.code]), [[2, 'territory', 'place_unknown']])
    await other.stop()
    other = await Server.start(data)
    assert.equal((await other.stop()).code, 0)
  })
}
