import { createI18n } from 'vue-i18n'
import zh from './zh-CN.json'

export type Language = 'zh-CN' | 'en'

/** Keys are flat and sorted; Chinese is bundled, English is fetched when somebody wants it. */
export const i18n = createI18n({
  legacy: false,
  flatJson: true,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh } as Record<string, Record<string, string>>,
})

export function currentLanguage(): Language {
  return i18n.global.locale.value as Language
}

export async function useLanguage(language: Language) {
  if (language === 'en' && !i18n.global.availableLocales.includes('en')) {
    i18n.global.setLocaleMessage('en', (await import('./en.json')).default)
  }
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

export const translate = (key: string, params: Record<string, unknown> = {}) =>
  i18n.global.t(key, params)
