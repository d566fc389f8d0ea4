import { ref, watch, type Ref } from 'vue'
import { onBeforeRouteLeave, useRouter } from 'vue-router'

/** Saves before the page is left; asks if that fails, so that nothing is lost in silence. */
export function useLeavingGuard(finished: Ref<boolean>, flush: () => Promise<boolean>) {
  const router = useRouter()
  const leaving = ref(false)
  let leaveTo = ''
  onBeforeRouteLeave(async (to) => {
    if (finished.value || leaveTo === to.fullPath) return true
    if (await flush()) return true
    leaveTo = to.fullPath
    leaving.value = true
    return false
  })
  async function leave() {
    leaving.value = false
    await router.push(leaveTo)
  }
  watch(leaving, (open) => {
    if (!open) setTimeout(() => (leaveTo = ''), 0)
  })
  return { leaving, leave }
}
