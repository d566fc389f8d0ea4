// The disk is full, and then is not.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { send } from '../../api/client.mjs'
import { pdf } from '../../api/fixtures.mjs'
import { pause, stores, until } from '../installation.mjs'

const large = () => Buffer.concat([pdf('x'), Buffer.alloc(4 << 20, 10)])

export default (test, long) => {
  for (const store of stores) {
    const rounds = long ? 24 : { SQLite: 3, PostgreSQL: 2 }[store]
    test(store, `${rounds} times a full disk: everybody is told, nothing is half done, no restart`, async (place) => {
      if (!place.disk) return 'SKIPPED: mounting a small disk is not permitted here'
      const [client] = place.clients
      let refused = 0
      let ended = 0
      for (let round = 0; round < rounds; round += 1) {
        const done = await place.strike(16, async (tasks, stop) => {
          const free = place.fill([0, 300, 8][round % 3])
          try {
            await until('somebody is told', () => tasks().some((task) => task.status === 503))
            await pause(200)
            assert.equal((await send(place.server, 'GET', '/healthz')).status, 200)
            const upload = await client.upload('大.pdf', large())
            assert.equal(upload.status, 503, `a large upload → ${upload.status} ${upload.body}`)
            assert.equal(upload.json.code, 'unavailable')
            assert.ok(Number(upload.headers['retry-after']) > 0)
            stop.now = true
            await pause(300)
            assert.deepEqual(readdirSync(join(place.folder, 'files/incoming')), [], 'what broke off is gone')
            if (store === 'SQLite') {
              assert.equal((await client.get('/api/v1/matters?view=all')).status, 200, 'reading goes on')
              await place.server.kill()
              await place.server.launch()
              assert.equal((await client.get('/api/v1/matters?view=all')).status, 200, 'also after a start on the full disk')
            }
          } finally {
            free()
          }
          if (store === 'SQLite') return
          try {
            await until('ready', () => place.ready(), 5)
          } catch {
            ended += 1 // without room for its own log the server ends, and somebody starts it again
            place.cluster.running = false
            place.cluster.start()
          }
        })
        refused += done.refused
        assert.equal((await client.upload('大.pdf', large())).status, 201)
        place.work.check(place)
      }
      return `${refused} refused${ended ? `; the server of the database ended ${ended} times and was started again` : ''}`
    })
  }
}
