/** Instants are shown in Beijing time wherever the browser stands: the law counts there. */
const OFFSET_MS = 8 * 3600_000
const DAY_MS = 86_400_000

const two = (n: number) => String(n).padStart(2, '0')
const shifted = (milliseconds: number) => new Date(milliseconds + OFFSET_MS)

/** `2026-11-22`. */
export function dateOf(milliseconds: number): string {
  return shifted(milliseconds).toISOString().slice(0, 10)
}

/** `15:30`. */
export function timeOf(milliseconds: number): string {
  const at = shifted(milliseconds)
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** `2026-11-22 15:30`; empty for null and for what is no instant. */
export function formatInstant(instant: string | null | undefined): string {
  const at = instant ? Date.parse(instant) : NaN
  return Number.isFinite(at) ? `${dateOf(at)} ${timeOf(at)}` : ''
}

export function formatDate(instant: string | null | undefined): string {
  const at = instant ? Date.parse(instant) : NaN
  return Number.isFinite(at) ? dateOf(at) : ''
}

/** True if the bound is a midnight, i.e. the clock counts days. */
export function isDayBound(bound: number): boolean {
  return (bound + OFFSET_MS) % DAY_MS === 0
}

/** An exclusive bound as people say it: `2026-11-25 24:00` for the midnight after the 25th. */
export function formatBound(instant: string | null | undefined): string {
  const at = instant ? Date.parse(instant) : NaN
  if (!Number.isFinite(at)) return ''
  if (isDayBound(at)) return `${dateOf(at - 1)} 24:00`
  return `${dateOf(at)} ${timeOf(at)}`
}

/** The last day inside an exclusive bound. */
export function lastDayOf(instant: string): string {
  return dateOf(Date.parse(instant) - 1)
}

/** Whole days between two local days, `to` − `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** What a `datetime-local` style field holds (`2026-11-22 15:30`) as an instant of the API. */
export function instantOfLocal(local: string): string {
  return `${local.slice(0, 10)}T${local.slice(11, 16)}:00+08:00`
}

export interface Span {
  days: number
  hours: number
  minutes: number
}

/** A length of time in whole minutes; never negative. */
export function spanOf(milliseconds: number): Span {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000))
  return {
    days: Math.floor(minutes / 1440),
    hours: Math.floor((minutes % 1440) / 60),
    minutes: minutes % 60,
  }
}
