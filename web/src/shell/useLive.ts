import { onScopeDispose } from 'vue'
import type { LiveChange } from '@/api'
import { live } from './live'

/** Listens to changes at the server as long as the component lives; see LiveStream.onChange. */
export function useLive(listener: (change: LiveChange | null) => void) {
  onScopeDispose(live.onChange(listener))
}
