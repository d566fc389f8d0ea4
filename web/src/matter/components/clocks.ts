import type { AnyMatter, Obligation } from '@/api'
import { translate } from '@/locales'
import { word } from '@/locales/words'
import { formatBound } from '@/shared/instants'
import { remaining, spanText } from '@/shared/light_text'
import type { WorkDays } from '@/shared/work_calendar'

const RANK = { red: 0, yellow: 1, green: 2, grey: 3 }
const FAR = '9999'

/** Open obligations, the most pressing first; those of `unit` before those of others. */
export function openObligations(matter: AnyMatter, unit: string): Obligation[] {
  const bound = (each: Obligation) => each.due_before ?? each.target_before ?? FAR
  const mine = (each: Obligation) => (each.debtor.id === unit ? 0 : 1)
  return matter.obligations
    .filter((each) => each.outcome === 'open')
    .sort(
      (a, b) =>
        RANK[a.light] - RANK[b.light] ||
        mine(a) - mine(b) ||
        Date.parse(bound(a)) - Date.parse(bound(b)),
    )
}

/** `距移送案件期限 2 个工作日（2026-11-25 24:00前）`, or by how much it is over, or the time that has passed. */
export function clockSentence(
  each: Obligation,
  system: string,
  now: number,
  days: WorkDays | null,
) {
  const duty = word(system, 'duty', each.duty)
  if (each.due_before) {
    const at = formatBound(each.due_before)
    const { state, amount } = remaining(each.due_before, now, days)
    return translate(`clock.${state}`, { duty, amount, at })
  }
  const span = spanText(now - Date.parse(each.arises_at))
  if (!each.target_before) return translate('clock.elapsed', { duty, span })
  const at = formatBound(each.target_before)
  return translate('clock.target', { duty, span, at })
}
