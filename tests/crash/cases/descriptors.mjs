// The program is out of file descriptors, and then has some again.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { join } from 'node:path'
import { pdf } from '../../api/fixtures.mjs'
import { pause, stores } from '../installation.mjs'

const limit = (pid, count) => execFileSync('prlimit', ['--pid', String(pid), `--nofile=${count}:`])
/** The lowest number that is free: with it for a limit the program gets none any more. */
function lowest_free(pid) {
  const taken = new Set(readdirSync(`/proc/${pid}/fd`).map(Number))
  let number = 0
  while (taken.has(number)) number += 1
  return number
}

/** Seconds of processor time. */
function processor(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Somebody who takes whatever number gets free, and asks for a sign of life when told to. */
class Waiting {
  constructor(port) {
    this.socket = net.connect(port, '127.0.0.1')
    this.served = new Promise((resolve) => {
      this.socket.once('data', (bytes) => resolve(/^HTTP\/1.1 200/.test(String(bytes))))
      for (const end of ['error', 'close']) this.socket.on(end, () => resolve(false))
    })
  }

  ask() {
    this.socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    return this.served
  }
}

export default (test) => {
  for (const store of stores) {
    test(store, 'out of file descriptors: who is connected is told, who waits is served later, nothing spins', async (place) => {
      const { pid } = place.server.child
      const { work, clients: [client] } = place
      const before = Number(/Max open files\s+(\d+)/.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))[1])
      await place.letters_rendered()
      // A refused upload ends its connection, and a new one would wait: each request has its own, opened before.
      const lines = Array.from({ length: 12 }, () => new http.Agent({ keepAlive: true, maxSockets: 1 }))
      for (const connection of lines) assert.equal((await client.get('/healthz', { connection })).status, 200)
      limit(pid, lowest_free(pid))
      let crowd
      let refused = 0
      try {
        crowd = Array.from({ length: 40 }, () => new Waiting(place.server.port))
        await pause(500)
        for (let at = 0; at < 5; at += 1) {
          const upload = await client.upload('a.pdf', pdf('none'), { connection: lines.pop() })
          assert.equal(upload.status, 503, `an upload → ${upload.status} ${upload.body}`)
          assert.ok(Number(upload.headers['retry-after']) > 0)
          const task = work.opening(client)
          await work.send(task, [503], { connection: lines.pop() })
          refused += task.result ? 0 : 1
        }
        const used = processor(pid)
        await pause(1500)
        assert.ok(processor(pid) - used < 0.3, `${processor(pid) - used} s of processor time in 1.5 s without work`)
        assert.equal((await client.get('/healthz', { connection: lines.pop() })).status, 200)
      } finally {
        limit(pid, before)
      }
      assert.deepEqual(new Set(await Promise.all(crowd.map((each) => each.ask()))), new Set([true]), 'who waited is served')
      assert.deepEqual(readdirSync(join(place.folder, 'files/incoming')), [], 'no half upload')
      assert.equal((await client.upload('a.pdf', pdf('some'))).status, 201)
      assert.ok(await place.ready())
      await work.repeat()
      work.check(place)
      return `5 uploads and ${refused} of 5 commands refused`
    })
  }
}
