// A demonstration for tests. Its three months are lived and its letters written once, which takes half a minute; from
// then on it is copied. `node tests/api/demonstration.mjs` makes it where LIANDONG_TEST_DEMONSTRATION says.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { binary, done_by, Server } from './server.mjs'

/** The folder of one at rest: LIANDONG_TEST_DEMONSTRATION, which stays for the next runner, else one that goes with this one. */
async function demonstration() {
  let folder = process.env.LIANDONG_TEST_DEMONSTRATION
  if (!folder) {
    folder = mkdtempSync(join(tmpdir(), 'liandong-lived-'))
    process.env.LIANDONG_TEST_DEMONSTRATION = folder
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  }
  if (existsSync(join(folder, 'liandong.db'))) return folder
  const part = mkdtempSync(`${folder}.`)
  const server = await Server.start(part, [], ['--data', part])
  const unwritten = () => Number(done_by('sqlite3', '-cmd', '.timeout 5000', join(part, 'liandong.db'),
    'select count(*) from document where next_try_at is not null'))
  for (let tries = 0; unwritten() > 0; tries += 1) {
    if (tries > 600) throw new Error('the letters of the demonstration are not written')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  const end = await server.stop()
  if (end.code !== 0) throw new Error(`the server ended with ${JSON.stringify(end)}\n${server.log.slice(-2000)}`)
  rmSync(folder, { recursive: true, force: true })
  done_by('mv', part, folder)
  return folder
}

/** Fills an empty folder with a demonstration. @param address of an empty database that takes the rows instead */
export async function copy_demonstration(data, address = undefined) {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  done_by('cp', '-a', `${await demonstration()}/.`, data)
  if (address) done_by(binary(), 'move', '--data', data, '--from', 'sqlite', '--to', address)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await demonstration()
