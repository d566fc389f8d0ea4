// A client that holds every answer against the contract and remembers what it asked.
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { breach, operation_of } from './contract.mjs'

export const demo_password = 'Liandong-2026'
/** Operations that were answered with success, by id; the report names those that never were. */
export const succeeded = new Set()
export const breaches = []

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export function send(server, method, path, { headers = {}, body, connection } = {}) {
  // Node adds no length to a DELETE with a body, which would then look like the next request.
  const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port: server.port, method, path, headers: { ...length, ...headers }, agent: connection ?? agent },
      (response) => {
        const parts = []
        response.on('data', (bytes) => parts.push(bytes))
        response.on('error', reject)
        response.on('end', () => {
          const bytes = Buffer.concat(parts)
          const type = response.headers['content-type'] ?? ''
          const answer = { status: response.statusCode, headers: response.headers, type, body: bytes }
          if (/json/.test(type)) {
            try {
              answer.json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
            } catch {
              answer.json = undefined
            }
          }
          resolve(answer)
        })
      },
    )
    request.on('error', (failure) => {
      // The program ends connections that are idle for a minute; one may learn of it only by using it again.
      const ended = request.reusedSocket && failure.code === 'ECONNRESET'
      if (ended && !connection) resolve(send(server, method, path, { headers, body, connection: new http.Agent() }))
      else reject(failure)
    })
    request.end(body)
  })
}

/** One person's session, or nobody's before sign_in. */
export class Client {
  constructor(server) {
    this.server = server
  }

  static async of(server, login, password = demo_password) {
    const client = new Client(server)
    await client.sign_in(login, password)
    return client
  }

  async sign_in(login, password = demo_password) {
    const answer = await this.call('POST', '/api/v1/session', { json: { login, password } })
    if (answer.status !== 200) throw new Error(`${login}: ${answer.status} ${answer.body}`)
    this.take_session(answer)
    return answer.json
  }

  take_session(answer) {
    this.cookie = answer.headers['set-cookie'][0].split(';')[0]
    this.session = answer.json
    this.unit = answer.json.acting?.unit.id
  }

  /**
   * @param options json or body; key: Idempotency-Key (false = none); csrf: false = none;
   *                version: If-Match; headers: more
   */
  async call(method, path, options = {}) {
    const { json, key, csrf, version } = options
    const headers = { ...options.headers }
    const body = json === undefined ? options.body : JSON.stringify(json)
    if (json !== undefined) headers['Content-Type'] ??= 'application/json'
    if (this.cookie) headers.Cookie ??= this.cookie
    if (method !== 'GET') {
      if (this.session && csrf !== false) headers['X-CSRF-Token'] ??= this.session.csrf_token
      if (method === 'POST' && key !== false) headers['Idempotency-Key'] ??= key ?? randomUUID()
    }
    if (version !== undefined) headers['If-Match'] = `"${version}"`
    for (;;) {
      const answer = await send(this.server, method, path, { ...options, headers, body })
      const plain_path = decodeURI(path.split('?')[0])
      const wrong = breach(method, plain_path, answer)
      if (wrong) {
        const fault = `${method} ${path} → ${answer.status}: ${wrong}`
        breaches.push(fault)
        throw new Error(`contract: ${fault}\n${answer.body.subarray(0, 400)}`)
      }
      if (answer.status < 400) succeeded.add(operation_of(method, plain_path)?.id)
      if (answer.json?.code !== 'rate_limited' || options.limited) return answer
      await pause(300)
    }
  }

  get(path, options) {
    return this.call('GET', path, options)
  }
  post(path, json = {}, options = {}) {
    return this.call('POST', path, options.body === undefined ? { json, ...options } : options)
  }
  put(path, options) {
    return this.call('PUT', path, options)
  }
  delete(path, options) {
    return this.call('DELETE', path, options)
  }

  /** Gives a command and expects it to be done. @returns its result */
  async command(id, name, json = {}, options = {}) {
    const path = id ? `/api/v1/case-transfers/${id}/${name}` : '/api/v1/case-transfers'
    const answer = await this.post(path, json, options)
    if (answer.status >= 300) throw new Error(`${name}: ${answer.status} ${answer.body}`)
    return answer.json
  }

  async matter(id) {
    const answer = await this.get(`/api/v1/matters/${id}`)
    if (answer.status !== 200) throw new Error(`matter ${id}: ${answer.status} ${answer.body}`)
    return answer.json
  }

  upload(name, bytes, options = {}) {
    return this.put(`/api/v1/files?name=${encodeURIComponent(name)}`, { body: bytes, ...options })
  }
}

const sessions = new Map()
/** A client of the shared server, signed in once per login. */
export async function as(server, login) {
  const key = `${server.port} ${login}`
  if (!sessions.has(key)) sessions.set(key, Client.of(server, login))
  return sessions.get(key)
}
