// An hour of two adjacent versions in turns on one PostgreSQL database, and an hour of both at the same moment on another:
//   node tests/api/adjacent_long.mjs [minutes of each] [older newer]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Cluster } from '../../tools/test/postgres.mjs'
import { alternate } from './adjacent.mjs'
import { binary } from './server.mjs'
import { side_by_side } from './side_by_side.mjs'

const [minutes = '60', older = binary(), newer = join(dirname(binary()), 'liandong_next')] = process.argv.slice(2)
const programs = [older, newer]
/** How many of so many seconds there are. */
const times = (seconds) => Math.max(2, Math.round((Number(minutes) * 60) / seconds))

async function in_turns() {
  const data = mkdtempSync(join(tmpdir(), 'liandong-adjacent-'))
  const cluster = new Cluster({ durable: true })
  try {
    const place = ['--data', data, '--store', cluster.database()]
    return await alternate({ data, place, programs, turns: times(30), seconds_per_turn: 30, killed: 5 })
  } finally {
    cluster.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

const together = () => side_by_side({ programs, handovers: times(30), seconds: 18 })

let failed = 0
for (const [says, run] of [['in turns', in_turns], ['at the same moment', together]]) {
  try {
    console.log(`two adjacent versions ${says}, ${minutes} minutes: ${await run()}`)
  } catch (failure) {
    console.log(String(failure.stack))
    failed += 1
  }
}
console.log(`${2 - failed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
