import { onScopeDispose, ref, type Ref } from 'vue'

let offset = 0

/** The server tells whole seconds: what it says holds for the second that follows. */
const TOLD_MS = 999

/**
 * Learns how far this machine's clock is from the server's: as little as the told second allows, so that
 * “now” is never before an act that was recorded a moment ago.
 */
export function setServerTime(instant: string) {
  const behind = Date.parse(instant) - Date.now()
  if (!Number.isFinite(behind)) return
  offset = behind > 0 ? behind : Math.min(0, behind + TOLD_MS)
}

/** Now, by the server's clock, in milliseconds since the epoch. */
export function serverNow(): number {
  return Date.now() + offset
}

/** The server's time, renewed every `everyMs`; clocks on screen tick by the minute, not by the second. */
export function useServerNow(everyMs = 30_000): Ref<number> {
  const now = ref(serverNow())
  const timer = setInterval(() => (now.value = serverNow()), everyMs)
  onScopeDispose(() => clearInterval(timer))
  return now
}
