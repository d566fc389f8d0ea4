// The power fails while people work: what was acknowledged is there once, what was not is repeated
// with the same key and then there once.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '../client.mjs'
import { finding } from '../fixtures.mjs'
import { place_of, Server } from '../server.mjs'

const rounds = process.env.LIANDONG_TEST_POSTGRES ? 20 : 6
const workers = 12

async function work(client, tasks, stop) {
  while (!stop.now) {
    const task = { key: randomUUID(), body: finding({ title: `断电 ${randomUUID()}` }) }
    tasks.push(task)
    try {
      const answer = await client.post('/api/v1/case-transfers', task.body, { key: task.key })
      if (answer.status === 201) task.id = answer.json.id
      else task.refused = answer.status
    } catch {
      return // the server is gone
    }
  }
}

async function all_matters(client) {
  const seen = new Map()
  let cursor = ''
  do {
    const query = new URLSearchParams({ view: 'all', limit: '100', cursor })
    const page = (await client.get(`/api/v1/matters?${query}`)).json
    for (const item of page.items) seen.set(item.title, [...(seen.get(item.title) ?? []), item.id])
    cursor = page.next_cursor
  } while (cursor)
  return seen
}

export default (test) => {
  test(`kill -9 in ${rounds} rounds of work loses nothing acknowledged and doubles nothing`, async () => {
    const data = mkdtempSync(join(tmpdir(), 'liandong-crash-'))
    const server = await Server.start(data)
    let acknowledged = 0
    let repeated = 0
    try {
      for (let round = 0; round < rounds; round += 1) {
        const login = `township10${round % 5}.handler1`
        const client = await Client.of(server, login)
        const stop = { now: false }
        const tasks = []
        const running = Array.from({ length: workers }, () => work(client, tasks, stop))
        await new Promise((resolve) => setTimeout(resolve, 400 + Math.random() * 700))
        await server.kill()
        stop.now = true
        await Promise.all(running)
        await server.launch()
        const again = await Client.of(server, login)
        const before = await all_matters(again)
        for (const task of tasks.filter((each) => each.id)) {
          assert.deepEqual(before.get(task.body.title), [task.id], 'acknowledged and there once')
          acknowledged += 1
        }
        for (const task of tasks.filter((each) => !each.id)) {
          const answer = await again.post('/api/v1/case-transfers', task.body, { key: task.key })
          assert.equal(answer.status, 201, String(answer.body))
          repeated += 1
        }
        const after = await all_matters(again)
        for (const task of tasks) assert.equal(after.get(task.body.title)?.length, 1, 'once, after repeating')
      }
      assert.ok(acknowledged > rounds * 5, `${acknowledged} were acknowledged`)
      assert.ok(repeated > 0, 'some were cut off')
      await server.stop()
      const verified = await Server.run('verify', ...place_of(data))
      assert.equal(verified.code, 0, verified.out)
    } finally {
      server.child.kill('SIGKILL')
      rmSync(data, { recursive: true, force: true })
    }
  })

  test('SIGTERM lets running requests finish and exits with 0', async () => {
    const server = await Server.start()
    const client = await Client.of(server, 'township100.handler1')
    const asked = Array.from({ length: 20 }, () => client.post('/api/v1/case-transfers', finding()).catch(() => null))
    const first = await asked[0]
    assert.equal(first.status, 201)
    const ended = server.stop()
    for (const answer of await Promise.all(asked)) {
      assert.ok(answer === null || answer.status === 201 || answer.status === 503)
    }
    assert.equal((await ended).code, 0)
  })
}
