import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { draftApi, isProblem, type ApiProblem, type Draft, type Instant } from '@/api'

const PAUSE_MS = 3_000

async function loadDraft<T>(key: string): Promise<Draft<T> | null> {
  try {
    return await draftApi.load<T>(key)
  } catch (error) {
    if (isProblem(error) && error.status === 404) return null
    throw error
  }
}

/** Asks before the tab is closed while something is unsaved. */
function warnBeforeUnload(dirty: Ref<boolean>) {
  const warn = (event: BeforeUnloadEvent) => {
    if (dirty.value) event.preventDefault()
  }
  addEventListener('beforeunload', warn)
  onScopeDispose(() => removeEventListener('beforeunload', warn))
}

/**
 * Keeps what is being filled in at the server, a few seconds after each change.
 *
 * @param content what to keep now, or null if there is nothing worth keeping
 */
export function useDraft<T>(key: string, content: () => T | null) {
  const savedAt = ref<Instant | null>(null)
  const problem = ref<ApiProblem | null>(null)
  const dirty = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let last = ''

  async function load(): Promise<Draft<T> | null> {
    const draft = await loadDraft<T>(key)
    if (draft) {
      savedAt.value = draft.saved_at
      last = JSON.stringify(draft.body)
    }
    return draft
  }

  /** Saves now; true if nothing is left to save. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    const body = content()
    const text = JSON.stringify(body)
    if (!running || body === null || text === last) {
      dirty.value = false
      return true
    }
    try {
      savedAt.value = (await draftApi.save(key, body)).saved_at
      last = text
      problem.value = null
      dirty.value = JSON.stringify(content()) !== text
      return !dirty.value
    } catch (error) {
      if (!isProblem(error)) throw error
      problem.value = error
      return false
    }
  }

  async function drop() {
    clearTimeout(timer)
    dirty.value = false
    savedAt.value = null
    last = ''
    await draftApi.drop(key).catch(() => undefined)
  }

  watch(
    content,
    (body) => {
      if (!running || body === null || JSON.stringify(body) === last) return
      dirty.value = true
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), PAUSE_MS)
    },
    { deep: true },
  )

  warnBeforeUnload(dirty)
  onScopeDispose(() => clearTimeout(timer))

  return {
    savedAt,
    problem,
    dirty,
    load,
    flush,
    drop,
    start: () => (running = true),
    stop: () => (running = false),
  }
}
