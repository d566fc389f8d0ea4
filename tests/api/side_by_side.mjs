// Two adjacent versions of the program work on one PostgreSQL store at the same moment, and hand the writing to each other.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { breaches, Client } from './client.mjs'
import { finding } from './fixtures.mjs'
import { leads, Pair, pause, standing, until } from './pair.mjs'
import { done_by } from './server.mjs'

/** What people do at both processes, until they are told to stop; each command is asked for until it is known to be done. */
class Work {
  constructor(servers, login) {
    this.servers = servers
    this.login = login
    this.people = new Map()
    this.tasks = []
    this.stopped = false
    this.writing = undefined // the process that writes, while both run
    this.repeated = 0
    this.both = new Map() // commands by who was asked and who wrote, while both ran
  }

  async at(server) {
    if (!this.people.has(server)) this.people.set(server, await Client.of(server, this.login))
    return this.people.get(server)
  }

  /** Every fifth answer is taken as lost on its way: who is asked next, the other one if it is there, knows that it is done. */
  async carry_out(task, first) {
    const key = randomUUID()
    const end = Date.now() + 60_000
    for (let lost = this.tasks.length % 5 === 0; !task.done; task.asked += 1) {
      const server = this.servers[(first + task.asked) % this.servers.length]
      const writing = this.writing
      const answer = await this.at(server).then((client) => client.post(task.path, task.body, { key })).catch(() => undefined)
      if (answer?.status === 200 || answer?.status === 201) {
        if (task.id) assert.deepEqual([answer.json.id, answer.json.repeated], [task.id, true])
        if (answer.json.repeated) this.repeated += 1
        else if (writing !== undefined && this.writing === writing) this.count(server, writing)
        task.id = answer.json.id
        task.done = !lost
        lost = false
      } else {
        assert.ok(answer === undefined || answer.status === 503, `${task.path}: ${answer?.status} ${answer?.body}`)
        assert.ok(Date.now() < end, `${task.path}: not done within a minute`)
        await pause(50)
      }
    }
  }

  count(asked, wrote) {
    const pair = `${this.servers.indexOf(asked)} ${this.servers.indexOf(wrote)}`
    this.both.set(pair, (this.both.get(pair) ?? 0) + 1)
  }

  /** How many one of them was asked for that one of them wrote. */
  asked(asked, wrote) {
    return this.both.get(`${asked} ${wrote}`) ?? 0
  }

  /** What one process acknowledged, the other one shows at once, if it is there. */
  async shown(task, server) {
    const answer = await this.at(server).then((client) => client.get(`/api/v1/matters/${task.id}`)).catch(() => undefined)
    if (answer !== undefined && answer.status !== 503) assert.equal(answer.json?.title, task.body.title, String(answer.body))
  }

  async person() {
    for (let turn = 0; !this.stopped; turn += 1) {
      const opened = { path: '/api/v1/case-transfers', body: finding({ title: `并行 ${randomUUID()}` }), asked: 0 }
      this.tasks.push(opened)
      await this.carry_out(opened, turn)
      await this.shown(opened, this.servers[(turn + 1) % this.servers.length])
      const note = { path: `/api/v1/case-transfers/${opened.id}/add-note`, body: { text: '已电话联系' }, on: opened.id, asked: 0 }
      this.tasks.push(note)
      await this.carry_out(note, turn + 1)
    }
  }
}

function rows(address, sql) {
  return done_by('psql', '-X', '-A', '-t', '-q', '-F', '\t', '-d', address, '-c', sql).split('\n').filter(Boolean).map((line) => line.split('\t'))
}
const counts = (address, sql) => new Map(rows(address, sql).map(([what, count]) => [what, Number(count)]))

function each_once(address, tasks) {
  const titles = counts(address, "select title, count(*) from matter where title like '并行 %' group by title")
  const events = counts(address, "select stream_id, count(*) from event where type like 'case_transfer.finding_recorded.%' group by stream_id")
  const notes = counts(address, 'select matter, count(*) from note group by matter')
  for (const task of tasks) {
    if (task.on) assert.equal(notes.get(task.on), 1, `${notes.get(task.on)} notes on ${task.on}`)
    else assert.deepEqual([titles.get(task.body.title), events.get(task.id)], [1, 1], task.body.title)
  }
  assert.equal(titles.size, tasks.filter((task) => !task.on).length, 'nothing that nobody asked for')
}

/** Both were asked while this one wrote, for a while at least. */
async function both_work(work, writer, seconds) {
  const wrote = work.servers.indexOf(writer)
  const before = [0, 1].map((asked) => work.asked(asked, wrote))
  work.writing = writer
  await pause(seconds * 1000)
  await until('both are asked while one writes', () => work.stopped || [0, 1].every((asked) => work.asked(asked, wrote) > before[asked]))
}

/** The writing process ends, the other one goes on alone and writes, and the one that ended comes back beside it. */
async function hand_over(pair, work, how, seconds) {
  const writer = await pair.writer()
  const other = pair.servers.find((server) => server !== writer)
  work.writing = undefined
  if (how === 'kill') await writer.kill()
  else assert.equal((await writer.stop()).code, 0)
  await until('the other one writes', () => leads(other))
  await pause(seconds * 500)
  await writer.launch()
  await until('it reads beside it', async () => {
    const { ready, role } = await standing(writer)
    return ready && role === 'reader'
  })
  await both_work(work, other, seconds)
}

/**
 * @param programs the older and the newer one; the newer one joins while the older one serves
 * @param handovers of the writing, from one to the other and back; every version ends by request and by a kill in turn
 * @returns figures for people
 */
export async function side_by_side({ programs, handovers, seconds, people = 4, login = 'township100.handler1' }) {
  const pair = new Pair()
  const work = new Work(pair.servers, login)
  const breached = breaches.length
  try {
    const older = await pair.add(programs[0])
    const version = () => Number(rows(pair.address, 'select max(version) from schema_version')[0][0])
    const before = version()
    const working = Promise.all(Array.from({ length: people }, () => work.person()))
    const moves = async () => {
      await pause(seconds * 500)
      await pair.add(programs[1])
      assert.equal(version(), before + 1)
      assert.ok(await leads(older), 'who joins does not write')
      await both_work(work, older, seconds)
      for (let turn = 0; turn < handovers && !work.stopped; turn += 1) {
        await hand_over(pair, work, ['stop', 'kill', 'kill', 'stop'][turn % 4], seconds)
      }
    }
    const moving = moves()
    await Promise.race([moving, working]).catch(async (failure) => { // work ends before only by a failure
      work.stopped = true
      await moving.catch(() => {})
      throw failure
    })
    work.stopped = true
    await working
    assert.deepEqual(breaches.slice(breached), [])
    for (const asked of [0, 1]) for (const wrote of [0, 1]) assert.ok(work.both.get(`${asked} ${wrote}`) > 0, `asked ${asked}, wrote ${wrote}`)
    for (const server of pair.servers) assert.equal((await server.stop()).code, 0)
    each_once(pair.address, work.tasks)
    for (const [turn, program] of programs.entries()) {
      const verified = spawnSync(program, ['verify', '--data', pair.servers[turn].data, ...pair.store], { encoding: 'utf8' })
      assert.equal(verified.status, 0, verified.stdout + verified.stderr)
    }
    const opened = work.tasks.filter((task) => !task.on).length
    const crossed = work.both.get('0 1') + work.both.get('1 0')
    return `${handovers} times the writing handed over, ${opened} matters and ${work.tasks.length - opened} notes acknowledged, ` +
      `${crossed} of them asked of one version and written by the other, ${work.repeated} asked for again when they were done, none lost, none twice`
  } finally {
    work.stopped = true
    pair.remove_all()
  }
}
