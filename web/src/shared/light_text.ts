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

function dayText(due: Instant, now: number, workDays: WorkDays | null): string {
  const last = lastDayOf(due)
  const today = dateOf(now)
  const days = daysBetween(today, last)
  if (days < 0) return commonWord('phrase', 'over_days', { n: -days })
  if (days === 0) return commonWord('phrase', 'due_today')
  if (workDays && days <= FAR_DAYS)
    return commonWord('phrase', 'left_working_days', { n: workDays.between(today, last) })
  return commonWord('phrase', 'left_days', { n: days })
}

/** Time left until an exclusive bound, or by how much it is over: days for day clocks, else hours. */
export function boundText(due: Instant, now: number, workDays: WorkDays | null): string {
  const bound = Date.parse(due)
  if (isDayBound(bound)) return dayText(due, now, workDays)
  if (now >= bound) return translate('light.over_span', { span: spanText(now - bound) })
  return translate('light.left_span', { span: spanText(bound - now) })
}

/** The words beside a lamp. */
export function lightText(clock: Clock, now: number, workDays: WorkDays | null): string {
  if (clock.ended_at) return translate('light.ended')
  if (clock.due_before) return boundText(clock.due_before, now, workDays)
  if (clock.elapsed_since)
    return translate('light.elapsed', { span: spanText(now - Date.parse(clock.elapsed_since)) })
  return translate('light.none')
}
