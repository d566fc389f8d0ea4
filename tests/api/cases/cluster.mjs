// Several processes on one PostgreSQL database: one writes for the city, the others read, pass on and take over.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { Client, send } from '../client.mjs'
import { finding, pdf, township } from '../fixtures.mjs'
import { leads, Pair, pause, standing, until } from '../pair.mjs'
import { root, Server } from '../server.mjs'

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

async function started() {
  const made = new Pair()
  for (let i = 0; i < 2; i += 1) await made.add()
  return made
}

let pair
/** Made once for all cases, for living a demonstration takes longer than they do. */
async function both() {
  pair ??= await started()
  await pair.mend()
  const writer = await pair.writer()
  return { writer, reader: await pair.reader() }
}

/** Opens matters until told to stop; goes on with the same key until it is told. */
async function work(clients, tasks, stop) {
  for (let turn = 0; !stop.now; turn += 1) {
    const task = { key: randomUUID(), body: finding({ title: `换手 ${randomUUID()}` }), asked: 0 }
    tasks.push(task)
    while (!task.id && !stop.now) {
      task.asked += 1
      const client = clients[(turn + task.asked) % clients.length]
      const answer = await client.post('/api/v1/case-transfers', task.body, { key: task.key }).catch(() => undefined)
      if (answer?.status === 201) task.id = answer.json.id
      else {
        assert.ok(answer === undefined || answer.status === 503, `${answer?.status} ${answer?.body}`)
        await pause(50)
      }
    }
  }
}

function all_once(tasks, seen) {
  for (const task of tasks) {
    const count = seen.get(task.body.title) ?? 0
    assert.ok(count === 1 || (count === 0 && !task.id), `${count} times ${task.id ? 'acknowledged' : 'unknown'}`)
  }
}

export default (test) => {
  if (!process.env.LIANDONG_TEST_POSTGRES) return

  test('a reader takes commands, files and sign-ins for the writer, and shows at once what they did', async () => {
    const { writer, reader } = await both()
    assert.deepEqual([(await standing(writer)).role, (await standing(reader)).role], ['writer', 'reader'])
    assert.ok((await standing(reader)).ready)
    const metrics = async (server) => String((await send(server, 'GET', '/metrics')).body)
    const value = async (server, name) => Number(new RegExp(`\\n${name} (\\d+)`).exec(await metrics(server))[1])
    assert.deepEqual([await value(writer, 'liandong_writer'), await value(writer, 'liandong_writer_epoch')], [1, 1])
    assert.deepEqual([await value(reader, 'liandong_writer'), await value(reader, 'liandong_writer_epoch')], [0, 0])

    const client = await Client.of(reader, 'township100.handler1')
    const key = randomUUID()
    const body = finding({ title: '经由另一进程' })
    const first = await client.post('/api/v1/case-transfers', body, { key })
    assert.equal(first.status, 201, String(first.body))
    const again = await client.post('/api/v1/case-transfers', body, { key })
    assert.equal(again.json.id, first.json.id)
    assert.ok(again.json.repeated)
    assert.equal((await client.matter(first.json.id)).title, '经由另一进程')
    assert.equal(await value(reader, 'liandong_passed_on_total'), 3)

    // A refusal is the writer's, and its incident is the one both speak of.
    const refused = await client.post('/api/v1/case-transfers', { ...body, title: '' })
    assert.equal(refused.status, 400)
    assert.equal(refused.headers['x-request-id'], refused.json.incident)
    assert.equal((await client.call('POST', '/api/v1/case-transfers', { json: body, csrf: false })).status, 403)

    const big = Buffer.concat([pdf('big'), Buffer.alloc(3 << 20, 0x20)])
    const upload = await client.upload('大文件.pdf', big)
    assert.equal(upload.status, 201, String(upload.body))
    await client.command(first.json.id, 'attach-material', { kind: 'basic_facts', file: upload.json.id, file_name: '大文件.pdf' })
    const there = await client.matter(first.json.id)
    const material = there.details.materials[0].id
    const file = await client.get(`/api/v1/matters/${first.json.id}/materials/${material}`)
    assert.deepEqual([file.status, file.body.equals(big)], [200, true])

    // The session of one process is that of the other; signed out is signed out.
    const other = new Client(writer)
    other.take_session({ headers: { 'set-cookie': [client.cookie] }, json: client.session })
    assert.equal((await other.matter(first.json.id)).title, '经由另一进程')
    assert.ok((await client.delete('/api/v1/session')).status < 300)
    assert.equal((await client.get('/api/v1/matters?view=all')).status, 401)
  })

  test('what an administrator changes at the writer, a reader decides and shows by within a second', async () => {
    const { writer, reader } = await both()
    const admin = await Client.of(writer, 'system.admin')
    const here = await Client.of(reader, 'township100.handler1')
    const stream = http.get({ port: reader.port, host: '127.0.0.1', path: '/api/v1/stream', headers: { Cookie: here.cookie } })
    let told = ''
    stream.on('response', (response) => response.on('data', (bytes) => (told += bytes)))
    stream.on('error', () => {})
    await until('the stream begins', () => told.includes('resync'), 10)
    const changed = await admin.post('/api/v1/units', {
      id: '130581100.new_office', name: '市新设办公室', kind: 'internal_office', parent_id: township, territory: township,
    })
    const units = async () => String((await here.get('/api/v1/units')).body)
    if (changed.status < 300) await until('the new unit', async () => (await units()).includes('市新设办公室'), 5)
    const there = await Client.of(writer, 'township100.handler1')
    assert.equal((await there.post('/api/v1/case-transfers', finding({ title: '流中所见' }))).status, 201)
    await until('the event on the reader\'s stream', () => /"kind":"matter"/.test(told), 5)
    stream.destroy()
    assert.ok(changed.status < 300, String(changed.body))
  })

  test('nobody can pretend to be a process of the installation, and nothing is passed on twice', async () => {
    const { writer, reader } = await both()
    const body = JSON.stringify({ login: 'nobody.here', password: 'wrong-password-1' })
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }
    const twice = await send(reader, 'POST', '/api/v1/session', { headers: { ...headers, 'Liandong-Relay': '1 2 3 4 5' }, body })
    assert.equal(twice.status, 503)
    // What a stranger claims to the writer counts for nothing: the failures are those of one address.
    let limited = false
    for (let i = 0; i < 60 && !limited; i += 1) {
      const seal = `1 ${Math.floor(Date.now() / 1000)} 10.9.8.${i} 0123456789abcdef ${'0'.repeat(64)}`
      const answer = await send(writer, 'POST', '/api/v1/session', { headers: { ...headers, 'Liandong-Relay': seal }, body })
      limited = answer.status === 429
    }
    assert.ok(limited, 'the limit per address was reached')
  })

  test('kill -9 and SIGSTOP of the writing process under load: another takes over, nothing is lost or done twice', async () => {
    await both()
    const tasks = []
    let longest = 0
    for (const how of ['kill', 'pause', 'kill']) {
      const writer = await pair.writer()
      const other = pair.servers.find((server) => server !== writer)
      const clients = [await Client.of(writer, 'township101.handler1'), await Client.of(other, 'township101.handler1')]
      const fresh = []
      const stop = { now: false }
      const running = Array.from({ length: 6 }, () => work(clients.slice(1), fresh, stop))
      // Who asks the writer itself loses its connection with it.
      running.push(work(how === 'kill' ? [...clients].reverse() : clients.slice(1), fresh, stop))
      await pause(700)
      const began = Date.now()
      if (how === 'kill') await writer.kill()
      else writer.child.kill('SIGSTOP')
      await until('another writes', () => leads(other))
      longest = Math.max(longest, Date.now() - began)
      await pause(500)
      if (how === 'pause') {
        const epoch = /\nliandong_writer_epoch (\d+)/.exec(String((await send(other, 'GET', '/metrics')).body))[1]
        writer.child.kill('SIGCONT')
        await until('it knows that it was replaced', async () => (await standing(writer)).role === 'reader')
        assert.ok(await leads(other))
        await pause(600)
        assert.match(String((await send(other, 'GET', '/metrics')).body), new RegExp(`\\nliandong_writer_epoch ${epoch}\\n`))
      } else await writer.launch()
      stop.now = true
      await Promise.all(running)
      const again = await Client.of(other, 'township101.handler1')
      all_once(fresh, await titles(again))
      for (const task of fresh) {
        assert.equal((await again.post('/api/v1/case-transfers', task.body, { key: task.key })).status, 201)
      }
      tasks.push(...fresh)
      const seen = await titles(again)
      for (const task of fresh) assert.equal(seen.get(task.body.title), 1, 'once, after repeating')
    }
    assert.ok(tasks.length > 60, `${tasks.length} were asked for`)
    assert.ok(tasks.some((task) => task.asked > 1), 'some had to be repeated')
    assert.ok(longest < 30_000, `${longest} ms without a writer`)
    for (const server of pair.servers) assert.equal((await server.stop()).code, 0)
    const verified = await Server.run('verify', '--data', pair.servers[0].data, ...pair.store)
    assert.equal(verified.code, 0, verified.out)
  })

  test('two cities in one database know nothing of each other', async () => {
    const { writer } = await both()
    const city = join(pair.folder, 'second', 'cities', 'other')
    let second
    try {
      const nangong = join(root, 'data', 'cities', 'nangong')
      mkdirSync(city, { recursive: true })
      cpSync(join(nangong, 'targets.json'), join(city, 'targets.json'))
      writeFileSync(join(city, 'places.csv'), 'code,name,kind,parent\n130582,邻市,city,\n130582001,城关街道,subdistrict,130582\n')
      writeFileSync(join(city, 'city.json'), JSON.stringify({ code: '130582', name: '邻市', name_en: 'Neighbour' }))
      const data = join(pair.folder, 'neighbour')
      const place = ['--data', data, ...pair.store, '--city-code', '130582']
      const resources = ['--city', city, '--resources', join(root, 'data')]
      const wrong = await Server.run('init', '--data', data, ...pair.store, '--city-code', '130599', ...resources)
      assert.match(wrong.out, /is another one/)
      const made = await Server.run('init', ...place, ...resources)
      assert.equal(made.code, 0, made.out)
      const password = /admin\.system\s+(\S+)/.exec(made.out)[1]
      const unnamed = await Server.run('serve', '--data', join(pair.folder, 'process9'), ...pair.store, '--port', '0', ...resources)
      assert.match(unnamed.out, /several cities are here, say --city-code: 130581 130582/)

      const before = await titles(await Client.of(writer, 'township100.handler1'))
      second = new Server()
      Object.assign(second, { place, of: resources, more: [], data })
      await second.launch()
      assert.equal((await standing(second)).role, 'writer')
      assert.ok(await leads(writer), 'each city has its own writer')
      const admin = new Client(second)
      await admin.sign_in('admin.system', password)
      const stranger = await new Client(second).call('POST', '/api/v1/session', { json: { login: 'township100.handler1', password: 'Liandong-2026' } })
      assert.equal(stranger.status, 401)
      const here = await Client.of(writer, 'township100.handler1')
      assert.equal((await here.post('/api/v1/case-transfers', finding({ title: '只属本市' }))).status, 201)
      assert.equal((await titles(here)).size, before.size + 1)
      const cookie = await send(second, 'GET', '/api/v1/session', { headers: { Cookie: here.cookie } })
      assert.equal(cookie.status, 401, 'a session of one city is none of the other')
      await second.stop()
      for (const [folder, code] of [[writer.data, '130581'], [data, '130582']]) {
        const verified = await Server.run('verify', '--data', folder, ...pair.store, '--city-code', code)
        assert.equal(verified.code, 0, verified.out)
      }
    } finally {
      second?.child.kill('SIGKILL')
    }
  })
}
