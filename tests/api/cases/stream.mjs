// Server-sent events: who hears of what, and going on where the line broke.
import assert from 'node:assert/strict'
import http from 'node:http'
import { fault_of } from '../contract.mjs'
import { Client, as, send, succeeded } from '../client.mjs'
import { Case } from '../fixtures.mjs'

const event_schema = { $ref: '#/components/schemas/AppChangeEventView' }

/** Listens until close(); heard holds {id, event, data}. */
class Listener {
  static open(server, client, last_id) {
    const listener = new Listener()
    listener.heard = []
    const headers = { Cookie: client.cookie, Accept: 'text/event-stream' }
    if (last_id !== undefined) headers['Last-Event-ID'] = String(last_id)
    return new Promise((resolve, reject) => {
      listener.request = http.get({ host: '127.0.0.1', port: server.port, path: '/api/v1/stream', headers, agent: false }, (response) => {
        assert.equal(response.statusCode, 200)
        assert.match(response.headers['content-type'], /^text\/event-stream/)
        succeeded.add('listen')
        let rest = ''
        response.setEncoding('utf8')
        response.on('data', (text) => {
          const blocks = (rest + text).split('\n\n')
          rest = blocks.pop()
          blocks.forEach((block) => listener.take(block))
        })
        response.on('error', () => {})
        response.on('end', () => (listener.ended = true))
        resolve(listener)
      })
      listener.request.on('error', reject)
    })
  }

  take(block) {
    const fields = Object.fromEntries(block.split('\n').filter((line) => /^(id|event|data):/.test(line))
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
    if (!fields.data) return
    const data = JSON.parse(fields.data)
    this.heard.push({ id: Number(fields.id), event: fields.event, data, fault: fault_of(event_schema, data) })
  }

  async until(wanted) {
    for (let i = 0; i < 150; i += 1) {
      const found = this.heard.find(wanted)
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`not heard in fifteen seconds: ${JSON.stringify(this.heard)}`)
  }

  close() {
    this.request.destroy()
  }
}

const of_matter = (id) => (each) => each.data.matter_id === id

export default (test, server) => {
  test('a change is told to the units concerned and to nobody else', async () => {
    const one = await Case.of(server)
    const stranger = await as(server, 'township101.head')
    const [own, foreign] = [await Listener.open(server, one.sender), await Listener.open(server, stranger)]
    await own.until((each) => each.data.kind === 'resync')
    await foreign.until((each) => each.data.kind === 'resync')
    await one.record()
    await own.until(of_matter(one.id))
    await new Promise((resolve) => setTimeout(resolve, 1500))
    assert.equal(foreign.heard.filter(of_matter(one.id)).length, 0)
    for (const each of [...own.heard, ...foreign.heard]) assert.equal(each.fault, null, JSON.stringify(each))
    assert.ok(own.heard.every((each) => each.event === 'change' && each.id === each.data.seq))
    own.close()
    foreign.close()
  })

  test('with Last-Event-ID what was missed is told, and nothing before it', async () => {
    const one = await Case.of(server)
    const first = await Listener.open(server, one.sender)
    await first.until((each) => each.data.kind === 'resync')
    await one.record()
    const last = await first.until(of_matter(one.id))
    first.close()
    const missed = await Case.of(server)
    await missed.record()
    const second = await Listener.open(server, one.sender, last.id)
    await second.until(of_matter(missed.id))
    assert.ok(second.heard.every((each) => each.id >= last.id), JSON.stringify(second.heard))
    assert.ok(second.heard.every((each) => each.data.kind !== 'resync'))
    second.close()
  })

  test('a receiver hears of the notice that a case has come', async () => {
    const one = await Case.of(server)
    await one.ready()
    const listener = await Listener.open(server, one.receiver)
    await listener.until((each) => each.data.kind === 'resync')
    await one.issue()
    await listener.until((each) => each.data.kind === 'notice')
    listener.close()
  })

  test('a stream ends with its session, before anything more is told', async () => {
    const client = await Client.of(server, 'township100.liaison1')
    const listener = await Listener.open(server, client)
    await listener.until((each) => each.data.kind === 'resync')
    await client.delete('/api/v1/session')
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    const one = await Case.of(server)
    await one.record()
    for (let i = 0; i < 100 && !listener.ended; i += 1) await new Promise((resolve) => setTimeout(resolve, 100))
    assert.ok(listener.ended, 'the stream was closed')
    assert.equal(listener.heard.filter(of_matter(one.id)).length, 0)
  })

  test('an id the log has not reached, as after a restored backup, starts anew', async () => {
    const listener = await Listener.open(server, await as(server, 'township100.handler1'), 1_000_000_000)
    await listener.until((each) => each.data.kind === 'resync')
    listener.close()
  })

  test('nonsense as Last-Event-ID starts anew; no session hears nothing', async () => {
    const client = await as(server, 'township100.handler1')
    for (const id of ['abc', '-5', '99999999999999999999', '']) {
      const listener = await Listener.open(server, client, id)
      assert.equal(server.child.exitCode, null)
      listener.close()
    }
    assert.equal((await send(server, 'GET', '/api/v1/stream')).status, 401)
  })
}
