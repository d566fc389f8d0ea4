import type { Unit } from '@/api'

export interface UnitRow extends Unit {
  depth: number
}

/** Units with each office right below the unit it belongs to; a search keeps whom it finds. */
export function unitRows(units: Unit[], search = ''): UnitRow[] {
  const words = search.trim().toLowerCase()
  const matches = (unit: Unit) =>
    `${unit.id} ${unit.name} ${unit.short_name}`.toLowerCase().includes(words)
  if (words) return units.filter(matches).map((unit) => ({ ...unit, depth: 0 }))
  const known = new Set(units.map((unit) => unit.id))
  const rows: UnitRow[] = []
  const seen = new Set<string>()
  const add = (parent: string | null, depth: number) => {
    for (const unit of units) {
      const above = unit.parent_id && known.has(unit.parent_id) ? unit.parent_id : null
      if (above !== parent || seen.has(unit.id)) continue
      seen.add(unit.id)
      rows.push({ ...unit, depth })
      add(unit.id, depth + 1)
    }
  }
  add(null, 0)
  return rows
}
