// The mock's time: it starts at one fixed Monday morning and runs on, so that pictures stay the same.
import { calendarFile } from './city.mjs'

const START = Date.parse(process.env.MOCK_NOW ?? '2026-11-23T10:12:00+08:00')
const began = Date.now()
export const now = () => START + (process.env.MOCK_FROZEN ? 0 : Date.now() - began)

const OFFSET = 8 * 3600_000
export const HOUR = 3600_000
export const DAY = 24 * HOUR
export const instant = (at) =>
  at === null ? null : new Date(at + OFFSET).toISOString().slice(0, 19) + '+08:00'
export const dateOf = (at) => new Date(at + OFFSET).toISOString().slice(0, 10)
const midnight = (at) => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET

const files = new Map()
function kindOf(date) {
  const year = Number(date.slice(0, 4))
  if (!files.has(year)) files.set(year, calendarFile(year))
  const found = files.get(year)?.days.find((day) => day.date === date)
  if (found) return found
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return { date, kind: weekday === 0 || weekday === 6 ? 'weekend' : 'working', name: null }
}
const worked = (date) => ['working', 'make_up'].includes(kindOf(date).kind)

/** The exclusive bound of a period. */
export function due(from, kind, n) {
  if (kind === 'hours') return from + n * HOUR
  if (kind === 'minutes') return from + n * 60_000
  if (kind === 'same_day') return midnight(from) + DAY
  if (kind === 'prompt') return null
  let at = midnight(from)
  for (let left = n; left > 0;) {
    at += DAY
    if (kind === 'calendar_days' || worked(dateOf(at))) left -= 1
  }
  while (kind === 'calendar_days' && !worked(dateOf(at))) at += DAY
  return at + DAY
}

export function yearOf(year) {
  const file = calendarFile(year)
  if (!file) return null
  const days = []
  for (let at = Date.parse(`${year}-01-01T00:00:00Z`); ; at += DAY) {
    const date = new Date(at).toISOString().slice(0, 10)
    if (!date.startsWith(String(year))) break
    const { kind, name } = kindOf(date)
    days.push({ date, kind, name: name ?? null, provisional: file.status !== 'published' })
  }
  return {
    year,
    published: file.status === 'published',
    version: `${year}.1`,
    source: file.notices[0]?.url ?? file.sources[0] ?? '',
    days,
  }
}
