import { useQuery } from '@tanstack/vue-query'
import { loadDescription } from '@/api'

/** The description of the running server, read once and shared by all that draw from it. */
export function useDescription(enabled: () => boolean = () => true) {
  return useQuery({
    queryKey: ['description'],
    queryFn: loadDescription,
    staleTime: Infinity,
    enabled,
  })
}
