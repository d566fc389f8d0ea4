// Runs the built program on a free port with a data folder of its own.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copy_demonstration } from './demonstration.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const places = new Map() // addresses of databases, by folder of the installation

/** @returns what the program printed. @throws Error with what it printed, if it failed */
export function done_by(program, ...args) {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (done.status !== 0) throw new Error(`${program} ${args[0]}: ${done.error ?? done.stdout + done.stderr}`)
  return done.stdout
}

/** @returns the address of a database of its own beside `address`, which holds what `template` holds */
function database_beside(address, name, template = 'template0') {
  done_by('psql', '-q', '-d', address, '-c', `create database ${name} template ${template} locale 'C' encoding 'UTF8'`)
  return address.replace(/\/\/\/[^?]*/, `///${name}`)
}

/**
 * Options that say where an installation is. Its rows are in a SQLite file of the folder, or, if
 * LIANDONG_TEST_POSTGRES holds the address of a PostgreSQL database, in one of their own beside it.
 */
export function place_of(data, template = undefined) {
  const address = process.env.LIANDONG_TEST_POSTGRES
  if (!address || existsSync(join(data, 'liandong.db'))) return ['--data', data]
  if (!places.has(data)) places.set(data, database_beside(address, `api_${process.pid}_${places.size}`, template))
  return ['--data', data, '--store', places.get(data)]
}

/** LIANDONG_BINARY, else the newest build there is. */
export function binary() {
  const built = ['debug', 'sanitize', 'release', '.'].map((preset) => join(root, 'build', preset, 'liandong'))
    .filter((path) => existsSync(path))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  const path = process.env.LIANDONG_BINARY ?? built[0]
  if (!path || !existsSync(path)) {
    throw new Error('no program: run bin/build, or set LIANDONG_BINARY')
  }
  return path
}

const running = new Set()
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** Fills an empty folder with a demonstration, or the database of its place_of() with a copy of one that was filled once. */
async function begin(data) {
  const beside = process.env.LIANDONG_TEST_POSTGRES
  if (!beside) return copy_demonstration(data)
  const name = `api_${process.pid}_lived`
  if (!places.has(name)) {
    const folder = mkdtempSync(join(tmpdir(), 'liandong-moved-'))
    places.set(name, database_beside(beside, name))
    await copy_demonstration(folder, places.get(name))
    rmSync(folder, { recursive: true })
  }
  place_of(data, name)
  await copy_demonstration(data)
  rmSync(join(data, 'liandong.db'))
}

export class Server {
  /**
   * @param data an existing folder, or nothing for a fresh one that stop() removes; an empty one begins as the demonstration
   * @param place options instead of those of place_of(): the program founds what is not there
   * @param program another one than binary()
   */
  static async start(data, more = [], place = undefined, program = undefined) {
    const server = new Server()
    server.program = program
    server.place = place
    server.more = more
    server.own_data = data === undefined
    server.data = data ?? mkdtempSync(join(tmpdir(), 'liandong-api-'))
    const own = place === undefined && program === undefined && !places.has(server.data)
    if (own && readdirSync(server.data).length === 0) await begin(server.data)
    await server.launch()
    return server
  }

  async launch() {
    // `of` says which city is served, and whether as a demonstration.
    const args = ['serve', ...(this.place ?? place_of(this.data)), '--port', '0',
      ...(this.of ?? ['--demo', '--city', join(root, 'data', 'cities', 'nangong')]), ...this.more]
    // Only the plans of this release are judged.
    const env = { ...process.env, ...(this.program && { LIANDONG_QUERY_PLANS: undefined }) }
    this.child = spawn(this.program ?? binary(), args, { stdio: ['ignore', 'pipe', 'pipe'], env })
    running.add(this.child)
    this.log = ''
    this.ended = new Promise((resolve) => this.child.once('exit', (code, signal) => {
      running.delete(this.child)
      resolve({ code, signal })
    }))
    this.child.stderr.on('data', (bytes) => (this.log += bytes))
    this.port = await new Promise((resolve, reject) => {
      let out = ''
      this.child.stdout.on('data', (bytes) => {
        out += bytes
        const found = /is running:\s+http:\/\/[^:]+:(\d+)/.exec(out)
        if (found) resolve(Number(found[1]))
      })
      this.ended.then((end) => reject(new Error(`the server ended: ${JSON.stringify(end)}\n${this.log}`)))
    })
  }

  /** As if the power failed. */
  async kill() {
    this.child.kill('SIGKILL')
    await this.ended
  }

  async stop() {
    this.child.kill('SIGTERM')
    const end = await this.ended
    if (this.own_data) rmSync(this.data, { recursive: true, force: true })
    return end
  }

  /** Runs another command of the program. @returns {code, out} */
  static async run(...args) {
    const child = spawn(binary(), args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    child.stdout.on('data', (bytes) => (out += bytes))
    child.stderr.on('data', (bytes) => (out += bytes))
    const code = await new Promise((resolve) => child.once('exit', resolve))
    return { code, out }
  }
}
