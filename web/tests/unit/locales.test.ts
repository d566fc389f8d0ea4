import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '@/locales/en.json'
import zh from '@/locales/zh-CN.json'

function* sources(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) yield* sources(path)
    else if (/\.(ts|vue)$/.test(name) && !name.endsWith('.test.ts')) yield path
  }
}
const code = [...sources('src')].map((path) => readFileSync(path, 'utf8')).join('\n')
const keys = Object.keys(zh)

/** Keys written out: arguments of t() and translate(), and what stands where a key is expected. */
function literalKeys(): Set<string> {
  const found = new Set<string>()
  for (const match of code.matchAll(/'([a-z_]+(?:\.[a-z0-9_]+)+)'/g)) found.add(match[1] as string)
  return found
}
/** Beginnings of keys that are put together: t(`light.${light}`). */
const prefixes = [...code.matchAll(/`([a-z_]+(?:\.[a-z0-9_]+)*\.)\$\{/g)].map(
  (match) => match[1] as string,
)
/** Words in dotted form that are no keys: paths, storage names, permission words. */
const isKeyLike = (text: string) =>
  keys.some((key) => key.split('.')[0] === text.split('.')[0]) && !text.endsWith('.vue')

describe('locales', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(en)).toEqual(keys)
  })
  it('are sorted', () => {
    expect(keys).toEqual([...keys].sort())
  })
  it('have no key that begins another one, which the translator could not tell apart', () => {
    const words = new Set(keys)
    const above = keys.flatMap((key) =>
      key.split('.').map((_, n, parts) => parts.slice(0, n).join('.')),
    )
    expect(above.filter((key) => words.has(key))).toEqual([])
  })
  it('have no empty word', () => {
    expect(Object.entries({ ...zh }).filter(([, text]) => text === '')).toEqual([])
    expect(Object.entries({ ...en }).filter(([, text]) => text === '')).toEqual([])
  })
  it('name the same parameters in both languages', () => {
    const parameters = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join()
    const words = en as Record<string, string>
    expect(
      Object.entries(zh)
        .filter(([key, text]) => parameters(text) !== parameters(words[key] ?? ''))
        .map(([key]) => key),
    ).toEqual([])
  })
  it('hold every key that is used', () => {
    const missing = [...literalKeys()].filter((key) => isKeyLike(key) && !keys.includes(key))
    expect(missing).toEqual([])
    const dangling = prefixes
      .filter(isKeyLike)
      .filter((prefix) => !keys.some((key) => key.startsWith(prefix)))
    expect(dangling).toEqual([])
  })
  it('hold no key that is not used', () => {
    const used = literalKeys()
    const idle = keys.filter(
      (key) =>
        !used.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)) && key !== 'money',
    )
    expect(idle).toEqual([])
  })
})
