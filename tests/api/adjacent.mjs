// Two adjacent versions of the program take turns on one store while people work.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from './client.mjs'
import { attach, finding } from './fixtures.mjs'
import { Server } from './server.mjs'

/** What each turn adds, goes on in the next: whoever serves then finds it as it was left. */
class Work {
  constructor() {
    this.acknowledged = []
    this.unknown = new Set()
    this.attached = 0
    this.number = 0
  }

  async once(client) {
    const title = `第${(this.number += 1)}件`
    try {
      const { id } = await client.command(null, 'record', finding({ title }))
      this.acknowledged.push({ id, title })
    } catch {
      this.unknown.add(title) // the server went away before it answered
      return
    }
    const earlier = this.acknowledged[Math.floor(Math.random() * this.acknowledged.length)]
    try {
      await attach(client, earlier.id, 'other')
      this.attached += 1
    } catch {
      // Attached or not: the log tells, and verify reads it.
    }
  }
}

/**
 * @param programs the older and the newer one
 * @param killed every which turn ends as if the power failed; 0 = none
 * @returns figures for people
 */
export async function alternate({ data, place, programs, turns, seconds_per_turn, killed = 0, login = 'township100.handler1' }) {
  const work = new Work()
  let first
  for (let turn = 0; turn < turns; turn += 1) {
    const server = await Server.start(data, [], place, programs[turn % programs.length])
    try {
      const client = await Client.of(server, login)
      first ??= client
      for (const { id, title } of work.acknowledged.slice(-3)) assert.equal((await client.matter(id)).title, title)
      const until = Date.now() + seconds_per_turn * 1000
      const people = [0, 1].map(async () => {
        do await work.once(client)
        while (Date.now() < until && server.child.exitCode === null && server.child.signalCode === null)
      })
      if (killed && turn % killed === killed - 1) {
        await sleep(seconds_per_turn * 500)
        await server.kill()
        await Promise.all(people)
      } else {
        await Promise.all(people)
        assert.equal((await server.stop()).code, 0)
      }
    } finally {
      server.child.kill('SIGKILL')
    }
  }
  for (const program of programs) {
    const verified = spawnSync(program, ['verify', ...place], { encoding: 'utf8' })
    assert.equal(verified.status, 0, verified.stdout + verified.stderr)
  }
  // The older one works there and verifies, but could not restore what it would back up.
  const refused = spawnSync(programs[0], ['backup', ...place, '--to', join(data, 'backups')], { encoding: 'utf8' })
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /a newer program brought this store to schema version/)
  const server = await Server.start(data, [], place, programs[0])
  try {
    const client = await Client.of(server, login)
    for (const { id, title } of work.acknowledged) assert.equal((await client.matter(id)).title, title)
    const seen = new Map()
    let cursor = ''
    do {
      const page = (await client.get(`/api/v1/matters?${new URLSearchParams({ view: 'all', limit: '100', cursor })}`)).json
      for (const item of page.items) seen.set(item.title, (seen.get(item.title) ?? 0) + 1)
      cursor = page.next_cursor
    } while (cursor)
    for (const { title } of work.acknowledged) assert.equal(seen.get(title), 1, title)
    for (const title of work.unknown) assert.ok((seen.get(title) ?? 0) <= 1, title)
  } finally {
    await server.stop()
  }
  return `${turns} turns, ${work.acknowledged.length} matters and ${work.attached} materials acknowledged, ${work.unknown.size} unknown, none lost, none twice`
}
