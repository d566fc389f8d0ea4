// A calendar that comes late: clocks wait for the coordinating office before they move earlier, also
// over a power failure in the middle.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { as } from '../client.mjs'
import { Case, refused } from '../fixtures.mjs'
import { Server } from '../server.mjs'

const day = 86_400_000
/** The next Saturday after tomorrow: within fifteen working days of today, whatever today is. */
function weekend_to_work() {
  for (let add = 2; ; add += 1) {
    const at = new Date(Date.now() + 8 * 3_600_000 + add * day)
    if (at.getUTCDay() === 6) return at.toISOString().slice(0, 10)
  }
}

async function until(what, seconds, look) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`${what}: not within ${seconds} s`)
}

export default (test) => {
  test('an earlier time is shown beside the old one, confirmed by S, and moves after a crash too', async () => {
    const data = mkdtempSync(join(tmpdir(), 'liandong-calendar-'))
    const server = await Server.start(data)
    const sign_in = (login) => as(server, login)
    try {
      const matter = await Case.of(server)
      await matter.accepted()
      const owed = async () => {
        const page = (await (await sign_in('water.head')).get(`/api/v1/matters/${matter.id}`)).json
        return { page, filing: page.obligations.find((each) => each.duty === 'decide_filing') }
      }
      const old = (await owed()).filing.target_before
      const saturday = weekend_to_work()
      const year = Number(saturday.slice(0, 4))
      const admin = await sign_in('system.admin')
      const shown = (await admin.get(`/api/v1/calendar/years/${year}`)).json
      const days = shown.days.filter((each) => ['holiday', 'make_up'].includes(each.kind))
        .map(({ date, kind, name }) => ({ date, kind, name }))
      const name = days.find((each) => each.kind === 'holiday').name
      const imported = await admin.post('/api/v1/calendar/years',
        { year, source: '演示通知', days: [...days, { date: saturday, kind: 'make_up', name }] })
      assert.equal(imported.status, 200, String(imported.body))
      const version = imported.json.version

      const held = await until('held', 30, async () => {
        const now = await owed()
        return now.filing.proposed_before && now
      })
      assert.equal(held.filing.target_before, old, 'the old time holds')
      assert.ok(held.filing.proposed_before < old)
      assert.ok(held.page.timeline.some((each) => each.type === 'clock_held'))

      const confirm = '/api/v1/calendar/moves/confirm'
      refused(await (await sign_in('water.head')).post(confirm, { calendar_version: version }), 403, 'forbidden')
      refused(await (await sign_in('water.head')).get('/api/v1/calendar/moves'), 403, 'forbidden')
      const office = await sign_in('justice.coordinator1')
      // The first 200 are listed, those not read again yet among them.
      await until('listed', 30, async () => {
        const waiting = (await office.get('/api/v1/calendar/moves')).json
        assert.equal(waiting.confirmed, false)
        return waiting.items.some((each) => each.matter.id === matter.id && each.proposed_before < each.shown_before)
      })
      await until('S is told', 30, async () => (await office.get('/api/v1/notices')).json.items
        .filter((each) => each.kind === 'earlier_times_waiting').length === 1)
      refused(await office.post(confirm, { calendar_version: version - 1 }), 409, 'stale_version')
      assert.equal((await office.post(confirm, { calendar_version: version })).status, 204)
      await server.kill()
      await server.launch()

      const moved = await until('moved', 30, async () => {
        const now = await owed()
        return now.filing.target_before !== old && now
      })
      assert.equal(moved.filing.target_before, held.filing.proposed_before)
      assert.equal(moved.filing.proposed_before, null)
      const event = moved.page.timeline.find((each) => each.type === 'clock_moved')
      assert.equal(event.fields.reason, 'confirmed')
      assert.ok(event.fields.confirmed_by.name)
      const kinds = (await (await sign_in('water.head')).get('/api/v1/notices?limit=100')).json.items.map((each) => each.kind)
      assert.ok(kinds.includes('clock_held') || kinds.includes('clock_moved'), kinds.join())
      await until('all moved', 60, async () => (await (await sign_in('justice.coordinator1'))
        .get('/api/v1/calendar/moves')).json.waiting === 0)
    } finally {
      await server.stop()
      rmSync(data, { recursive: true, force: true })
    }
  })
}
