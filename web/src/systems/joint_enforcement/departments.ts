import type { AnyMatter, Obligation, UnitRef } from '@/api'

/** One department of a hazard, as far as its pages need it. */
export interface HazardDepartment {
  unit: UnitRef | null
  status: string
  owed_since: string
  notified_at: string | null
}

export function departmentsOf(matter: AnyMatter | null): HazardDepartment[] {
  const list = matter?.details.departments
  return Array.isArray(list) ? (list as HazardDepartment[]) : []
}

/** The duties whose seconds count, in the order of the acts. */
export const TIMED = ['notify', 'respond', 'arrive', 'report_handling']

export interface Timer {
  duty: string
  arises_at: string
  target_before: string | null
  ended_at: string | null
  state: 'running' | 'over' | 'done' | 'late' | 'excused'
}

const ENDS: Record<string, Timer['state']> = {
  on_time: 'done',
  late: 'late',
  over_target: 'late',
  excused: 'excused',
  superseded: 'excused',
}

/** The clocks of the n-th department; its rows bear the number from the second on. */
export function timersOf(matter: AnyMatter, index: number, now: number): Timer[] {
  const key = (duty: string) => (index === 0 ? duty : `${duty}.${index + 1}`)
  return TIMED.flatMap((duty) => {
    const row: Obligation | undefined = matter.obligations.find((each) => each.key === key(duty))
    if (!row) return []
    const bound = row.target_before ? Date.parse(row.target_before) : Infinity
    return [
      {
        duty,
        arises_at: row.arises_at,
        target_before: row.target_before,
        ended_at: row.ended_at,
        state: ENDS[row.outcome] ?? (now < bound ? 'running' : 'over'),
      },
    ]
  })
}

const two = (n: number) => String(n).padStart(2, '0')

/** `1:02:03`, to the second; days as hours. */
export function stopwatch(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const hours = Math.floor(seconds / 3600)
  return `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
