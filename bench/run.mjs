// What bin/bench does: parts, each a table. See bench/README.md.
import { parseArgs } from 'node:util'
import { cpus, totalmem, release } from 'node:os'
import { execFileSync } from 'node:child_process'
import { parts } from './parts.mjs'
import { Bench } from './bench.mjs'

const { values: options, positionals: named } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    matters: { type: 'string' },
    some: { type: 'string' },
    keep: { type: 'string' },
    port: { type: 'string', default: '18400' },
    binary: { type: 'string' },
  },
})
if (options.list) {
  for (const part of parts) console.log(`${part.name.padEnd(10)} ${part.says}`)
  process.exit(0)
}
for (const name of named) {
  if (!parts.some((part) => part.name === name)) {
    console.error(`no part “${name}”; there are: ${parts.map((part) => part.name).join(' ')}`)
    process.exit(2)
  }
}
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim()
const bench = new Bench(options)
console.log(`Measured ${new Date().toISOString().slice(0, 16)}Z at ${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') ? ' and changes' : ''}: `
  + `\`bin/bench${options.quick ? ' --quick' : ''}${named.length ? ` ${named.join(' ')}` : ''}\`; ${cpus().length} × ${cpus()[0].model}, `
  + `${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}; load average before: ${bench.load()}.`)
try {
  for (const part of parts) {
    if (named.length && !named.includes(part.name)) continue
    console.log(`\n### ${part.says}\n`)
    await part.run(bench)
  }
  console.log(`\nLoad average afterwards: ${bench.load()}.`)
} finally {
  await bench.end()
}
