import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { matterApi } from '@/api'
import { useLive } from '@/shell/useLive'

/** While a letter is being made, ask again so often. */
const RENDERING_MS = 2_000

/** One matter, read again when it changes at the server. */
export function useMatter(id: Ref<string>) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: computed(() => ['matter', id.value]),
    queryFn: () => matterApi.get(id.value),
    refetchInterval: ({ state }) =>
      state.data?.documents.some((each) => each.status === 'rendering') ? RENDERING_MS : false,
  })
  useLive((change) => {
    if (change?.matter_id === id.value)
      void queries.invalidateQueries({ queryKey: ['matter', id.value] })
  })
  return query
}
