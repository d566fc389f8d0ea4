import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { registerApi } from '@/api'
import { listApi } from '@/api/register'
import { placeOptions } from './places'

/** The most the server gives at once; the list of a city is far shorter. */
const ALL = 500
const FRESH_MS = 300_000

/** All penalty items of the city and all places, for choosing. */
export function useRegister() {
  const itemsQuery = useQuery({
    queryKey: ['register', 'items', 'all'],
    queryFn: () => listApi.items({ limit: ALL }),
    staleTime: FRESH_MS,
  })
  const placesQuery = useQuery({
    queryKey: ['places'],
    queryFn: registerApi.places,
    staleTime: FRESH_MS,
  })
  const items = computed(() => itemsQuery.data.value?.items ?? [])
  const places = computed(() => placeOptions(placesQuery.data.value ?? []))
  return {
    items,
    places,
    loading: computed(() => itemsQuery.isLoading.value || placesQuery.isLoading.value),
    problem: computed(() => itemsQuery.error.value ?? placesQuery.error.value),
    retry: () => {
      void itemsQuery.refetch()
      void placesQuery.refetch()
    },
  }
}
