// An hour of two adjacent versions on one PostgreSQL database: node tests/api/adjacent_long.mjs [minutes] [older newer]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Cluster } from '../../tools/test/postgres.mjs'
import { alternate } from './adjacent.mjs'
import { binary } from './server.mjs'

const [minutes = '60', older = binary(), newer = join(dirname(binary()), 'liandong_next')] = process.argv.slice(2)
const seconds_per_turn = 30
const data = mkdtempSync(join(tmpdir(), 'liandong-adjacent-'))
const cluster = new Cluster({ durable: true })
try {
  const turns = Math.max(2, Math.round((Number(minutes) * 60) / seconds_per_turn))
  const said = await alternate({ data, place: ['--data', data, '--store', cluster.database()], programs: [older, newer], turns, seconds_per_turn, killed: 5 })
  console.log(`two adjacent versions, ${minutes} minutes: ${said}`)
  console.log('1 passed, 0 failed')
} catch (failure) {
  console.log(String(failure.stack))
  console.log('0 passed, 1 failed')
  process.exitCode = 1
} finally {
  cluster.stop()
  rmSync(data, { recursive: true, force: true })
}
