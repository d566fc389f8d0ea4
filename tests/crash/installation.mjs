// An installation to be broken, on a small disk of its own: the running program, its store, and a look into
// the store from outside.
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Client, send } from '../api/client.mjs'
import { copy_demonstration } from '../api/demonstration.mjs'
import { Server } from '../api/server.mjs'
import { Cluster } from '../../tools/test/postgres.mjs'
import { logins, Work } from './work.mjs'

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export async function until(what, look, seconds = 60) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const found = await look()
    if (found) return found
    await pause(50)
  }
  throw new Error(`${what}: not within ${seconds} s`)
}

/** Both kinds of store, by name: what a case is run on. */
export const stores = ['SQLite', 'PostgreSQL']

/** A disk in memory of so many MiB, which can really be full. @returns null where mounting is not allowed */
function small_disk(folder, mebibytes) {
  if (userInfo().uid !== 0) return null
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=0755`, 'tmpfs', folder])
  return mounted.status === 0 ? folder : null
}

export class Place {
  static async make(store, long) {
    const place = new Place()
    place.store = store
    place.root = mkdtempSync(join(tmpdir(), 'liandong-fault-'))
    place.disk = small_disk(place.root, long ? 3000 : 400)
    place.unmount = () => {
      place.server?.child.kill('SIGKILL')
      if (place.disk) spawnSync('umount', ['-l', place.root])
    }
    process.on('exit', place.unmount)
    try {
      place.folder = join(place.root, 'data')
      if (store === 'PostgreSQL') place.begin_cluster()
      place.options = ['--data', place.folder, ...(place.address ? ['--store', place.address] : [])]
      await copy_demonstration(place.folder, place.address)
      place.server = await Server.start(place.folder, [], place.options)
      place.clients = await Promise.all(logins.map((login) => Client.of(place.server, login)))
      place.work = new Work()
      return place
    } catch (failure) {
      place.remove()
      throw failure
    }
  }

  begin_cluster() {
    const before = process.env.TMPDIR
    process.env.TMPDIR = this.root
    this.cluster = new Cluster({ durable: true })
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    this.address = this.cluster.database()
    for (const setting of ["max_wal_size = '64MB'", "min_wal_size = '32MB'"]) this.tell(`alter system set ${setting}`)
    this.tell('select pg_reload_conf()')
  }

  tell(sql) {
    execFileSync('psql', ['-qAt', '-d', this.address, '-c', sql], { encoding: 'utf8' })
  }

  /** Rows of a question to the store, as objects. */
  rows(sql) {
    const text = this.address
      ? execFileSync('psql', ['-qAt', '-d', this.address, '-c', `select coalesce(json_agg(r), '[]') from (${sql}) r`],
          { encoding: 'utf8', maxBuffer: 1 << 28 })
      : execFileSync('sqlite3', ['-json', '-cmd', '.timeout 5000', join(this.folder, 'liandong.db'), sql],
          { encoding: 'utf8', maxBuffer: 1 << 28 })
    return text.trim() === '' ? [] : JSON.parse(text)
  }

  async ready() {
    return (await send(this.server, 'GET', '/readyz')).status === 200
  }

  /** Nothing in the background takes time any more. */
  async letters_rendered() {
    await until('all letters are rendered', async () => {
      await pause(500)
      return Number(this.rows('select count(*) as n from document where next_try_at is not null')[0].n) === 0
    }, 240)
  }

  /** Takes all room but so many KiB. @returns how to give it back */
  fill(but_kibibytes) {
    const path = join(this.root, 'ballast')
    const file = openSync(path, 'w')
    const room = () => {
      const { bavail, bsize } = statfsSync(this.root)
      return (bavail * bsize) / 1024 - but_kibibytes
    }
    try {
      for (const size of [1 << 20, 4096]) {
        const block = Buffer.alloc(size, 1)
        while (room() * 1024 >= size) writeSync(file, block)
      }
    } catch (failure) {
      if (failure.code !== 'ENOSPC') throw failure
    } finally {
      closeSync(file)
    }
    return () => rmSync(path)
  }

  /** People work, `break_it` happens, and once the program is ready again everything must have been done once. */
  async strike(people, break_it) {
    const { work } = this
    const stop = { now: false }
    const from = work.tasks.length
    const running = work.start(this.clients, people, stop)
    await pause(50 + Math.random() * 400)
    await break_it(() => work.tasks.slice(from), stop)
    await until('ready', () => this.ready())
    stop.now = true
    await running
    const refused = work.tasks.slice(from).filter((task) => task.status === 503).length
    const repeated = await work.repeat()
    return { refused, repeated }
  }

  async verify() {
    const done = await Server.run('verify', ...this.options)
    if (done.code !== 0) throw new Error(done.out)
    return /verified: .*/.exec(done.out)[0]
  }

  async close() {
    const acknowledged = this.work.check(this)
    const end = await this.server.stop()
    if (end.code !== 0) throw new Error(`the program ended with ${JSON.stringify(end)}\n${this.server.log.slice(-2000)}`)
    return `${acknowledged} acknowledged; ${await this.verify()}`
  }

  remove() {
    this.server?.child.kill('SIGKILL')
    this.cluster?.stop()
    process.off('exit', this.unmount)
    this.unmount()
    rmSync(this.root, { recursive: true, force: true })
  }
}
