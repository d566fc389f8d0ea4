// The parts of bin/bench. Each prints a table and, where the project has set a goal, whether it is met.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { median, sleep, table } from './bench.mjs'

const clients_of = [1, 8, 32, 128]
const ratio = (a, b) => (a / b).toFixed(2)
const whole = (value) => Math.round(value).toLocaleString('en')

/** What autovacuum does each minute, at once: until then a fresh database plans for tables without rows. */
function analyze(store) {
  const done = spawnSync('psql', ['-q', '-d', store, '-c', 'analyze'], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
}

/** Some thousand rows in both, so that neither is planned for empty tables. */
async function warm(bench, city, bare) {
  const server = await bench.serve(city)
  await bench.drive(city, 'lifecycle', 32)
  await server.end()
  bare()
}

/** Product and bare store in turns, so that both meet the same neighbours. */
async function commands(bench, postgres) {
  const city = bench.found({ postgres })
  const traced = bench.found({ postgres })
  const trace = join(traced.data, 'trace')
  bench.save(trace, bench.city_tool('trace', traced))
  const bare = bench.found({ postgres })
  const kind = postgres ? 'postgres' : 'sqlite'
  const place = postgres ? bare.store : join(bare.data, 'liandong.db')
  if (postgres) await warm(bench, city, () => bench.bare_store(trace, kind, place, 16))
  const rows = []
  const processor = []
  for (const clients of clients_of) {
    const seen = { product: [], bare: [], full: [], ratio: [], batch: [], p50: [], p99: [], cpu: [], writer: [], client: [], bare_cpu: [] }
    for (let round = 0; round < bench.rounds; round += 1) {
      if (postgres) [city.store, bare.store].forEach(analyze)
      const server = await bench.serve(city)
      const before = await bench.metrics(server)
      const used = server.processor()
      const writer = server.busiest()
      const load = await bench.drive(city, 'lifecycle', clients)
      const after = await bench.metrics(server)
      const batch = Math.max(1, Math.round((after.jobs - before.jobs) / (after.batches - before.batches)))
      seen.cpu.push(((server.processor() - used) / (after.jobs - before.jobs)) * 1e6)
      seen.writer.push(((server.busiest() - writer) / (after.jobs - before.jobs)) * 1e6)
      seen.client.push(load.processor_us)
      await server.end()
      const same = bench.bare_store(trace, kind, place, batch)
      const full = batch === clients ? same : bench.bare_store(trace, kind, place, clients)
      seen.product.push(load.per_second)
      seen.p50.push(load.p50_ms)
      seen.p99.push(load.p99_ms)
      seen.bare.push(same.per_second)
      seen.bare_cpu.push(same.processor_us)
      seen.full.push(full.per_second)
      seen.batch.push(batch)
      seen.ratio.push(load.per_second / same.per_second)
    }
    rows.push([clients, whole(median(seen.product)), median(seen.p50).toFixed(1), median(seen.p99).toFixed(1), whole(median(seen.product) / 4),
      median(seen.batch), whole(median(seen.bare)), median(seen.ratio).toFixed(2), whole(median(seen.full)),
      ratio(median(seen.product), median(seen.full))])
    processor.push([clients, Math.round(median(seen.writer)), Math.round(median(seen.cpu) - median(seen.writer)), Math.round(median(seen.client)),
      Math.round(median(seen.bare_cpu)), ratio(median(seen.bare_cpu), median(seen.writer))])
  }
  table(['clients', 'product commands/s', 'p50 ms', 'p99 ms', 'life-cycles/s', 'mean batch', 'bare, same batch', 'ratio', 'bare, batch = clients', 'ratio'], rows)
  console.log(`\nProcessor time, µs a command${postgres ? ' (that of the database server is not counted)' : ''}:\n`)
  table(['clients', 'writer', 'the rest of the server', 'client', 'bare store, same batch', 'bare to writer'], processor)
}

function pgbench(bench) {
  const city = bench.found({ postgres: true })
  const traced = bench.found({ postgres: true })
  const trace = join(traced.data, 'trace')
  const script = join(traced.data, 'script.sql')
  bench.save(trace, bench.city_tool('trace', traced))
  bench.save(script, bench.tool('bench_store', trace, 'pgbench'))
  const rows = []
  for (const clients of clients_of) {
    const run = spawnSync(join(bench.cluster.bin, 'pgbench'), ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(3 * bench.seconds),
      '-D', `i=${clients * 10_000_000}`, '-f', script, city.store], { encoding: 'utf8' })
    const lives = Number(/actually processed: (\d+)/.exec(run.stdout)?.[1]) / (3 * bench.seconds)
    if (run.status !== 0 || Number.isNaN(lives)) throw new Error(`pgbench: ${run.status} ${run.stderr.slice(-500)} ${run.stdout.slice(-500)}`)
    rows.push([clients, whole(lives * 4)])
  }
  table(['clients', 'pgbench -M prepared, one transaction a command, commands/s'], rows)
}

async function http(bench) {
  const rows = []
  for (const clients of clients_of) {
    const server = await bench.bare_http()
    const load = await bench.drive(null, 'plain', clients, { seconds: Math.min(3, bench.seconds) })
    rows.push([clients, whole(load.per_second), load.p50_ms.toFixed(2), load.p99_ms.toFixed(2)])
    await server.end()
  }
  table(['clients', 'requests/s', 'p50 ms', 'p99 ms'], rows)
}

/** @param cities pairs of what the table says and the city; in an empty one there is no matter to read */
async function reads_of(bench, cities) {
  const rows = []
  for (const [says_city, city] of cities) {
    bench.with_sessions(city) // those opened before another city was filled may have expired
    if (!city.store) bench.read_once(city)
    const server = await bench.serve(city)
    for (const [mode, says] of [['matter', 'a matter by its id'], ['inbox', 'first page of the inbox of a handler'], ['counts', 'counts of the inbox'], ['competence', 'who is competent']]) {
      if (mode === 'matter' && !city.ids) continue
      for (const clients of [1, 8]) {
        const load = await bench.drive(city, mode, clients, { more: city.ids ? ['--ids', city.ids] : [] })
        rows.push([says_city, says, clients, whole(load.per_second), load.p50_ms.toFixed(2), load.p99_ms.toFixed(2), whole(load.throttled)])
      }
    }
    await server.end()
  }
  table(['matters', 'read', 'clients', 'per second', 'p50 ms', 'p99 ms', 'refused for haste, not counted'], rows)
}

const reads = (bench) => reads_of(bench, [['0', bench.found()], ...[bench.some, bench.matters].map((matters) => [whole(matters), bench.filled(matters)])])

function postgres_reads(bench) {
  const city = bench.moved(bench.some)
  analyze(city.store)
  return reads_of(bench, [['0', bench.found({ postgres: true })], [whole(bench.some), city]])
}

async function sizes(bench) {
  const rows = []
  const cities = [['0', bench.found()], [whole(bench.some), bench.filled(bench.some, { copy: true })], [whole(bench.matters), bench.filled(bench.matters, { copy: true })]]
  const seen = cities.map(() => [])
  const cpu = cities.map(() => [])
  for (let round = 0; round < bench.rounds; round += 1) {
    for (const [i, [, city]] of cities.entries()) {
      const server = await bench.serve(city)
      const before = [server.processor(), (await bench.metrics(server)).jobs]
      seen[i].push((await bench.drive(city, 'lifecycle', 32)).per_second)
      cpu[i].push(((server.processor() - before[0]) / ((await bench.metrics(server)).jobs - before[1])) * 1e6)
      await server.end()
    }
  }
  for (const [i, [name, city]] of cities.entries()) {
    rows.push([name, whole(median(seen[i])), whole(median(seen[i]) / 4), ratio(median(seen[i]), median(seen[0])), ratio(median(seen[i]), median(seen[1])),
      Math.round(median(cpu[i])), city.filling_seconds ? Math.round(city.filling_seconds) : '–'])
  }
  table(['matters', 'commands/s at 32 clients', 'life-cycles/s', 'to 0', `to ${whole(bench.some)}`, 'server µs of processor a command', 'filled in s'], rows)
}

async function verify(bench) {
  const rows = []
  for (const matters of [bench.some, bench.matters]) {
    const city = bench.filled(matters)
    bench.read_once(city)
    const began = performance.now()
    const run = spawnSync(bench.binary, ['verify', '--data', city.data], { encoding: 'utf8' })
    const seconds = (performance.now() - began) / 1000
    if (run.status !== 0) throw new Error(run.stdout + run.stderr)
    const events = Number(/verified: (\d+) events/.exec(run.stdout)[1])
    rows.push([whole(matters), whole(events), seconds.toFixed(1), whole(events / seconds)])
  }
  table(['matters', 'events', 'seconds', 'events per second'], rows)
}

async function sweep(bench) {
  const duties = bench.quick ? 2_000 : 100_000
  const rows = []
  const made = bench.found()
  bench.city_tool('due', made, '--matters', String(duties))
  for (const killed of [false, true]) {
    const city = bench.copy(made)
    const left = () => JSON.parse(bench.city_tool('left', city))
    const before = left()
    let server = await bench.serve(city)
    let began = performance.now()
    let working = 0
    let kills = 0
    for (;;) {
      await sleep(100)
      const now = left()
      if (killed && kills === 0 && now.due < before.due / 2) {
        working += performance.now() - began
        await server.end('SIGKILL')
        kills += 1
        server = await bench.serve(city)
        began = performance.now() - server.startup_ms
      }
      if (now.due === 0) break
    }
    working += performance.now() - began
    const after = left()
    await server.end()
    const once = after.escalations === after.distinct && after.fired - before.fired >= before.due && after.due === 0
    rows.push([whole(before.due), killed ? `kill -9 with ${kills ? 'half' : 'nothing'} done` : 'no', (working / 1000).toFixed(1), whole(after.escalations - before.escalations), once ? 'yes' : 'NO'])
    if (!once) throw new Error(JSON.stringify({ before, after }))
  }
  table(['obligations due in one second', 'killed', 'seconds until all had fired', 'notices', 'each exactly once'], rows)
}

async function start(bench) {
  const rows = []
  for (const matters of [0, bench.some, bench.matters]) {
    const city = matters === 0 ? bench.found() : bench.filled(matters)
    const times = []
    let fresh = 0
    for (let round = 0; round < 3; round += 1) {
      const server = await bench.serve(city)
      times.push(server.startup_ms)
      fresh = server.megabytes()
      await server.end()
    }
    const server = await bench.serve(city)
    await bench.drive(city, 'inbox', 32)
    if (city.ids) await bench.drive(city, 'matter', 32, { more: ['--ids', city.ids] })
    await sleep(10_000) // until nobody has asked too much for a while
    await bench.drive(city, 'lifecycle', 128)
    rows.push([whole(matters), (median(times) / 1000).toFixed(2), fresh.toFixed(0), server.megabytes().toFixed(0)])
    await server.end()
  }
  table(['matters', 'start s', 'RSS after start MB', 'RSS after reads and 128 writing clients MB'], rows)
}

async function burst(bench) {
  const city = bench.found()
  const server = await bench.serve(city)
  const slow = []
  const calm = []
  const rounds = bench.quick ? 3 : 30
  const first = server.megabytes()
  for (let round = 0; round < rounds; round += 1) {
    calm.push((await bench.drive(city, 'lifecycle', 1, { seconds: 0.5, more: ['--warm-up', '0'] })).p50_ms)
    slow.push((await bench.drive(city, 'lifecycle', 35, { seconds: 0.5, more: ['--warm-up', '0'] })).max_ms)
    await sleep(100)
  }
  const after = (await bench.drive(city, 'lifecycle', 1, { seconds: 1 })).p50_ms
  table(['bursts 1 → 35 → 0', 'p50 ms of one client before', 'between (median)', 'after', 'slowest answer in a burst ms', 'RSS before and after MB'],
    [[rounds, calm[0].toFixed(2), median(calm).toFixed(2), after.toFixed(2), Math.max(...slow).toFixed(0), `${first.toFixed(0)} → ${server.megabytes().toFixed(0)}`]])
  await server.end()
}

export const parts = [
  { name: 'http', says: 'The HTTP server with an empty handler', run: http },
  { name: 'commands', says: 'Durable commands and life-cycles beside the bare store, SQLite', run: (bench) => commands(bench, false) },
  { name: 'reads', says: 'Reads', run: reads },
  { name: 'sizes', says: 'Commands by size of the city', run: sizes },
  { name: 'verify', says: 'The filled cities are whole', run: verify },
  { name: 'start', says: 'Start and memory', run: start },
  { name: 'burst', says: 'Bursts', run: burst },
  { name: 'postgres', says: 'The same on PostgreSQL', run: (bench) => commands(bench, true) },
  { name: 'postgres_reads', says: 'Reads on PostgreSQL', run: postgres_reads },
  { name: 'pgbench', says: 'The same statements, pgbench', run: pgbench },
  { name: 'sweep', says: 'Many duties falling due at once', run: sweep },
]
