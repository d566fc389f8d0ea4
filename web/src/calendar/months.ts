import type { CalendarDay } from '@/api'

export interface MonthView {
  /** 1–12. */
  month: number
  /** Seven cells each, Monday first; null before the first and after the last day. */
  weeks: (CalendarDay | null)[][]
}

/** 0 = Monday. */
const weekdayOf = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

/** The days of a year as twelve sheets. */
export function monthsOf(days: CalendarDay[]): MonthView[] {
  return Array.from({ length: 12 }, (_, index) => {
    const own = days.filter((day) => Number(day.date.slice(5, 7)) === index + 1)
    const cells: (CalendarDay | null)[] = own[0]
      ? [...Array<null>(weekdayOf(own[0].date)).fill(null), ...own]
      : []
    while (cells.length % 7) cells.push(null)
    const weeks = Array.from({ length: cells.length / 7 }, (_week, at) =>
      cells.slice(at * 7, at * 7 + 7),
    )
    return { month: index + 1, weeks }
  })
}

export interface SpecialSpan {
  name: string
  from: string
  to: string
  days: number
  makeUps: string[]
  provisional: boolean
}

/** Holidays by name in the order of the year, each with the days off and the days worked for it. */
export function spansOf(days: CalendarDay[]): SpecialSpan[] {
  const spans: SpecialSpan[] = []
  const of = (day: CalendarDay) => {
    const name = day.name ?? ''
    let span = spans.find((each) => each.name === name)
    if (!span) {
      span = { name, from: '', to: '', days: 0, makeUps: [], provisional: false }
      spans.push(span)
    }
    return span
  }
  for (const day of days) {
    if (day.kind === 'make_up') of(day).makeUps.push(day.date)
    if (day.kind !== 'holiday') continue
    const span = of(day)
    span.from ||= day.date
    span.to = day.date
    span.days += 1
    span.provisional ||= day.provisional
  }
  return spans.sort((a, b) => (a.from || '9').localeCompare(b.from || '9'))
}
