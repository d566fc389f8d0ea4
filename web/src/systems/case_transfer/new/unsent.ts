import type { QueryClient } from '@tanstack/vue-query'
import { isProblem, matterApi, type Id } from '@/api'

/** Whether the matter of a kept draft still waits to be sent; false if it is gone. */
export async function isUnsent(id: Id, queries: QueryClient): Promise<boolean> {
  try {
    const found = await matterApi.get(id)
    queries.setQueryData(['matter', id], found)
    return found.stage === 'found'
  } catch (error) {
    if (isProblem(error) && error.status === 404) return false
    throw error
  }
}
