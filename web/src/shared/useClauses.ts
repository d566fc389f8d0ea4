import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { registerApi, type Clause } from '@/api'

/** The clauses of the notice by id; empty until they are loaded. */
export function useClauses() {
  const query = useQuery({
    queryKey: ['clauses'],
    queryFn: registerApi.clauses,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return computed(
    () => new Map<string, Clause>((query.data.value ?? []).map((clause) => [clause.id, clause])),
  )
}
