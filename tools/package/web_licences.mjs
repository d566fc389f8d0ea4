// Prints the licences of every library that is built into the pages: node tools/package/web_licences.mjs
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = resolve(dirname(fileURLToPath(import.meta.url)), '../../web')
const lock = JSON.parse(readFileSync(join(web, 'package-lock.json'), 'utf8'))
const missing = []
for (const [folder, { dev, optional, version, license }] of Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (!folder || dev || (optional && !existsSync(join(web, folder)))) continue
  const name = folder.replace(/^.*node_modules\//, '')
  const file = readdirSync(join(web, folder)).find((each) => /^licen[cs]e/i.test(each))
  if (!license && !file) missing.push(name)
  console.log(`== ${name} ${version}: ${license ?? 'see below'}\n`)
  if (file) console.log(`${readFileSync(join(web, folder, file), 'utf8').trim()}\n`)
}
if (missing.length > 0) {
  console.error(`no licence: ${missing.join(', ')}`)
  process.exitCode = 1
}
