import type { SupervisionCount, SupervisionReason } from '@/api/supervision'

/** In the order in which they are looked at: what holds today first, then what units did. */
export const REASONS: SupervisionReason[] = [
  'overdue',
  'unanswered',
  'bounced',
  'shirked',
  'refused',
  'dismissed',
  'withdrawn',
  'extended',
  'unused',
]

export interface Share {
  key: string
  name: string
  count: number
}

export function totalOf(counts: SupervisionCount[], reason: SupervisionReason): number {
  return counts.filter((each) => each.reason === reason).reduce((sum, each) => sum + each.count, 0)
}

/** What belongs together by a name, the largest first. */
function sharesOf(parts: Share[]): Share[] {
  const sums = new Map<string, Share>()
  for (const part of parts) {
    const sum = sums.get(part.key)
    sums.set(part.key, { ...part, count: part.count + (sum?.count ?? 0) })
  }
  return [...sums.values()].sort((a, b) => b.count - a.count || a.key.localeCompare(b.key))
}

/** How a reason is spread over units, within one system if one is chosen. */
export function byUnit(
  counts: SupervisionCount[],
  reason: SupervisionReason,
  system: string,
): Share[] {
  return sharesOf(
    counts
      .filter((each) => each.reason === reason && (!system || each.system === system) && each.unit)
      .map((each) => ({
        key: each.unit?.id ?? '',
        name: each.unit?.name ?? '',
        count: each.count,
      })),
  )
}

/** The same over systems, within one unit if one is chosen. */
export function bySystem(
  counts: SupervisionCount[],
  reason: SupervisionReason,
  unit: string,
): Share[] {
  return sharesOf(
    counts
      .filter((each) => each.reason === reason && (!unit || each.unit?.id === unit))
      .map((each) => ({ key: each.system, name: each.system, count: each.count })),
  )
}
