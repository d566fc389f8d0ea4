import { onScopeDispose, ref, type Ref } from 'vue'

let offset = 0

/** Learns how far this machine's clock is from the server's. */
export function setServerTime(instant: string) {
  const server = Date.parse(instant)
  if (Number.isFinite(server)) offset = server - Date.now()
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
