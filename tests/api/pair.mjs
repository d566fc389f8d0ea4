// Several processes on one PostgreSQL database, as a cluster has them.
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Cluster } from '../../tools/test/postgres.mjs'
import { send } from './client.mjs'
import { copy_demonstration } from './demonstration.mjs'
import { Server } from './server.mjs'

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export async function until(what, look, seconds = 40) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const found = await look()
    if (found) return found
    await pause(50)
  }
  throw new Error(`${what}: not within ${seconds} s`)
}

export async function standing(server) {
  const answer = await send(server, 'GET', '/readyz').catch(() => undefined)
  return answer?.json ?? { ready: false }
}
export const leads = async (server) => (await standing(server)).role === 'writer'

/** With the same keys, sharing their files. */
export class Pair {
  constructor() {
    this.cluster = new Cluster({ durable: true })
    this.folder = mkdtempSync(join(tmpdir(), 'liandong-pair-'))
    this.remove = () => rmSync(this.folder, { recursive: true, force: true })
    process.on('exit', this.remove)
    this.address = this.cluster.database()
    this.files = join(this.folder, 'files')
    this.store = ['--store', this.address, '--files', this.files]
    this.servers = []
  }

  /** One process more; the first finds a demonstration. @param program another one than binary() */
  async add(program = undefined) {
    const data = join(this.folder, `process${this.servers.length}`)
    if (this.servers.length > 0) {
      cpSync(join(this.servers[0].data, 'keys'), join(data, 'keys'), { recursive: true })
    } else {
      await copy_demonstration(data, this.address)
      renameSync(join(data, 'files'), this.files)
    }
    const server = await Server.start(data, [], ['--data', data, ...this.store], program)
    this.servers.push(server)
    return server
  }

  async writer() {
    return until('a writer', async () => {
      for (const server of this.servers) if (await leads(server)) return server
      return undefined
    })
  }
  async reader() {
    const writer = await this.writer()
    return this.servers.find((server) => server !== writer)
  }

  /** Whatever was done to them, all run afterwards. */
  async mend() {
    for (const server of this.servers) {
      server.child.kill('SIGCONT')
      if (server.child.exitCode !== null || server.child.signalCode !== null) await server.launch()
    }
  }

  remove_all() {
    for (const server of this.servers) server.child.kill('SIGKILL')
    this.cluster.stop()
    process.off('exit', this.remove)
    this.remove()
  }
}
