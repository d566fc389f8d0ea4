// No query of a request reads more than it gives by over a fixed factor, in a city whose units have thousands of matters.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Cluster } from '../../../tools/test/postgres.mjs'
import { operations } from '../contract.mjs'
import { crowd, Store } from '../crowd.mjs'
import { copy_demonstration } from '../demonstration.mjs'
import { first_matters, reads, scene } from '../reads.mjs'
import { Server } from '../server.mjs'
import { judge, of_postgres, of_sqlite } from '../work.mjs'

const explaining = ['session_preload_libraries=auto_explain', 'log_min_messages=log', ...Object.entries({
  log_min_duration: 0, log_analyze: 'on', log_timing: 'off', log_format: 'json', log_nested_statements: 'on',
}).map(([name, value]) => `auto_explain.${name}=${value}`)]

/** A crowded city, and what its store did since begin(). */
class Crowded {
  static async open() {
    const made = new Crowded()
    made.folder = mkdtempSync(join(tmpdir(), 'liandong-work-'))
    made.data = join(made.folder, 'data')
    made.kind = process.env.LIANDONG_TEST_POSTGRES ? 'PostgreSQL' : 'SQLite'
    try {
      if (made.kind === 'PostgreSQL') made.cluster = new Cluster({ settings: explaining })
      made.address = made.cluster?.database()
      await copy_demonstration(made.data, made.address)
      made.store = new Store(made.address ?? made.data)
      made.first = first_matters(made.store)
      crowd(made.store, 10, 120)
      made.plans = made.cluster?.log ?? join(made.folder, 'plans')
      made.server = await made.serve()
      return made
    } catch (failure) {
      await made.close()
      throw failure
    }
  }

  async serve() {
    const before = process.env.LIANDONG_QUERY_PLANS
    if (!this.cluster) process.env.LIANDONG_QUERY_PLANS = this.plans
    try {
      return await Server.start(this.data, [], ['--data', this.data, ...(this.address ? ['--store', this.address] : [])])
    } finally {
      if (before !== undefined) process.env.LIANDONG_QUERY_PLANS = before
    }
  }

  done() {
    const written = readFileSync(this.plans, 'utf8')
    const text = written.slice(0, written.lastIndexOf('\n')) // jobs go on writing
    return this.cluster ? of_postgres(text) : of_sqlite(text)
  }

  async close() {
    await this.server?.stop()
    this.cluster?.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

const walk = 'select id from matter where city = $1 and title = $2 limit 21'

export default (test) => {
  test('a statement that walks is told from one that gives what it reads, by what each store counts', () => {
    const steps = (given, read) => of_sqlite(`S ${walk}\nP SCAN matter\nW 0 ${given} ${read} ${read} 0\n`)
    assert.deepEqual(judge('SQLite', steps(21, 6_000)).wrong, [])
    assert.match(judge('SQLite', steps(0, 6_000)).wrong[0], /^6000 read for 0 given: select id.*\n *SCAN matter$/)
    const scanned = (given, removed) => of_postgres(`2026-11-30 09:00:00.000 UTC [7] LOG:  duration: 1.5 ms  plan:\n\t${JSON.stringify({
      'Query Text': walk,
      Plan: { 'Node Type': 'Limit', 'Actual Rows': given, 'Actual Loops': 1, Plans: [
        { 'Node Type': 'Seq Scan', 'Relation Name': 'matter', 'Actual Rows': given, 'Actual Loops': 1, 'Rows Removed by Filter': removed }] },
    }, null, 1).replaceAll('\n', '\n\t')}\n2026-11-30 09:00:00.001 UTC [7] LOG:  connection lost\n`)
    assert.deepEqual(judge('PostgreSQL', scanned(51, 1_600)).wrong, [])
    assert.match(judge('PostgreSQL', scanned(0, 1_600)).wrong[0], /^1600 read for 0 given: select id.*\n *Limit *0; Seq Scan matter 1600$/)
  })

  test('every operation that reads has its requests', () => {
    const ids = operations.filter((each) => each.method === 'GET').map((each) => each.id)
    assert.deepEqual(Object.keys(reads).sort(), ids.sort())
  })

  test('no query reads more than it gives by over a fixed factor', async () => {
    const city = await Crowded.open()
    try {
      const before = city.done().length
      const people = await scene(city.server, city.first)
      for (const [id, requests] of Object.entries(reads)) {
        let answered = 0
        for (const ask of requests(people)) {
          const { status } = await ask()
          assert.ok(status < 500, `${id}: ${status}`)
          if (status === 200) answered += 1
        }
        assert.ok(answered > 0, `${id} was answered`)
      }
      const executions = city.done().slice(before)
      const statements = new Set(executions.map(({ sql }) => sql)).size
      assert.ok(statements > 300, `only ${statements} statements were seen`)
      const { wrong, excused } = judge(city.kind, executions)
      if (process.env.LIANDONG_WORK_SHOWN) console.log(`${statements} statements ran ${executions.length} times\n${excused.join('\n')}`)
      assert.deepEqual(wrong, [], `${wrong.length} statements read more than they give:\n${wrong.join('\n')}`)
    } finally {
      await city.close()
    }
  })
}
