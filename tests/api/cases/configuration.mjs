// One file of settings: its schema, its check, and a server that starts from it, or does not.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import { send } from '../client.mjs'
import { binary, place_of, root, Server } from '../server.mjs'

const run = (...args) => {
  const { status, stdout, stderr } = spawnSync(binary(), args, { encoding: 'utf8', timeout: 60_000 })
  return { status, stdout, said: stdout + stderr }
}

/** The file as an object, as any reader of TOML would see it; with `all` also what stands in comments. */
const said_in = (text, all = false) => Object.fromEntries([...text.matchAll(all ? /^#?([a-z_]+) = (.*)$/gm : /^([a-z_]+) = (.*)$/gm)]
  .map(([, name, value]) => [name, JSON.parse(value)]))

export default (test) => {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-settings-'))
  const data = join(folder, 'data')
  const file = join(folder, 'liandong.conf')
  const shipped = readFileSync(join(root, 'packaging', 'liandong.conf'), 'utf8')
  const web = join(folder, 'web')
  mkdirSync(web)
  /** The file of the package with the folders of this machine, and more lines. */
  const write = (...lines) => {
    const store = place_of(data)[3]
    writeFileSync(file, [shipped.replaceAll('/usr/share/liandong/data', join(root, 'data'))
      .replaceAll('/usr/share/liandong/web', web).replaceAll('/var/lib/liandong', data),
    ...(store ? [`store = ${JSON.stringify(store)}`] : []), ...lines, ''].join('\n'))
  }

  test('the schema is one, takes the file of the package, and refuses what the program refuses', () => {
    const schema = JSON.parse(run('config', '--schema').stdout)
    const ajv = new Ajv2020({ strict: true, allErrors: true })
    ajv.addFormat('ipv4', (text) => isIP(text) === 4)
    ajv.addFormat('ipv6', (text) => isIP(text) === 6)
    const fits = ajv.compile(schema)
    const everything = said_in(shipped, true)
    assert.deepEqual(Object.keys(everything), Object.keys(schema.properties))
    assert.ok(fits(everything), JSON.stringify(fits.errors))
    const numbers = Object.entries(schema.properties).filter(([, one]) => one.type === 'integer')
    const wrong = [['prot', 1], ['data', 'var'], ['port', '1'], ['address', 'localhost'], ['log_level', 'debug'],
      ['origins', ['https://a/']], ['trusted_proxies', 'one'], ['store', 'liandong.db'],
      ...numbers.flatMap(([name, { minimum, maximum }]) => [[name, minimum - 1], [name, maximum + 1]])]
    for (const [name, value] of wrong) {
      assert.ok(!fits({ [name]: value }), `the schema takes ${name} = ${value}`)
      writeFileSync(file, `\n${name} = ${JSON.stringify(value)}\n`)
      const found = run('config', '--check', file)
      assert.equal(found.status, 78, found.said)
      assert.ok(found.said.startsWith(`${file}:2: ${name}: `), found.said)
    }
    for (const [name, { minimum, maximum }] of numbers) {
      for (const value of [minimum, maximum]) {
        writeFileSync(file, `${name} = ${value}\n`)
        assert.equal(run('config', '--check', file).status, 0)
        assert.ok(fits({ [name]: value }))
      }
    }
  })

  test('every setting is an option of serve, and every option of serve is a setting', () => {
    const options = [...run('serve', '--help').stdout.matchAll(/^ {2}(?:-h,)?--([a-z-]+)/gm)].map(([, name]) => name.replaceAll('-', '_'))
    const settings = Object.keys(said_in(shipped, true))
    assert.deepEqual(options.filter((name) => !['help', 'config', 'demo'].includes(name)), settings)
  })

  test('the manual page names every command', () => {
    const commands = [...run('--help').stdout.split('Subcommands:')[1].matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name)
    const page = readFileSync(join(root, 'packaging', 'liandong.1'), 'utf8').replaceAll('\\', '')
    assert.ok(commands.length >= 12)
    assert.deepEqual(commands.filter((name) => !page.includes(`.TP\n.B ${name}\n`)), [])
  })

  test('the file of the package is checked without a fault where its folders are, and starts nothing', () => {
    write()
    const found = run('config', '--check', file)
    assert.equal(found.status, 0, found.said)
    assert.ok(!existsSync(data))
    assert.equal(run('config', '--sample').stdout, shipped)
  })

  test('a fault in the file stops every command before anything is opened or made', () => {
    write('prot = 8080', 'checkpoint_minutes = 0')
    for (const command of [['serve'], ['init'], ['demo'], ['verify'], ['backup', '--to', join(folder, 'backup')]]) {
      const found = run(...command, '--config', file)
      assert.equal(found.status, 78, found.said)
      assert.match(found.said, /liandong\.conf:\d+: prot: there is no such setting/)
      assert.match(found.said, /liandong\.conf:\d+: checkpoint_minutes: must be a whole number from 1 to 1440/)
    }
    assert.ok(!existsSync(data))
  })

  test('serve with a file founds nothing: the first passwords are for whoever runs init', async () => {
    write()
    const early = run('serve', '--config', file)
    assert.equal(early.status, 1, early.said)
    assert.match(early.said, /run liandong init first/)
    const made = run('init', '--config', file)
    assert.equal(made.status, 0, made.said)
    assert.equal([...made.said.matchAll(/shown once/g)].length, 3)
    write('port = 1', 'log_level = "error"')
    const server = new Server()
    server.place = ['--config', file]
    server.more = []
    // The command line counts more: --port 0 of the test, not port = 1 of the file.
    await server.launch()
    try {
      assert.equal((await send(server, 'GET', '/readyz')).status, 200)
      assert.ok(!server.log.includes('"info"'), server.log)
    } finally {
      const end = await server.stop()
      assert.equal(end.code, 0)
    }
    const sound = run('verify', '--config', file)
    assert.equal(sound.status, 0, sound.said)
  })

  test('an address with a password is taken from a file of its owner alone, and is in no message', () => {
    const secret = join(folder, 'store')
    writeFileSync(secret, 'postgresql://nobody:geheim@127.0.0.1:9/liandong?connect_timeout=2\n')
    writeFileSync(file, `data = "${data}"\nstore_file = "${secret}"\n`)
    chmodSync(secret, 0o640)
    const open_to_others = run('verify', '--config', file)
    assert.equal(open_to_others.status, 78, open_to_others.said)
    assert.match(open_to_others.said, /liandong\.conf:2: store_file: .* can be read by others/)
    chmodSync(secret, 0o600)
    const away = run('verify', '--config', file)
    assert.equal(away.status, 1, away.said)
    assert.match(away.said, /cannot reach|127\.0\.0\.1/)
    const spoken = run('verify', '--data', data, '--store', readFileSync(secret, 'utf8').trim())
    assert.equal(spoken.status, 78, spoken.said)
    for (const { said } of [open_to_others, away, spoken]) assert.ok(!said.includes('geheim'), said)
    rmSync(folder, { recursive: true })
  })
}
