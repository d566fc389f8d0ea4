import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import type { MatterView, Scope } from '@/api'

export interface Filters {
  view: MatterView
  scope: Scope
  q: string
  system: string
  stage: string
  unit: string
  from: string
  to: string
  urgent: boolean
}

/** The filters of a list; they stand in the address, so that a list can be linked and gone back to. */
export function useFilters(defaultView: MatterView) {
  const route = useRoute()
  const router = useRouter()
  const one = (name: string) => {
    const value = route.query[name]
    return typeof value === 'string' ? value : ''
  }

  const filters = computed<Filters>(() => ({
    view: (one('view') || defaultView) as MatterView,
    scope: one('scope') === 'mine' ? 'mine' : 'unit',
    q: one('q'),
    system: one('system'),
    stage: one('stage'),
    unit: one('unit'),
    from: one('from'),
    to: one('to'),
    urgent: one('urgent') === '1',
  }))

  async function applyFilters(changed: Partial<Filters>) {
    const next = { ...filters.value, ...changed }
    const query: LocationQueryRaw = {}
    for (const [name, value] of Object.entries(next)) {
      const usual = name === 'view' ? defaultView : name === 'scope' ? 'unit' : ''
      if (value !== usual && value !== false) query[name] = value === true ? '1' : value
    }
    await router.push({ query })
  }

  return { filters, applyFilters }
}
