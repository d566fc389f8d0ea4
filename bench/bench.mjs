// Servers, cities and tools of one run of bin/bench; everything it made is gone afterwards.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Cluster } from '../tools/test/postgres.mjs'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const built = join(root, 'build/release')
const program = (name) => join(built, name)
const places = ['--city', join(root, 'data/cities/nangong'), '--resources', join(root, 'data')]
const free_gigabytes_min = 15

export const sleep = (ms) => new Promise((next) => setTimeout(next, ms))
export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

/** A running program: its process, port, and what /proc knows. */
class Server {
  constructor(child, port, startup_ms) {
    Object.assign(this, { child, port, startup_ms })
  }
  megabytes() {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))[1]) / 1024
  }
  /** Seconds of processor time so far. */
  processor() {
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(' ')
    return (Number(fields[13]) + Number(fields[14])) / 100
  }
  /** The same of its busiest thread: under writing clients, the writer. */
  busiest() {
    const tasks = `/proc/${this.child.pid}/task`
    return Math.max(...readdirSync(tasks).map((task) => {
      const fields = readFileSync(`${tasks}/${task}/stat`, 'utf8').split(') ')[1].split(' ')
      return (Number(fields[11]) + Number(fields[12])) / 100
    }))
  }
  async end(signal = 'SIGTERM') {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const over = new Promise((next) => this.child.on('exit', next))
    this.child.kill(signal)
    await over
  }
}

export class Bench {
  constructor(options) {
    this.quick = options.quick
    this.matters = Number(options.matters ?? (options.quick ? 20_000 : 1_000_000))
    this.some = Number(options.some ?? (options.quick ? 2_000 : 100_000))
    this.seconds = options.quick ? 2 : 4
    this.rounds = options.quick ? 1 : 3
    this.port = Number(options.port)
    this.binary = options.binary ?? program('liandong')
    this.folder = mkdtempSync(join(tmpdir(), 'liandong-bench-'))
    this.keep = options.keep ? resolve(options.keep) : join(this.folder, 'kept')
    this.servers = []
    this.made = 0
  }
  load() {
    return loadavg().map((value) => value.toFixed(1)).join(' ')
  }
  save(file, text) {
    writeFileSync(file, text)
  }
  tool(name, ...args) {
    return execFileSync(program(name), args, { encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'inherit'] })
  }
  city_tool(what, city, ...args) {
    return this.tool('bench_city', what, '--data', city.data, ...(city.store ? ['--store', city.store] : []), ...args)
  }

  /** A fresh city without matters; on a PostgreSQL server of its own if asked. */
  found({ postgres = false } = {}) {
    const city = { data: join(this.folder, `city-${(this.made += 1)}`) }
    if (postgres) {
      this.cluster ??= new Cluster({ durable: true })
      city.store = this.cluster.database()
    }
    this.city_tool('found', city, ...places)
    return this.with_sessions(city)
  }
  with_sessions(city) {
    city.sessions = join(city.data, 'sessions')
    writeFileSync(city.sessions, this.city_tool('sessions', city, '--per-person', '12'))
    return city
  }
  /** A city with so many matters, made once; the caller may change a copy. */
  filled(matters, { copy = false } = {}) {
    const kept = { data: join(this.keep, `matters-${matters}`) }
    if (!existsSync(join(kept.data, 'whole'))) {
      this.need_space(matters)
      rmSync(kept.data, { recursive: true, force: true })
      mkdirSync(this.keep, { recursive: true })
      this.city_tool('found', kept, ...places)
      const began = Date.now()
      this.city_tool('fill', kept, '--matters', String(matters))
      writeFileSync(join(kept.data, 'whole'), `${(Date.now() - began) / 1000}`)
      writeFileSync(join(kept.data, 'ids'), this.city_tool('ids', kept, '--matters', '200000'))
    }
    kept.ids = join(kept.data, 'ids')
    kept.filling_seconds = Number(readFileSync(join(kept.data, 'whole'), 'utf8'))
    return this.with_sessions(copy ? this.copy(kept) : kept)
  }
  /** The same on a PostgreSQL server of its own. */
  moved(matters) {
    this.cluster ??= new Cluster({ durable: true })
    const city = { ...this.filled(matters, { copy: true }), store: this.cluster.database() }
    execFileSync(this.binary, ['move', '--data', city.data, '--from', 'sqlite', '--to', city.store], { stdio: ['ignore', 'ignore', 'inherit'] })
    return this.with_sessions(city)
  }
  copy(city) {
    const made = { ...city, data: join(this.folder, `city-${(this.made += 1)}`) }
    cpSync(city.data, made.data, { recursive: true })
    return made
  }
  /** So that the system has the file in memory, as a machine with room for it does; what is measured is not its disk. */
  read_once(city) {
    execFileSync('cat', [join(city.data, 'liandong.db')], { stdio: 'ignore' })
  }
  need_space(matters) {
    const { bavail, bsize } = statfsSync(this.folder)
    const left = (bavail * bsize - matters * 14_000) / 2 ** 30
    if (left < free_gigabytes_min) throw new Error(`${matters} matters would leave ${left.toFixed(0)} GB of disk`)
  }

  async serve(city) {
    const began = performance.now()
    const child = spawn(this.binary, ['serve', '--data', city.data, ...(city.store ? ['--store', city.store] : []), '--port', String(this.port), ...places],
      { stdio: ['ignore', 'pipe', 'pipe'] })
    let log = ''
    await new Promise((done, fail) => {
      const read = (bytes) => {
        log = (log + bytes).slice(-4000)
        if (log.includes('"event":"started"')) done()
      }
      child.stdout.on('data', read)
      child.stderr.on('data', read)
      child.on('exit', () => fail(new Error(`the server ended\n${log}`)))
    })
    const server = new Server(child, this.port, performance.now() - began)
    this.servers.push(server)
    return server
  }
  async bare_http() {
    const child = spawn(program('bench_http'), [String(this.port)], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise((done) => child.stdout.once('data', done))
    const server = new Server(child, this.port, 0)
    this.servers.push(server)
    return server
  }
  /** What the load generator saw. @param more e.g. ['--ids', file] */
  async drive(city, mode, clients, { seconds = this.seconds, more = [] } = {}) {
    const args = ['--port', String(this.port), '--mode', mode, '--clients', String(clients), '--seconds', String(seconds),
      ...(city ? ['--sessions', city.sessions] : []), ...more]
    const child = spawn(program('bench_load'), args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.on('data', (bytes) => (out += bytes))
    const code = await new Promise((next) => child.on('close', next))
    if (code !== 0) throw new Error(`bench_load ${args.join(' ')}`)
    return JSON.parse(out)
  }
  async metrics(server) {
    const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text()
    const value = (name) => Number(new RegExp(`^${name}\\S* (\\d+)`, 'm').exec(text)?.[1] ?? 0)
    return { batches: value('liandong_writer_batches_total'), jobs: value('liandong_writer_jobs_total') }
  }
  bare_store(trace, kind, place, batch, seconds = this.seconds) {
    return JSON.parse(this.tool('bench_store', trace, kind, place, String(batch), String(seconds)))
  }
  async end() {
    for (const server of this.servers) await server.end('SIGKILL')
    this.cluster?.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export function table(head, rows) {
  console.log(`| ${head.join(' | ')} |\n|${head.map(() => '---').join('|')}|`)
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
}
