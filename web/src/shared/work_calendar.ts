import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { registerApi, type CalendarDay, type DayKind, type LocalDate } from '@/api'
import { serverNow } from '@/shell/clock'
import { dateOf } from './instants'

const DAY_MS = 86_400_000

/** Which days are worked; nothing where the calendar says nothing. */
export class WorkDays {
  private readonly kinds = new Map<LocalDate, DayKind>()

  constructor(days: CalendarDay[]) {
    for (const day of days) this.kinds.set(day.date, day.kind)
  }

  private isWorked(date: LocalDate): boolean {
    const kind = this.kinds.get(date)
    if (kind) return kind === 'working' || kind === 'make_up'
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
    return weekday !== 0 && weekday !== 6
  }

  /**
   * Working days after `from` up to and including `to`. Only for the words beside a light: due times
   * themselves come from the server.
   */
  between(from: LocalDate, to: LocalDate): number {
    let count = 0
    for (let at = Date.parse(from) + DAY_MS; at <= Date.parse(to); at += DAY_MS) {
      if (this.isWorked(new Date(at).toISOString().slice(0, 10))) count += 1
    }
    return count
  }
}

/** The days of this year and the next, as the server publishes them; null while unknown. */
export function useWorkDays() {
  const year = Number(dateOf(serverNow()).slice(0, 4))
  const load = (wanted: number) => ({
    queryKey: ['calendar', 'year', wanted],
    queryFn: () => registerApi.year(wanted),
    staleTime: 3600_000,
    retry: false,
  })
  const current = useQuery(load(year))
  const next = useQuery(load(year + 1))
  return computed(() =>
    current.data.value
      ? new WorkDays([...current.data.value.days, ...(next.data.value?.days ?? [])])
      : null,
  )
}
