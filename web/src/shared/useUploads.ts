import { reactive } from 'vue'
import { ApiProblem, isProblem, uploadFile, type StoredFile } from '@/api'

export interface UploadEntry {
  key: number
  file: File
  state: 'sending' | 'stored' | 'failed'
  /** 0–1. */
  progress: number
  stored: StoredFile | null
  problem: ApiProblem | null
  cancel: () => void
}

let nextKey = 1

/** Files on their way to the server, each with its own progress and its own second try. */
export function useUploads(onStored?: (entry: UploadEntry) => void) {
  const entries = reactive<UploadEntry[]>([])

  async function send(entry: UploadEntry) {
    entry.state = 'sending'
    entry.progress = 0
    entry.problem = null
    const upload = uploadFile(entry.file, (share) => (entry.progress = share))
    entry.cancel = upload.cancel
    try {
      entry.stored = await upload.done
      entry.progress = 1
      entry.state = 'stored'
      onStored?.(entry)
    } catch (error) {
      if (isProblem(error) && error.code === 'cancelled') return
      entry.problem = isProblem(error) ? error : new ApiProblem({ status: 0, code: 'unexpected' })
      entry.state = 'failed'
    }
  }

  function add(files: Iterable<File>) {
    for (const file of files) {
      entries.push({
        key: nextKey++,
        file,
        state: 'sending',
        progress: 0,
        stored: null,
        problem: null,
        cancel: () => undefined,
      })
      void send(entries[entries.length - 1] as UploadEntry)
    }
  }

  function remove(entry: UploadEntry) {
    entry.cancel()
    const at = entries.findIndex((each) => each.key === entry.key)
    if (at >= 0) entries.splice(at, 1)
  }

  return { entries, add, retry: send, remove }
}
