import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { sessionApi, setCsrfToken, type Role, type Session } from '@/api'
import { setServerTime } from './clock'
import { elder, language, showElder, showLanguage } from './look'

/** Who is signed in, for which unit, and how this person likes the screen. */
export const useSession = defineStore('session', () => {
  const session = ref<Session | null>(null)
  const signedIn = computed(() => session.value !== null)
  const unit = computed(() => session.value?.acting?.unit ?? null)
  const roles = computed<Role[]>(() => session.value?.acting?.roles ?? [])

  async function adopt(fresh: Session) {
    session.value = fresh
    setCsrfToken(fresh.csrf_token)
    setServerTime(fresh.server_time)
    const { elder: wantsElder, language: wants } = fresh.preferences
    if (typeof wantsElder === 'boolean') showElder(wantsElder)
    if (wants === 'en' || wants === 'zh-CN') await showLanguage(wants)
  }

  function forget() {
    session.value = null
    setCsrfToken('')
  }

  /** Keeps a preference at the server; a failure must not disturb the work, the choice still shows. */
  async function savePreference(key: string, value: unknown) {
    if (!session.value) return
    session.value.preferences = { ...session.value.preferences, [key]: value }
    await sessionApi.savePreference(key, value).catch(() => undefined)
  }

  async function toggleElder() {
    showElder(!elder.value)
    await savePreference('elder', elder.value)
  }

  async function toggleLanguage() {
    await showLanguage(language.value === 'en' ? 'zh-CN' : 'en')
    await savePreference('language', language.value)
  }

  const hasRole = (...wanted: Role[]) => wanted.some((role) => roles.value.includes(role))
  /** These three posts exclude each other and all others. */
  const administers = computed(() => hasRole('system_admin', 'security_admin', 'audit_admin'))

  return {
    session,
    signedIn,
    unit,
    roles,
    administers,
    elder: computed(() => elder.value),
    language: computed(() => language.value),
    adopt,
    forget,
    savePreference,
    toggleElder,
    toggleLanguage,
    hasRole,
  }
})
