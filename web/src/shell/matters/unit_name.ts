import type { UnitRef } from '@/api'
import { useUnits } from '@/shared/useUnits'

/** The names of units as a table can hold them: the short ones, as soon as the directory is loaded. */
export function useShortUnitName() {
  const { byId } = useUnits()
  return (unit: UnitRef | null): string =>
    unit ? byId.value.get(unit.id)?.short_name || unit.name : ''
}
