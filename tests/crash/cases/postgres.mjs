// What befalls a PostgreSQL server while many people work; Liandong itself is never started again.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pause, until } from '../installation.mjs'

/** As if the machine of the server had failed, without a word to anybody. */
function kill_server(cluster) {
  process.kill(Number(readFileSync(join(cluster.data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  cluster.running = false
}

/** Its old processes may take a moment to notice that they are orphans. */
function start_again(cluster) {
  return until('the server is back', () => {
    try {
      cluster.start()
      return true
    } catch {
      return false
    }
  })
}

/** The processes of the server that work for Liandong; the writer's is the one that holds the lock. */
const backends = (place, more = '') => place.rows(
  `select a.pid from pg_stat_activity a where a.application_name = 'liandong' and a.datname = current_database() ${more}`)
  .map((row) => row.pid)
const writers = (place) => backends(place, `and exists(select 1 from pg_locks l where l.pid = a.pid and l.locktype = 'advisory')`)

const pick = (list) => list[Math.floor(Math.random() * list.length)]

const faults = {
  async 'the server is killed'(place) {
    kill_server(place.cluster)
    await pause(300)
    await start_again(place.cluster)
  },
  async 'the server stops at once and comes back'(place) {
    place.cluster.halt('immediate')
    await pause(500)
    place.cluster.start()
  },
  async 'one process of the server is killed'(place) {
    const pid = pick(backends(place))
    if (pid) process.kill(pid, 'SIGKILL') // the server then ends all others and recovers
  },
  async 'connections are ended again and again'(place) {
    for (let i = 0; i < 15; i += 1) {
      place.rows(`select pg_terminate_backend(pid) as done from pg_stat_activity where application_name = 'liandong' and
        pid = ${pick([...writers(place), ...backends(place)]) ?? 0}`)
      await pause(Math.random() * 30)
    }
  },
  async 'statements are cancelled'(place) {
    for (let i = 0; i < 15; i += 1) {
      place.rows(`select pg_cancel_backend(pid) as done from pg_stat_activity where pid = ${pick([...writers(place), ...backends(place)]) ?? 0}`)
      await pause(Math.random() * 30)
    }
  },
}

/** Stands before the server; loses the answer to the commit of what holds the words, and stays shut then. */
async function gate(cluster) {
  const folder = mkdtempSync(join(tmpdir(), 'ldgate-'))
  const state = { words: '', shut: false, lost: 0 }
  const open = new Set()
  const listener = net.createServer((client) => {
    if (state.shut) return client.destroy()
    const server = net.connect(join(cluster.folder, '.s.PGSQL.5432'))
    const end = () => (client.destroy(), server.destroy(), open.delete(end))
    open.add(end)
    for (const side of [client, server]) side.on('error', end).on('close', end)
    let holds = false
    client.on('data', (bytes) => {
      holds ||= state.words !== '' && bytes.includes(state.words)
      server.write(bytes)
    })
    server.on('data', (bytes) => {
      if (holds && bytes.includes('COMMIT\0')) {
        state.words = ''
        state.lost += 1
        state.shut = true
        for (const each of [...open]) each()
      } else client.write(bytes)
    })
  })
  await new Promise((resolve) => listener.listen(join(folder, '.s.PGSQL.5432'), resolve))
  return { state, folder, stop: () => (listener.close(), rmSync(folder, { recursive: true, force: true })) }
}

export default (test, long) => {
  const rounds = long ? 12 : 1
  for (const fault of Object.keys(faults)) {
    test('PostgreSQL', `${fault}, ${rounds} times`, async (place) => {
      let refused = 0
      for (let round = 0; round < rounds; round += 1) {
        refused += (await place.strike(16, () => faults[fault](place))).refused
        place.work.check(place)
      }
      return `${refused} refused`
    })
  }

  test('PostgreSQL', 'a table that somebody locks away: writing is 503 until it is free', async (place) => {
    const { work, clients: [client] } = place
    const holder = spawn('psql', ['-q', '-d', place.address, '-c', 'begin; lock table event in exclusive mode; select pg_sleep(60)'],
      { stdio: 'ignore' })
    const ended = new Promise((resolve) => holder.once('exit', resolve))
    const held = `from pg_locks where mode = 'ExclusiveLock' and relation = 'event'::regclass and granted`
    await until('the lock', () => place.rows(`select pid ${held}`).length > 0)
    const task = work.opening(client)
    await work.send(task, [503])
    assert.equal(task.status, 503)
    assert.equal((await client.get('/api/v1/matters?view=all')).status, 200, 'reading goes on')
    place.rows(`select pg_terminate_backend(pid) as done ${held}`)
    await ended
    assert.equal(await work.repeat(), 1)
    work.check(place)
  })

  test('PostgreSQL', 'a commit nobody can be asked about is 503, and its repetition finds it done', async (place) => {
    const { work, clients: [client] } = place
    const between = await gate(place.cluster)
    try {
      await place.server.stop()
      place.server.place = ['--data', place.folder, '--store', place.address.replace(place.cluster.folder, between.folder)]
      await place.server.launch()
      const task = work.opening(client)
      between.state.words = task.body.title
      await work.send(task, [503])
      assert.deepEqual([task.status, between.state.lost], [503, 1])
      assert.match(place.server.log, /it is not known whether the last commit happened/)
      assert.equal(place.rows(`select id from matter where title = '${task.body.title}'`).length, 1, 'it did happen')
      between.state.shut = false
      await until('ready', () => place.ready())
      assert.equal(await work.repeat(), 1)
      assert.equal(task.result.repeated, true)
      work.check(place)
      assert.equal((await place.server.stop()).code, 0)
    } finally {
      between.stop()
      place.server.child.kill('SIGKILL')
      place.server.place = place.options
      await place.server.launch()
    }
  })
}
