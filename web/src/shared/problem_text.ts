import { isProblem } from '@/api'
import { currentLanguage, i18n, translate } from '@/locales'

/** What to tell a person about a failure: the server's sentence first, else one by code or status. */
export function problemText(error: unknown): string {
  if (!isProblem(error)) return translate('problem.unexpected')
  const sentence = error.sentence(currentLanguage())
  if (sentence) return sentence
  const key = `problem.${error.code}`
  if (i18n.global.te(key, 'zh-CN')) return translate(key, error.params)
  return translate('problem.status', { status: error.status })
}
