import { currentLanguage } from '@/locales'
import { commonWord } from '@/locales/words'

interface Word {
  zh: string
  en: string
}
/** Sentences of refusals by their code. */
export type Sentences = ReadonlyMap<string, Word>

const files = import.meta.glob<Record<string, Word>>('@messages/refusals.*.json', {
  import: 'default',
})

/** Only the audit list needs them: on every other page a refusal brings its own sentence. */
export async function loadSentences(): Promise<Sentences> {
  const all = await Promise.all(Object.values(files).map((load) => load()))
  return new Map(all.flatMap((file) => Object.entries(file)))
}

/** What the caller was told, without the particulars that stood in it; the code if nothing is known. */
export function refusalSentence(code: string, sentences: Sentences): string {
  const found = sentences.get(code)
  const text = found
    ? currentLanguage() === 'en' && found.en
      ? found.en
      : found.zh
    : commonWord('refusal', code)
  return text.replace(/\{\w+\}/g, '…')
}
