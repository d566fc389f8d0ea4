/** One column of a list that people may hide and move. */
export interface Column {
  key: string
  /** Locale key of the heading. */
  title: string
  /** Cannot be hidden. */
  fixed?: boolean
  /** Hidden until somebody asks for it. */
  rare?: boolean
  /** Also hidden until asked for in the elder mode, where there is room for less. */
  rareInElder?: boolean
  /** CSS width; the title column takes the rest. */
  width?: string
}

/** What is kept at the server for one list: the shown columns, in order. */
export interface ColumnChoice {
  shown: string[]
}

function isChoice(value: unknown): value is ColumnChoice {
  return (
    typeof value === 'object' &&
    value !== null &&
    Array.isArray((value as ColumnChoice).shown) &&
    (value as ColumnChoice).shown.every((key) => typeof key === 'string')
  )
}

/**
 * The columns to show: those chosen, in their order; fixed ones are never lost, unknown ones (of an older
 * release) are dropped.
 */
export function shownColumns<C extends Column>(all: C[], saved: unknown, elder = false): C[] {
  if (!isChoice(saved))
    return all.filter((column) => !column.rare && !(elder && column.rareInElder))
  const byKey = new Map(all.map((column) => [column.key, column]))
  const chosen = [...new Set(saved.shown)].flatMap((key) => byKey.get(key) ?? [])
  const missing = all.filter((column) => column.fixed && !chosen.includes(column))
  return [...missing, ...chosen]
}

/** Moves one key by one place; at the edge nothing happens. */
export function moved(keys: string[], key: string, by: -1 | 1): string[] {
  const from = keys.indexOf(key)
  const to = from + by
  if (from < 0 || to < 0 || to >= keys.length) return keys
  const result = [...keys]
  result.splice(from, 1)
  result.splice(to, 0, key)
  return result
}
