// Runs the built program on a free port with a data folder of its own.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

const places = new Map()

/**
 * Options that say where an installation is. Its rows are in a SQLite file of the folder, or, if
 * LIANDONG_TEST_POSTGRES holds the address of a PostgreSQL database, in one of their own beside it.
 */
export function place_of(data) {
  const address = process.env.LIANDONG_TEST_POSTGRES
  if (!address || existsSync(join(data, 'liandong.db'))) return ['--data', data]
  if (!places.has(data)) {
    const name = `api_${process.pid}_${places.size}`
    const made = spawnSync('psql', ['-q', '-d', address, '-c',
      `create database ${name} template template0 locale 'C' encoding 'UTF8'`], { encoding: 'utf8' })
    if (made.status !== 0) throw new Error(made.stderr)
    places.set(data, address.replace(/\/\/\/[^?]*/, `///${name}`))
  }
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

export class Server {
  /**
   * @param data an existing folder, or nothing for a fresh one that stop() removes
   * @param place options instead of those of place_of()
   * @param program another one than binary()
   */
  static async start(data, more = [], place = undefined, program = undefined) {
    const server = new Server()
    server.program = program
    server.place = place
    server.more = more
    server.own_data = data === undefined
    server.data = data ?? mkdtempSync(join(tmpdir(), 'liandong-api-'))
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
