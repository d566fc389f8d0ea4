import { ref } from 'vue'
import { useLanguage, type Language } from '@/locales'

/** How the screen looks; also kept in this browser, for the sign-in page. */
export const elder = ref(false)
export const language = ref<Language>('zh-CN')

function remember(key: string, value: string) {
  try {
    localStorage.setItem(`liandong.${key}`, value)
  } catch {
    // A browser without storage only forgets the choice.
  }
}

export function showElder(on: boolean) {
  elder.value = on
  document.documentElement.classList.toggle('elder', on)
  remember('elder', on ? '1' : '')
}

export async function showLanguage(wanted: Language) {
  await useLanguage(wanted)
  language.value = wanted
  remember('language', wanted)
}

export async function restoreLook() {
  try {
    showElder(localStorage.getItem('liandong.elder') === '1')
    if (localStorage.getItem('liandong.language') === 'en') await showLanguage('en')
  } catch {
    // No storage: the default look.
  }
}
