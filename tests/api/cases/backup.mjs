// Backups that add only what is new, points to come back to, and what must never come back.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, as, send } from '../client.mjs'
import { Case, finding, township } from '../fixtures.mjs'
import { binary, place_of, Server } from '../server.mjs'

const run = (...args) => {
  const { status, stdout, stderr } = spawnSync(binary(), args, { encoding: 'utf8', timeout: 60_000 })
  return { status, said: stdout + stderr }
}

export default (test, server) => {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-backups-'))
  const repository = join(folder, 'repository')
  const back_up = (...more) => run('backup', ...place_of(server.data), '--to', repository, ...more)
  const good = (result) => {
    assert.equal(result.status, 0, result.said)
    const [, number, made_at, events] = /backup (\d+): made (\S+), events 1 to (\d+)/.exec(result.said)
    return { number: Number(number), made_at, events: Number(events), bytes: Number(/(\d+) bytes of rows/.exec(result.said)?.[1]) }
  }
  const listed = () => run('backups', '--from', repository).said.trim().split('\n').filter(Boolean)

  /** Serves what is restored, with the keys, for as long as `use` takes. */
  async function restored(name, more, use, place = undefined) {
    const data = join(folder, name)
    const done = run('restore', '--from', repository, ...(place ?? place_of(data)), ...more)
    assert.equal(done.status, 0, done.said)
    assert.match(done.said, /verified: \d+ events/)
    cpSync(join(server.data, 'keys'), join(data, 'keys'), { recursive: true })
    const other = await Server.start(data, [], place)
    try {
      await use(other, done.said)
    } finally {
      await other.stop()
    }
  }

  let one
  let first
  let second
  test('a second backup adds only what is new, and each is restored and verified before it is one', async () => {
    one = await Case.of(server)
    await one.ready()
    first = good(back_up())
    await sleep(1_100) // the points are a second apart
    await one.issue()
    second = good(back_up())
    assert.deepEqual([first.number, second.number], [1, 2])
    assert.ok(second.events > first.events)
    assert.ok(second.bytes * 4 < first.bytes, `${first.bytes} and then ${second.bytes} bytes`)
    assert.equal(listed().length, 2)
    assert.ok(!existsSync(join(repository, 'keys')))
  })

  test('an installation comes back as it stood at the end of an event, or at an instant', async () => {
    const stage_at = (name, point, place) => restored(name, point, async (other) => {
      const client = await Client.of(other, 'township100.handler1')
      stages.push((await client.matter(one.id)).stage)
    }, place)
    const stages = []
    await stage_at('newest', [])
    await stage_at('event', ['--to-point', String(second.events - 1)])
    await stage_at('file', ['--to-point', first.made_at], ['--data', join(folder, 'file')])
    assert.deepEqual(stages, ['issued', 'found', 'found'])
    const exact = run('verify', '--data', repository, '--to-point', String(second.events))
    assert.equal(good(exact).number, 2)
    const before = run('restore', '--from', repository, ...place_of(join(folder, 'before')), '--to-point', String(first.events - 1))
    assert.equal(before.status, 1)
    assert.match(before.said, new RegExp(`every backup is newer; the oldest was made \\S+ with ${first.events} events`))
    assert.match(run('verify', '--data', repository, '--to-point', 'yesterday').said, /a point is the number of an event/)
    assert.ok(!existsSync(join(folder, 'before')))
  })

  test('what was lawfully erased after a backup does not come back with it', async () => {
    const citizen = new Client(server)
    const handed_in = await citizen.post('/api/v1/public/complaints', {
      kind: 'tip', place: township, location: '西街', party: { kind: 'person', name: '王某某' }, facts: '占道经营。',
      complainant: { name: '郑删除', contact: '13900002222' }, agreed: true,
    })
    const town = await as(server, 'township100.head')
    const list = await town.get(`/api/v1/matters?view=all&q=${encodeURIComponent(handed_in.json.number)}`)
    const { id } = list.json.items[0]
    const [complainant] = (await town.matter(id)).details.complainants
    assert.equal(complainant.identity.name, '郑**')
    const held = good(back_up())
    const security = await as(server, 'security.admin')
    const proposed = await security.post('/api/v1/erasures', { matter: id, complainant: complainant.id,
      ground: 'consent_withdrawn', legal_basis: '个人信息保护法第四十七条', reason: '本人书面申请' })
    const system = await as(server, 'system.admin')
    assert.equal((await system.post(`/api/v1/erasures/${proposed.json.id}/carry-out`)).status, 204)
    good(back_up())
    await restored('erased', ['--to-point', String(held.events)], async (other, said) => {
      assert.match(said, /erased again, as it was since: \d+/)
      const client = await Client.of(other, 'township100.head')
      const page = await client.matter(id)
      assert.equal(page.details.complainants[0].identity.name, null)
      assert.equal(page.details.party.name, '王某某')
    })
    // Without the list of what was erased nothing is restored at all.
    const list_file = join(repository, 'erasures')
    const kept = readFileSync(list_file)
    rmSync(list_file)
    const refused = run('restore', '--from', repository, ...place_of(join(folder, 'unknown')))
    assert.equal(refused.status, 1)
    assert.match(refused.said, /would come back/)
    spawnSync('tee', [list_file], { input: kept })
  })

  test('a backup killed at any moment never counts, harms none before it, and does not hinder the next', async () => {
    const before = listed()
    const client = await as(server, 'township100.handler1')
    let killed = 0
    for (let after = 10; after <= 400; after += 65) {
      await client.command(null, 'record', finding({ title: `备份中断 ${after}` }))
      const child = spawn(binary(), ['backup', ...place_of(server.data), '--to', repository], { stdio: 'ignore' })
      const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal)))
      await sleep(after)
      child.kill('SIGKILL')
      if ((await ended) === 'SIGKILL') killed += 1
    }
    assert.ok(killed > 0)
    const after = listed()
    assert.deepEqual(after.slice(0, before.length), before)
    const next = good(back_up())
    assert.equal(next.number, after.length + 1)
    const numbers = listed().map((line) => Number(/backup (\d+):/.exec(line)[1]))
    for (const number of numbers) {
      const events = /events 1 to (\d+)/.exec(listed()[number - 1])[1]
      assert.equal(run('verify', '--data', repository, '--to-point', events).status, 0)
    }
    const left = readdirSync(repository).filter((name) => name.startsWith('scratch-'))
    assert.deepEqual(left, [])
  })

  test('two backups at once are one too many', async () => {
    const holder = spawn('flock', ['-x', join(repository, 'lock'), 'sh', '-c', 'echo held; exec sleep 20'], { detached: true })
    await new Promise((resolve) => holder.stdout.once('data', resolve))
    const refused = back_up()
    process.kill(-holder.pid, 'SIGTERM')
    assert.equal(refused.status, 1)
    assert.match(refused.said, /another backup is being written/)
  })

  test('keys go where they are told to, and never among the backups', () => {
    const keys = join(folder, 'keys apart')
    good(back_up('--keys-to', keys))
    for (const name of ['master.key', 'checkpoint.key']) {
      assert.deepEqual(readFileSync(join(keys, name)), readFileSync(join(server.data, 'keys', name)))
      assert.equal(statSync(join(keys, name)).mode & 0o077, 0)
    }
    for (const among of [join(repository, 'keys'), repository, folder]) {
      const refused = back_up('--keys-to', among)
      assert.equal(refused.status, 1, among)
      assert.match(refused.said, /keys are kept apart/)
    }
    assert.ok(!existsSync(join(repository, 'keys')))
  })

  test('a server backs up by itself and says when it last did', async () => {
    const data = join(folder, 'serving')
    const target = join(folder, 'scheduled')
    mkdirSync(data)
    const other = await Server.start(data, ['--backup-to', target, '--backup-minutes', '60'])
    try {
      const figure = async (name) => {
        const text = (await send(other, 'GET', '/metrics')).body.toString()
        return Number(new RegExp(`^liandong_backup_${name} (\\d+)$`, 'm').exec(text)?.[1])
      }
      for (let i = 0; i < 300 && !((await figure('last_good_seconds')) > 0); ++i) await sleep(100)
      assert.ok(Math.abs((await figure('last_good_seconds')) - Date.now() / 1000) < 60)
      assert.ok((await figure('age_seconds')) < 60)
      assert.equal(await figure('overdue'), 0)
      assert.equal((await send(other, 'GET', '/readyz')).status, 200)
      assert.match(run('backups', '--from', target).said, /backup 1: /)
    } finally {
      assert.equal((await other.stop()).code, 0)
    }
    rmSync(folder, { recursive: true })
  })
}
