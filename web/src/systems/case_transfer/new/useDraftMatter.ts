import { computed } from 'vue'
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { matterApi, type Id } from '@/api'
import { useLive } from '@/shell/useLive'

/** The matter a draft has become, read again when anybody acts on it; empty id = none yet. */
export function useDraftMatter(id: () => Id) {
  const queries = useQueryClient()
  const query = useQuery({
    queryKey: computed(() => ['matter', id()]),
    queryFn: () => matterApi.get(id()),
    enabled: computed(() => id() !== ''),
  })
  const matter = computed(() => (id() ? (query.data.value ?? null) : null))
  useLive((change) => {
    if (id() && change?.matter_id === id())
      void queries.invalidateQueries({ queryKey: ['matter', id()] })
  })
  return { query, matter }
}
