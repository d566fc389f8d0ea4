// What holds years later: checkpoints outside the database, verification against them, a proof for a stranger.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Case } from '../fixtures.mjs'
import { binary, place_of, root, Server } from '../server.mjs'

const run = (...args) => {
  const { status, stdout, stderr } = spawnSync(binary(), args, { encoding: 'utf8', timeout: 60_000 })
  return { status, said: stdout + stderr, stdout }
}
const checkpoints_in = (folder) => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.checkpoint')) : [])

export default (test, server) => {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-evidence-'))
  const backup = join(folder, 'backup')
  const restored = join(folder, 'restored')

  test('a server signs its log soon after the start, with a key of its own that is nobody else’s to read', async () => {
    for (let i = 0; i < 100 && checkpoints_in(join(server.data, 'checkpoints')).length === 0; ++i) await sleep(100)
    assert.ok(checkpoints_in(join(server.data, 'checkpoints')).length > 0)
    assert.equal(statSync(join(server.data, 'keys', 'checkpoint.key')).mode & 0o777, 0o600)
    const key = run('public-key', '--data', server.data)
    const published = readdirSync(join(server.data, 'checkpoints')).find((name) => name.endsWith('.pem'))
    assert.equal(key.stdout, readFileSync(join(server.data, 'checkpoints', published), 'utf8'))
    const found = run('verify', ...place_of(server.data))
    assert.equal(found.status, 0, found.said)
    assert.match(found.said, /checkpoints: \d+, over \d+ events; compared with [1-9]\d* exported/)
  })

  test('a stop signs everything that happened', async () => {
    assert.equal(run('backup', ...place_of(server.data), '--to', backup).status, 0)
    assert.equal(run('restore', '--from', backup, ...place_of(restored)).status, 0)
    cpSync(join(server.data, 'keys'), join(restored, 'keys'), { recursive: true })
    const other = await Server.start(restored, ['--checkpoints', join(folder, 'outside')])
    const one = await Case.of(other)
    await one.issued()
    const id = one.id
    assert.equal((await other.stop()).code, 0)
    const found = run('verify', ...place_of(restored), '--checkpoints', join(folder, 'outside'))
    assert.equal(found.status, 0, found.said)
    const [, events] = /last event: (\d+)/.exec(found.said)
    assert.match(found.said, new RegExp(`over ${events} events`))
    assert.equal(found.said.includes('--public-key'), false)

    const proof = join(folder, 'proof.json')
    const made = run('proof', ...place_of(restored), '--matter', id, '--to', proof)
    assert.equal(made.status, 0, made.said)
    assert.equal(run('proof', ...place_of(restored), '--matter', id, '--to', proof).status, 1, 'nothing is overwritten')
    writeFileSync(join(folder, 'key.pem'), run('public-key', '--data', restored).stdout)
    const [, script] = /```bash\n([\s\S]*?)\n```/.exec(readFileSync(join(root, 'docs', 'proof.md'), 'utf8'))
    writeFileSync(join(folder, 'check.sh'), script)
    const check = () => spawnSync('bash', [join(folder, 'check.sh'), proof, join(folder, 'key.pem')], { encoding: 'utf8' })
    const right = check()
    assert.match(right.stdout, /RIGHT: \d+ events\n$/, right.stdout + right.stderr)
    const text = readFileSync(proof, 'utf8')
    writeFileSync(proof, text.replace(/("hash_input":"[0-9a-f]{200})(.)/, (_, before, digit) => before + (digit === '0' ? '1' : '0')))
    assert.match(check().stdout, /WRONG: an input does not give its hash/)
  })

  test('a backup is verified as a folder or a file, against what lies outside, and with a key from outside', () => {
    const plain = join(folder, 'plain')
    assert.equal(run('restore', '--from', backup, '--data', plain).status, 0)
    for (const data of [backup, plain, join(plain, 'liandong.db')]) {
      const found = run('verify', '--data', data, '--public-key', join(folder, 'key.pem'), '--checkpoints', join(folder, 'outside'), '--may-be-older')
      assert.equal(found.status, 0, found.said)
      assert.match(found.said, /compared with [1-9]\d* exported/)
    }
    const shorter = run('verify', '--data', backup, '--checkpoints', join(folder, 'outside'))
    assert.equal(shorter.status, 1)
    assert.match(shorter.said, /event \d+ is missing: exported checkpoint \d+/)
    assert.match(run('verify', '--data', backup).said, /give --public-key/)
    const [wrong] = readdirSync(join(folder, 'outside')).filter((name) => name.endsWith('.checkpoint'))
    appendFileSync(join(folder, 'outside', wrong), 'x')
    const found = run('verify', ...place_of(restored), '--checkpoints', join(folder, 'outside'))
    assert.equal(found.status, 1)
    assert.ok(found.said.includes(wrong), found.said)
    rmSync(folder, { recursive: true })
  })
}
