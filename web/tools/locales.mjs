// Merges new words into the locale files and sorts them:
//   node tools/locales.mjs [zh-words.json en-words.json]
import { readFileSync, writeFileSync } from 'node:fs'

const files = ['zh-CN', 'en'].map((name) => new URL(`../src/locales/${name}.json`, import.meta.url))
const read = (path) => JSON.parse(readFileSync(path, 'utf8'))

files.forEach((file, index) => {
  const added = process.argv[2 + index]
  const words = { ...read(file), ...(added ? read(added) : {}) }
  const sorted = Object.fromEntries(
    Object.keys(words)
      .sort()
      .map((key) => [key, words[key]]),
  )
  writeFileSync(file, JSON.stringify(sorted, null, 2) + '\n')
})
