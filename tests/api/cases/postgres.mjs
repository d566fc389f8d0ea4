// What only an installation on PostgreSQL meets: its server goes away and comes back, and it moves. Failures under load: tests/crash.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Cluster } from '../../../tools/test/postgres.mjs'
import { Client, send } from '../client.mjs'
import { Case, finding } from '../fixtures.mjs'
import { copy_demonstration } from '../demonstration.mjs'
import { root, Server } from '../server.mjs'

const city = join(root, 'data', 'cities', 'nangong')

async function until(what, look) {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${what}: not within 30 s`)
}

const ready = async (server) => (await send(server, 'GET', '/readyz')).status === 200

async function titles(client) {
  const seen = new Map()
  let cursor = ''
  do {
    const page = (await client.get(`/api/v1/matters?${new URLSearchParams({ view: 'all', limit: '100', cursor })}`)).json
    for (const item of page.items) seen.set(item.title, (seen.get(item.title) ?? 0) + 1)
    cursor = page.next_cursor
  } while (cursor)
  return seen
}

/** Stands before the database; once `cut` is set, the next answer to a commit is lost with its connection. */
async function proxy(cluster) {
  const folder = mkdtempSync(join(tmpdir(), 'ldpx-'))
  const state = { cut: false, cuts: 0 }
  const listener = net.createServer((client) => {
    const server = net.connect(join(cluster.folder, '.s.PGSQL.5432'))
    const end = () => {
      client.destroy()
      server.destroy()
    }
    for (const side of [client, server]) side.on('error', end).on('close', end)
    client.on('data', (bytes) => server.write(bytes))
    server.on('data', (bytes) => {
      if (state.cut && bytes.includes('COMMIT\0')) {
        state.cut = false
        state.cuts += 1
        end()
      } else client.write(bytes)
    })
  })
  await new Promise((resolve) => listener.listen(join(folder, '.s.PGSQL.5432'), resolve))
  return { state, folder, stop: () => (listener.close(), rmSync(folder, { recursive: true, force: true })) }
}

export default (test) => {
  if (!process.env.LIANDONG_TEST_POSTGRES) return

  test('while the database is away everybody is told so, and work goes on by itself afterwards', async () => {
    const cluster = new Cluster({ durable: true })
    const data = mkdtempSync(join(tmpdir(), 'liandong-away-'))
    const address = cluster.database()
    await copy_demonstration(data, address)
    const server = await Server.start(data, [], ['--data', data, '--store', address])
    try {
      const client = await Client.of(server, 'township100.handler1')
      assert.ok(await ready(server))
      cluster.halt()
      const key = randomUUID()
      const body = finding({ title: '库不在时' })
      const written = await client.post('/api/v1/case-transfers', body, { key })
      assert.equal(written.status, 503, String(written.body))
      assert.equal(written.json.code, 'unavailable')
      assert.ok(Number(written.headers['retry-after']) > 0)
      assert.equal((await client.get('/api/v1/matters?view=all')).status, 503)
      assert.ok(!(await ready(server)))
      assert.equal((await send(server, 'GET', '/healthz')).status, 200)
      cluster.start()
      await until('ready', () => ready(server))
      assert.equal((await client.post('/api/v1/case-transfers', body, { key })).status, 201)
      assert.equal((await titles(client)).get('库不在时'), 1)
      assert.equal((await server.stop()).code, 0)
    } finally {
      server.child.kill('SIGKILL')
      cluster.stop()
      rmSync(data, { recursive: true, force: true })
    }
  })

  test('a commit whose answer is lost is looked up: it is answered as done, and was done once', async () => {
    const cluster = new Cluster()
    const between = await proxy(cluster)
    const data = mkdtempSync(join(tmpdir(), 'liandong-cut-'))
    const database = cluster.database()
    await copy_demonstration(data, database)
    const address = database.replace(cluster.folder, between.folder)
    const server = await Server.start(data, [], ['--data', data, '--store', address])
    try {
      const client = await Client.of(server, 'township100.handler1')
      for (let round = 0; round < 5; round += 1) {
        between.state.cut = true
        const answer = await client.post('/api/v1/case-transfers', finding({ title: `答复丢失${round}` }))
        assert.equal(answer.status, 201, String(answer.body))
        await until('cut', () => !between.state.cut)
      }
      const seen = await titles(client)
      for (let round = 0; round < 5; round += 1) assert.equal(seen.get(`答复丢失${round}`), 1)
      assert.equal(between.state.cuts, 5)
      assert.equal((await server.stop()).code, 0)
    } finally {
      server.child.kill('SIGKILL')
      between.stop()
      cluster.stop()
      rmSync(data, { recursive: true, force: true })
    }
  })

  test('a demonstration in a database is lived anew, and nothing else is overwritten', async () => {
    const cluster = new Cluster()
    const data = mkdtempSync(join(tmpdir(), 'liandong-anew-'))
    const place = ['--data', data, '--store', cluster.database()]
    const anew = (where) => Server.run('demo', ...where, '--city', city)
    let server
    try {
      server = await Server.start(data, [], place)
      const client = await Client.of(server, 'township100.handler1')
      assert.equal((await client.post('/api/v1/case-transfers', finding({ title: '旧的一件' }))).status, 201)
      const refused = await anew(place)
      assert.equal(refused.code, 1)
      assert.match(refused.out, /another process serves this folder/)
      await server.stop()

      const lived = await anew(place)
      assert.equal(lived.code, 0, lived.out)
      assert.match(lived.out, /township100\.handler1/)
      assert.match((await Server.run('verify', ...place)).out, /verified: \d+ events/)
      server = await Server.start(data, [], place)
      const seen = await titles(await Client.of(server, 'township100.handler1'))
      assert.ok(seen.size > 20 && !seen.has('旧的一件'))
      await server.stop()

      const real = ['--data', join(data, 'real'), '--store', cluster.database()]
      assert.equal((await Server.run('init', ...real, '--city', city)).code, 0)
      const before = (await Server.run('verify', ...real)).out
      const kept = await anew(real)
      assert.equal(kept.code, 1)
      assert.match(kept.out, /PostgreSQL store_\S+ at \S+ holds an installation that is no demonstration/)
      assert.equal((await Server.run('verify', ...real)).out, before)
    } finally {
      server?.child.kill('SIGKILL')
      cluster.stop()
      rmSync(data, { recursive: true, force: true })
    }
  })

  test('an installation moves to PostgreSQL and back and is the same', async () => {
    const cluster = new Cluster()
    const data = mkdtempSync(join(tmpdir(), 'liandong-moving-'))
    const address = cluster.database()
    const move = (from, to) => Server.run('move', '--data', data, '--from', from, '--to', to)
    let server
    try {
      await copy_demonstration(data)
      server = await Server.start(data, [], ['--data', data])
      const one = await Case.of(server)
      await one.issued()
      const before = await one.sender.matter(one.id)
      assert.match((await move('sqlite', address)).out, /another process serves this folder/)
      await server.stop()
      const first = await Server.run('verify', '--data', data)

      const there = await move('sqlite', address)
      assert.equal(there.code, 0, there.out)
      assert.match(there.out, /moved: \d+ rows/)
      const left = await Server.run('serve', '--data', data, '--port', '0', '--city', city)
      assert.equal(left.code, 1)
      assert.match(left.out, /moved into a database/)
      assert.ok(!existsSync(join(data, 'liandong.db')), 'no empty city is founded in its place')
      assert.equal((await Server.run('verify', '--data', data, '--store', address)).out, first.out)
      assert.match((await move('sqlite', address)).out, /moved into a database/)

      server = await Server.start(data, [], ['--data', data, '--store', address])
      const client = await Client.of(server, 'township100.handler1')
      const then = await client.matter(one.id)
      // Its letter may have been rendered since, which is an event more.
      assert.ok(then.version >= before.version)
      assert.deepEqual([then.stage, then.details.facts], [before.stage, before.details.facts])
      assert.equal((await client.post('/api/v1/case-transfers', finding({ title: '迁移之后' }))).status, 201)
      await server.stop()

      const back = await move(address, 'sqlite')
      assert.equal(back.code, 0, back.out)
      assert.match((await move(address, 'sqlite')).out, /exists already/)
      assert.match((await move('sqlite', address)).out, /holds an installation already/)
      const last = await Server.run('verify', '--data', data)
      assert.equal(last.code, 0, last.out)
      assert.equal(last.out, (await Server.run('verify', '--data', data, '--store', address)).out)
      server = await Server.start(data, [], ['--data', data])
      assert.equal((await titles(await Client.of(server, 'township100.handler1'))).get('迁移之后'), 1)
      await server.stop()
    } finally {
      server?.child.kill('SIGKILL')
      cluster.stop()
      rmSync(data, { recursive: true, force: true })
    }
  })
}
