import type { CoverageRow } from '@/api/exchange'

const DAY = 86_400_000
const LOCAL = 8 * 3_600_000

/** The last `days` whole days of UTC+8 up to the end of today, as the address wants them. */
export function sinceDays(days: number, now: Date): { from: string; until: string } {
  const day = (offset: number) =>
    new Date(now.getTime() + LOCAL + offset * DAY).toISOString().slice(0, 10)
  return { from: day(1 - days), until: day(1) }
}

/**
 * Shared on the day or before the time named, of all that fell due; null where nothing did. What a township
 * owes promptly has a target only and does not count.
 */
export function onTimeShare(row: Pick<CoverageRow, 'on_time' | 'late' | 'overdue'>): number | null {
  const judged = row.on_time + row.late + row.overdue
  return judged === 0 ? null : row.on_time / judged
}

type Counts = Pick<CoverageRow, 'formed' | 'shared' | 'on_time' | 'late' | 'overdue'>

export function totalOf(rows: Counts[]): Counts {
  const total = { formed: 0, shared: 0, on_time: 0, late: 0, overdue: 0 }
  for (const row of rows)
    for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += row[key]
  return total
}
