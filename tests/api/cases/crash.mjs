// The program is told to end. What happens when nobody tells it: tests/crash.
import assert from 'node:assert/strict'
import { Client } from '../client.mjs'
import { finding } from '../fixtures.mjs'
import { Server } from '../server.mjs'

export default (test) => {
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
