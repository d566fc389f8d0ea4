// What earlier versions wrote is taken on; two adjacent versions share one store.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Cluster } from '../../../tools/test/postgres.mjs'
import { key, password } from '../../../tools/test/upgrade_fixture.mjs'
import { alternate } from '../adjacent.mjs'
import { Client } from '../client.mjs'
import { finding, water } from '../fixtures.mjs'
import { copy_demonstration } from '../demonstration.mjs'
import { binary, done_by, root, Server } from '../server.mjs'
import { side_by_side } from '../side_by_side.mjs'

const folder = join(root, 'tests', 'upgrades')
const versions = readdirSync(folder).filter((name) => /^\d+$/.test(name)).sort((a, b) => a - b)
/** A program whose schema is one step further. */
const next = () => join(dirname(binary()), 'liandong_next')

/** An installation as the program of that version left it. */
function left_by(version, data) {
  const made = spawnSync('sqlite3', [join(data, 'liandong.db')], { input: readFileSync(join(folder, version, 'rows.sql')), encoding: 'utf8' })
  assert.equal(made.status, 0, String(made.stderr ?? made.error))
  cpSync(join(folder, version, 'files'), join(data, 'files'), { recursive: true })
  mkdirSync(join(data, 'keys'), { mode: 0o700 })
  writeFileSync(join(data, 'keys', 'master.key'), `${key}\n`, { mode: 0o600 })
}

async function served(data, place, use) {
  const server = await Server.start(data, [], place)
  try {
    await use((login) => Client.of(server, login, password))
  } finally {
    assert.equal((await server.stop()).code, 0)
  }
  const verified = await Server.run('verify', ...place)
  assert.equal(verified.code, 0, verified.out)
}

const found = async (client, title) =>
  (await client.get('/api/v1/matters?view=all&limit=50')).json.items.find((each) => each.title === title)

/** The first day with this program. */
async function taken_on(data, place) {
  let id
  await served(data, place, async (sign_in) => {
    const head = await sign_in('township100.head')
    assert.equal((await found(head, '不予移送的一件')).stage, 'dismissed')
    const complaint = await head.matter((await found(head, '反映占道')).id)
    assert.equal(complaint.details.complainants[0].identity.name, '钱**') // the key opens what is sealed
    id = (await found(head, '旧版本的一件')).id
    await head.command(id, 'issue', { receiver: water, redaction_confirmed: true, contact: '值班室' })
  })
  return id
}

/** The next one, where the rows lie now. */
async function gone_on(data, place, id) {
  await served(data, place, async (sign_in) => {
    const receiver = await sign_in('water.handler1')
    assert.equal((await receiver.command(id, 'receive')).stage, 'received')
    const handler = await sign_in('township100.handler1')
    await handler.command(null, 'record', finding({ title: '升级之后' }))
  })
}

export default (test) => {
  for (const version of versions) {
    test(`what a program with schema ${version} wrote is taken on, worked with, and moved to PostgreSQL`, async () => {
      const data = mkdtempSync(join(tmpdir(), 'liandong-upgrade-'))
      const cluster = new Cluster()
      try {
        left_by(version, data)
        const id = await taken_on(data, ['--data', data])
        const address = cluster.database()
        const moved = await Server.run('move', '--data', data, '--from', 'sqlite', '--to', address)
        assert.equal(moved.code, 0, moved.out)
        await gone_on(data, ['--data', data, '--store', address], id)
      } finally {
        cluster.stop()
        rmSync(data, { recursive: true, force: true })
      }
    })

    test(`what a program with schema ${version} left on PostgreSQL is taken on there, and worked with`, async () => {
      const data = mkdtempSync(join(tmpdir(), 'liandong-upgrade-'))
      const cluster = new Cluster()
      try {
        left_by(version, data)
        const address = cluster.database()
        const file = join(data, 'liandong.db')
        assert.match(done_by(join(dirname(binary()), 'liandong_as_left'), file, address), new RegExp(`^schema ${version}, \\d{3,} rows`))
        rmSync(file) // there is no other way to the rows
        const place = ['--data', data, '--store', address]
        await gone_on(data, place, await taken_on(data, place))
      } finally {
        cluster.stop()
        rmSync(data, { recursive: true, force: true })
      }
    })
  }

  for (const kind of ['SQLite', 'PostgreSQL']) {
    test(`this program and the next one take turns on ${kind} and lose nothing`, async () => {
      const data = mkdtempSync(join(tmpdir(), 'liandong-adjacent-'))
      const cluster = kind === 'PostgreSQL' ? new Cluster() : undefined
      const address = cluster?.database()
      const place = ['--data', data, ...(address ? ['--store', address] : [])]
      try {
        await copy_demonstration(data, address)
        const programs = [binary(), next()]
        assert.match(await alternate({ data, place, programs, turns: 5, seconds_per_turn: 1, killed: 3 }), /none lost/)
      } finally {
        cluster?.stop()
        rmSync(data, { recursive: true, force: true })
      }
    })
  }

  test('this program and the next one work at the same moment on PostgreSQL, hand the writing to each other, and lose nothing', async () => {
    const said = await side_by_side({ programs: [binary(), next()], handovers: 4, seconds: 2 })
    assert.match(said, /none lost, none twice/)
  })
}
