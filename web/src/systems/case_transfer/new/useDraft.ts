import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { draftApi, isProblem, type ApiProblem, type Draft, type Instant } from '@/api'

const PAUSE_MS = 3_000

/** Asks before the tab is closed while something is unsaved. */
function warnBeforeUnload(dirty: Ref<boolean>) {
  const warn = (event: BeforeUnloadEvent) => {
    if (dirty.value) event.preventDefault()
  }
  addEventListener('beforeunload', warn)
  onScopeDispose(() => removeEventListener('beforeunload', warn))
}

interface DraftState {
  savedAt: Ref<Instant | null>
  problem: Ref<ApiProblem | null>
  dirty: Ref<boolean>
  timer: ReturnType<typeof setTimeout> | undefined
  running: boolean
  last: string
}

/** What is done with the draft at the server. */
function draftActs<T>(key: string, content: () => T | null, state: DraftState) {
  async function load(): Promise<Draft<T> | null> {
    const draft = await draftApi.load<T>(key)
    if (draft) {
      state.savedAt.value = draft.saved_at
      state.last = JSON.stringify(draft.body)
    }
    return draft
  }

  /** Saves now; true if nothing is left to save. */
  async function flush(): Promise<boolean> {
    clearTimeout(state.timer)
    const body = content()
    const text = JSON.stringify(body)
    if (!state.running || body === null || text === state.last) {
      state.dirty.value = false
      return true
    }
    try {
      state.savedAt.value = (await draftApi.save(key, body)).saved_at
      state.last = text
      state.problem.value = null
      state.dirty.value = JSON.stringify(content()) !== text
      return !state.dirty.value
    } catch (error) {
      if (!isProblem(error)) throw error
      state.problem.value = error
      return false
    }
  }

  async function drop() {
    clearTimeout(state.timer)
    state.dirty.value = false
    state.savedAt.value = null
    state.last = ''
    await draftApi.drop(key).catch(() => undefined)
  }

  return { load, flush, drop }
}

/**
 * Keeps what is being filled in at the server, a few seconds after each change.
 *
 * @param content what to keep now, or null if there is nothing worth keeping
 */
export function useDraft<T>(key: string, content: () => T | null) {
  const state: DraftState = {
    savedAt: ref(null),
    problem: ref(null),
    dirty: ref(false),
    timer: undefined,
    running: false,
    last: '',
  }
  const acts = draftActs(key, content, state)

  watch(
    content,
    (body) => {
      if (!state.running || body === null || JSON.stringify(body) === state.last) return
      state.dirty.value = true
      clearTimeout(state.timer)
      state.timer = setTimeout(() => void acts.flush(), PAUSE_MS)
    },
    { deep: true },
  )

  warnBeforeUnload(state.dirty)
  onScopeDispose(() => clearTimeout(state.timer))

  return {
    savedAt: state.savedAt,
    problem: state.problem,
    dirty: state.dirty,
    ...acts,
    start: () => (state.running = true),
    stop: () => (state.running = false),
  }
}
