import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { directoryApi, type Id, type Unit } from '@/api'

/** All units of the city, and by id; empty until loaded. */
export function useUnits() {
  const query = useQuery({ queryKey: ['units'], queryFn: directoryApi.units, staleTime: 300_000 })
  const units = computed<Unit[]>(() => query.data.value ?? [])
  const byId = computed(() => new Map<Id, Unit>(units.value.map((unit) => [unit.id, unit])))
  return { units, byId, problem: query.error }
}
