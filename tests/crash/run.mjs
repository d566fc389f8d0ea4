// Faults of the world around the running program: node tests/crash/run.mjs [--long] [words of case names]
// The last line is "N passed, N failed", and "N skipped" if there are any.
import { readdirSync } from 'node:fs'
import { breaches } from '../api/client.mjs'
import { said } from '../../tools/test/counts.mjs'
import { Place } from './installation.mjs'

const words = process.argv.slice(2).filter((word) => word !== '--long')
const long = process.argv.includes('--long')
const folder = new URL('./cases/', import.meta.url)
let passed = 0
let failed = 0
let skipped = 0
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1)) // or servers and disks would stay

async function judge(name, run) {
  const before = breaches.length
  const begun = Date.now()
  try {
    const told = await run()
    if (breaches.length > before) throw new Error(breaches.slice(before).join('\n'))
    const [, why] = /^SKIPPED: (.*)/.exec(told ?? '') ?? []
    if (why) skipped += 1
    else passed += 1
    const seconds = ((Date.now() - begun) / 1000).toFixed(1)
    console.log(`${why ? 'skipped' : 'passed '} ${name}  ${seconds} s${told ? `  ${why ?? told}` : ''}`)
  } catch (failure) {
    failed += 1
    console.log(`FAILED  ${name}\n        ${String(failure.stack ?? failure).replaceAll('\n', '\n        ')}`)
  }
}

const cases = []
for (const file of readdirSync(folder).filter((name) => name.endsWith('.mjs')).sort()) {
  const { default: declare } = await import(new URL(file, folder))
  declare((store, name, run) => cases.push({ store, name: `${store} ${file.replace('.mjs', '')}: ${name}`, run }), long)
}
const chosen = cases.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
for (const store of new Set(chosen.map((each) => each.store))) {
  let place
  await judge(`${store}: an installation begins`, async () => {
    place = await Place.make(store, long)
    return place.disk ? '' : 'mounting a small disk is not permitted here'
  })
  if (!place) continue
  try {
    for (const { name, run } of chosen.filter((each) => each.store === store)) await judge(name, () => run(place))
    await judge(`${store}: the installation ends well and verifies`, () => place.close())
  } finally {
    place.remove()
  }
}
console.log(said({ passed, failed, skipped }))
process.exit(failed === 0 ? 0 : 1)
