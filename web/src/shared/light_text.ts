import type { Instant, Light } from '@/api'
import { translate } from '@/locales'
import { commonWord } from '@/locales/words'
import { dateOf, daysBetween, isDayBound, lastDayOf, spanOf } from './instants'
import type { WorkDays } from './work_calendar'

/** What a lamp needs to know of a matter or an obligation. */
export interface Clock {
  light: Light
  due_before: Instant | null
  target_before?: Instant | null
  elapsed_since?: Instant | null
  ended_at?: Instant | null
}

/** Beyond so many days ahead, counting working days helps nobody. */
const FAR_DAYS = 15

/** `1 天 3 小时`, `3 小时 20 分`, `20 分`: the two largest parts. */
export function spanText(milliseconds: number): string {
  const { days, hours, minutes } = spanOf(milliseconds)
  if (days > 0) return translate('span.days_hours', { days, hours })
  if (hours > 0) return translate('span.hours_minutes', { hours, minutes })
  return translate('span.minutes', { minutes })
}

export interface Remaining {
  state: 'over' | 'today' | 'left'
  /** `2 个工作日`, `3 小时 20 分`; empty for `today`. */
  amount: string
}

function remainingDays(due: Instant, now: number, workDays: WorkDays | null): Remaining {
  const last = lastDayOf(due)
  const today = dateOf(now)
  const days = daysBetween(today, last)
  if (days < 0) return { state: 'over', amount: translate('span.days', { n: -days }) }
  if (days === 0) return { state: 'today', amount: '' }
  if (!workDays || days > FAR_DAYS)
    return { state: 'left', amount: translate('span.days', { n: days }) }
  const n = workDays.between(today, last)
  return { state: 'left', amount: commonWord('period', 'working_days', { n }) }
}

/** Time left until an exclusive bound, or by how much it is over: days for day clocks, else hours. */
export function remaining(due: Instant, now: number, workDays: WorkDays | null): Remaining {
  const bound = Date.parse(due)
  if (isDayBound(bound)) return remainingDays(due, now, workDays)
  if (now >= bound) return { state: 'over', amount: spanText(now - bound) }
  return { state: 'left', amount: spanText(bound - now) }
}

/** The same as one text: `剩 2 个工作日`, `今日到期`, `超期 3 小时 20 分`. */
export function boundText(due: Instant, now: number, workDays: WorkDays | null): string {
  const { state, amount } = remaining(due, now, workDays)
  return translate(`light.${state}`, { amount })
}

/** The words beside a lamp. */
export function lightText(clock: Clock, now: number, workDays: WorkDays | null): string {
  if (clock.ended_at) return translate('light.ended')
  if (clock.due_before) return boundText(clock.due_before, now, workDays)
  if (clock.elapsed_since)
    return translate('light.elapsed', { span: spanText(now - Date.parse(clock.elapsed_since)) })
  return translate('light.none')
}
