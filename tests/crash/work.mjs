// What many people do at once while something breaks, and whether it was done exactly once.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { finding, pdf } from '../api/fixtures.mjs'

const townships = ['township100', 'township101', 'township102', 'township103', 'township104']
export const logins = townships.flatMap((each) => [`${each}.handler1`, `${each}.head`])

/** Every request made, with what its sender was told. */
export class Work {
  constructor() {
    this.tasks = []
    this.matters = new Map() // by client: those a note may be written to
  }

  /** So many people at once. @returns a promise of their end */
  start(clients, count, stop, expected) {
    const running = Promise.all(Array.from({ length: count }, (_, at) => this.run(clients[at % clients.length], stop, expected)))
    running.catch(() => (stop.now = true)) // told when it is waited for
    return running
  }

  /** Sends requests one after another until told to stop or the connection breaks. @param expected statuses besides success */
  async run(client, stop, expected = [503]) {
    while (!stop.now) {
      const task = this.next(client)
      this.tasks.push(task)
      const done = await this.send(task, expected)
      if (!done) return
      if (task.status === 503) await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  next(client) {
    const own = this.matters.get(client) ?? []
    const name = randomUUID()
    const kind = own.length === 0 ? 'open' : ['open', 'note', 'note', 'upload'][Math.floor(Math.random() * 4)]
    const task = { client, kind, name, key: randomUUID(), command: Math.random() < 0.5 ? randomUUID() : undefined }
    if (kind === 'open') task.body = finding({ title: `故障 ${name}` })
    if (kind === 'note') {
      task.matter = own[Math.floor(Math.random() * own.length)]
      task.body = { text: `记录 ${name}` }
    }
    return task
  }

  /** A task that opens a matter, noted and not yet sent. */
  opening(client) {
    const name = randomUUID()
    const task = { client, kind: 'open', name, key: randomUUID(), body: finding({ title: `故障 ${name}` }) }
    this.tasks.push(task)
    return task
  }

  /** @returns false if no answer came */
  async send(task, expected, more = {}) {
    const { client, kind } = task
    const options = { ...more, key: task.key, headers: task.command ? { 'Command-Id': task.command } : {} }
    let answer
    try {
      if (kind === 'upload') answer = await client.upload(`${task.name}.pdf`, pdf(task.name))
      else if (kind === 'note') answer = await client.post(`/api/v1/case-transfers/${task.matter}/add-note`, task.body, options)
      else answer = await client.post('/api/v1/case-transfers', task.body, options)
    } catch (failure) {
      if (/^contract/.test(failure.message)) throw failure
      return false
    }
    task.status = answer.status
    if (answer.status < 300) {
      task.result = answer.json
      if (kind === 'open' && !answer.json.repeated) this.matters.set(client, [...(this.matters.get(client) ?? []), answer.json.id])
    } else {
      assert.ok(expected.includes(answer.status), `${kind} → ${answer.status} ${answer.body}`)
      if (answer.status === 503) assert.ok(Number(answer.headers['retry-after']) > 0, 'says when to come again')
    }
    return true
  }

  /** Tasks nobody was told the end of are sent again under their keys, and a few of the others, which must get the same answer. @returns how many of the first */
  async repeat() {
    const open = this.tasks.filter((task) => !task.result && task.kind !== 'upload')
    const done = this.tasks.slice(-200).filter((task) => task.result && task.kind !== 'upload').slice(-8)
    for (const task of open) assert.ok(await this.send(task, []), 'the repetition is answered')
    for (const task of done) {
      const again = { ...task, status: undefined, result: undefined }
      assert.ok(await this.send(again, []), 'the repetition is answered')
      assert.deepEqual([again.result.repeated, again.result.id, again.result.seq], [true, task.result.id, task.result.seq], 'the same answer')
    }
    return open.length
  }

  /** Everything acknowledged is in the store, and nothing is there twice. @returns how many were acknowledged */
  check(installation) {
    const counted = (sql) => new Map(installation.rows(sql).map((row) => [row.k, row]))
    const opened = counted(`select title as k, count(*) as n, min(id) as id from matter where title like '故障 %' group by title`)
    const events = counted(`select stream_id || ' ' || version as k, seq from event`)
    const notes = counted(`select n.matter as k, count(*) as n from note n join matter m on m.id = n.matter and m.title like '故障 %' group by n.matter`)
    const uploads = counted(`select name as k, count(*) as n from upload group by name`)
    const notes_told = new Map()
    const done = this.tasks.filter((task) => task.result)
    for (const task of done) {
      const { result } = task
      if (task.kind === 'upload') {
        assert.equal(Number(uploads.get(`${task.name}.pdf`)?.n), 1, `upload ${task.name}`)
        continue
      }
      if (task.kind === 'open') assert.equal(opened.get(task.body.title)?.id, result.id, `opened ${task.name}`)
      else notes_told.set(task.matter, (notes_told.get(task.matter) ?? 0) + 1)
      assert.equal(Number(events.get(`${result.id} ${result.version}`)?.seq), result.seq, `the event of ${task.kind} ${task.name}`)
    }
    for (const [title, row] of opened) assert.equal(Number(row.n), 1, `${title} is there once`)
    const undecided = new Map()
    for (const task of this.tasks.filter((each) => each.kind === 'note' && !each.result)) {
      undecided.set(task.matter, (undecided.get(task.matter) ?? 0) + 1)
    }
    for (const [matter, row] of notes) {
      const told = notes_told.get(matter) ?? 0
      assert.ok(Number(row.n) >= told && Number(row.n) <= told + (undecided.get(matter) ?? 0),
        `${row.n} notes of ${matter}, ${told} acknowledged`)
    }
    for (const matter of notes_told.keys()) assert.ok(notes.has(matter), `notes of ${matter}`)
    return done.length
  }
}
