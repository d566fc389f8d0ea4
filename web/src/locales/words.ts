import { currentLanguage, i18n, translate } from './index'

interface Word {
  zh: string
  en: string
}

/** The words of the server (stages, commands, duties, events …), the same files it uses itself. */
const files = import.meta.glob<Record<string, unknown>>(
  // Refusals come as sentences with the answer itself.
  ['@messages/*.json', '!@messages/refusals.*.json', '!@messages/api.json'],
  { eager: true, import: 'default' },
)

function isWord(value: object): value is Word {
  return typeof (value as Word).zh === 'string'
}

function collect(words: Map<string, Word>, prefix: string, value: unknown) {
  if (typeof value !== 'object' || value === null) return
  if (isWord(value)) {
    words.set(prefix, value)
    return
  }
  for (const [name, inner] of Object.entries(value)) {
    collect(words, prefix ? `${prefix}.${name}` : name, inner)
  }
}

const words = new Map<string, Word>()
for (const [path, content] of Object.entries(files)) {
  const file = path.replace(/^.*\//, '').replace(/\.json$/, '')
  const own = new Map<string, Word>()
  collect(own, '', content)
  for (const [key, word] of own) words.set(`${file}:${key}`, word)
}

/**
 * The label of a server word, e.g. `word('case_transfer', 'stage', 'found')`: the system's own, else the
 * one all systems share. A word that is unknown comes back as it is: a new server must not blank an old
 * page.
 */
export function word(
  file: string,
  group: string,
  name: string,
  params: Record<string, unknown> = {},
): string {
  const found = words.get(`${file}:${group}.${name}`) ?? words.get(`common:${group}.${name}`)
  if (!found) return name
  const text = currentLanguage() === 'en' && found.en ? found.en : found.zh
  return text.replace(/\{(\w+)\}/g, (whole, key: string) =>
    key in params ? String(params[key]) : whole,
  )
}

/** A word that all systems share. */
export const commonWord = (group: string, name: string, params?: Record<string, unknown>) =>
  word('common', group, name, params)

/**
 * The label of a field of the API: the server's word for it in this system or in all, else the console's
 * own (`field.<name>`), else the name.
 */
export function fieldLabel(name: string, system = 'case_transfer'): string {
  if (hasWord(system, 'field', name)) return word(system, 'field', name)
  if (hasWord('common', 'field', name)) return commonWord('field', name)
  const key = `field.${name}`
  return i18n.global.te(key, 'zh-CN') ? translate(key) : name
}

/** The names of a group, in the order of the file: e.g. all stages of a system. */
export function wordNames(file: string, group: string): string[] {
  const start = `${file}:${group}.`
  return [...words.keys()]
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length))
}

export function hasWord(file: string, group: string, name: string): boolean {
  return words.has(`${file}:${group}.${name}`)
}
