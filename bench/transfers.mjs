// Requests per second and latencies of case transfer against the running program.
//   node bench/transfers.mjs [--binary build/release/liandong] [--matters 2000] [--clients 32] [--data FOLDER]
// Starts the program with demonstration data in a folder of its own, on loopback; the client shares the cores.
// Every answer is checked; one that is not the expected success ends the run.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const { values: options } = parseArgs({
  options: {
    binary: { type: 'string', default: join(root, 'build/release/liandong') },
    matters: { type: 'string', default: '2000' },
    clients: { type: 'string', default: '32' },
    data: { type: 'string' }, // kept afterwards
  },
})
const matters = Number(options.matters)
const clients = Number(options.clients)
const password = 'Liandong-2026'
// The platform lets one session ask 50 times a second: the load is spread over many.
const sessions_per_person = 12
const townships = ['001', '002', '003', '004', '100', '101', '102', '103', '104', '105', '200', '201', '202', '203', '204']

const kind = (code) => (code < '100' ? 'subdistrict' : 'township')

const data = options.data ?? mkdtempSync(join(tmpdir(), 'liandong-bench-'))
const child = spawn(options.binary, ['serve', '--data', data, '--port', '0', '--demo', '--city', join(root, 'data/cities/nangong')],
  { stdio: ['ignore', 'pipe', 'pipe'] })
const port = await new Promise((done, fail) => {
  let log = ''
  const read = (bytes) => {
    log += bytes
    const started = /"event":"started","port":(\d+)/.exec(log)
    if (started) done(Number(started[1]))
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  child.on('exit', () => fail(new Error(log.slice(-2000))))
})
const agent = new http.Agent({ keepAlive: true, maxSockets: clients })

function send(method, path, headers, body) {
  return new Promise((done, fail) => {
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }
    const request = http.request({ host: '127.0.0.1', port, method, path, agent, headers: { ...length, ...headers } }, (response) => {
      const parts = []
      response.on('data', (part) => parts.push(part))
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }))
    })
    request.on('error', fail)
    request.end(body)
  })
}

let key = 0
async function call(session, method, path, body) {
  const raw = Buffer.isBuffer(body)
  const headers = { Cookie: session.cookie }
  if (method !== 'GET') headers['X-CSRF-Token'] = session.csrf
  if (method === 'POST') headers['Idempotency-Key'] = `bench-${(key += 1)}`
  if (body !== undefined && !raw) headers['Content-Type'] = 'application/json'
  for (;;) {
    const answer = await send(method, path, headers, raw || body === undefined ? body : JSON.stringify(body))
    if (answer.status < 300) return JSON.parse(answer.body)
    if (answer.status !== 429) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`)
    throttled += 1
    await new Promise((next) => setTimeout(next, 100))
  }
}
let throttled = 0

async function sign_in(login) {
  const answer = await send('POST', '/api/v1/session', { 'Content-Type': 'application/json' }, JSON.stringify({ login, password }))
  if (answer.status !== 200) throw new Error(`${login}: ${answer.status} ${answer.body}`)
  return { login, cookie: answer.headers['set-cookie'][0].split(';')[0], csrf: JSON.parse(answer.body).csrf_token }
}

/** Does `one(i)` for 0 ≤ i < count with so many at once. @returns latencies in ms, sorted, and seconds in all */
async function measured(count, one) {
  const latencies = []
  let next = 0
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, async () => {
    while (next < count) {
      const i = next++
      const start = performance.now()
      await one(i)
      latencies.push(performance.now() - start)
    }
  }))
  return { latencies: latencies.sort((a, b) => a - b), seconds: (performance.now() - began) / 1000 }
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1)
async function report(name, count, one) {
  throttled = 0
  const { latencies, seconds } = await measured(count, one)
  const waits = throttled ? ` | ${throttled} answers 429` : ''
  console.log(`| ${name} | ${count} | ${Math.round(count / seconds)} | ${at(latencies, 0.5)} | ${at(latencies, 0.99)} |${waits}`)
}

try {
  const finders = []
  const heads = []
  const receivers = []
  for (const township of townships) {
    for (let i = 0; i < sessions_per_person; i += 1) {
      finders.push({ ...(await sign_in(`${kind(township)}${township}.handler1`)), township: `130581${township}` })
      heads.push({ ...(await sign_in(`${kind(township)}${township}.head`)), township: `130581${township}` })
    }
  }
  for (let i = 0; i < sessions_per_person; i += 1) receivers.push(await sign_in('water.handler1'), await sign_in('water.head'))
  const of = (list, i) => list[i % list.length]
  const ids = []

  console.log(`${clients} clients, ${matters} matters\n\n| call | requests | per second | p50 ms | p99 ms |\n|---|---|---|---|---|`)
  await report('create a finding', matters, async (i) => {
    const finder = of(finders, i)
    const made = await call(finder, 'POST', '/api/v1/case-transfers', {
      title: `河道管理范围内采砂（第${i}起）`, source: 'supervision', discovered_at: new Date(Date.now() - 60_000).toISOString(),
      place: finder.township, location: '清凉江岸边', item: 'R001', party: { kind: 'unknown' }, facts: '现场有抽砂船一艘。',
    })
    ids[i] = made.id
  })
  const files = new Map()
  for (const finder of finders) {
    if (files.has(finder.township)) continue
    files.set(finder.township, (await call(finder, 'PUT', '/api/v1/files?name=a.txt', Buffer.from('现场检查记录'))).id)
  }
  await report('attach a material', matters * 3, async (i) => {
    const finder = of(finders, Math.floor(i / 3))
    await call(finder, 'POST', `/api/v1/case-transfers/${ids[Math.floor(i / 3)]}/attach-material`, {
      kind: ['basic_facts', 'case_source', 'preliminary_evidence'][i % 3], file: files.get(finder.township), file_name: 'a.txt',
    })
  })
  await report('issue', matters, (i) => call(of(heads, i), 'POST', `/api/v1/case-transfers/${ids[i]}/issue`,
    { receiver: '130581.water', redaction_confirmed: true, contact: '值班室' }))
  await report('receive', matters, (i) => call(of(receivers, i), 'POST', `/api/v1/case-transfers/${ids[i]}/receive`, {}))
  await report('read a matter', matters * 2, (i) => call(of(finders, i % matters), 'GET', `/api/v1/matters/${ids[i % matters]}`))
  await report('read the inbox', matters, (i) => call(of(receivers, i), 'GET', '/api/v1/matters?view=to_do'))
  await report('ask who is competent', matters, (i) => call(of(finders, i), 'GET', `/api/v1/competence?item=R001&place=${of(finders, i).township}`))
} finally {
  child.kill('SIGTERM')
  await new Promise((done) => (child.exitCode === null ? child.on('exit', done) : done()))
  if (!options.data) rmSync(data, { recursive: true, force: true })
  agent.destroy()
}
