// Obligations and lights of the mock: near enough to the real rules to show every state of a screen.
import { DAY, due, HOUR, instant, now } from './clock.mjs'
import { unitRef } from './city.mjs'

const SENTENCES = {
  working_days: (o) => `自次日起算${o.period.n}个工作日，遇周末和法定节假日顺延，截止当日24:00。`,
  hours: (o) => `自${instant(o.from).slice(0, 16).replace('T', ' ')}起连续计算${o.period.n}小时。`,
  calendar_days: (o) => `自次日起算${o.period.n}日，最后一日为节假日的顺延至下一工作日。`,
}

function lightOf(bound, from, ended) {
  if (ended !== null || bound === null) return 'grey'
  if (now() >= bound) return 'red'
  return bound - now() <= Math.min((bound - from) / 3, 2.6 * DAY) ? 'yellow' : 'green'
}

/** One obligation; `legal` says whether the period binds by notice or law, else it is a target. */
export function obligation(o) {
  const bound = due(o.from, o.period.kind, o.period.n)
  const legal = o.basis !== 'internal' && o.period.kind !== 'prompt'
  const target = legal ? null : o.target ? due(o.from, o.target.kind, o.target.n) : bound
  const ended = o.ended ?? null
  const light = lightOf(legal ? bound : null, o.from, ended)
  const over = target !== null && (ended ?? now()) >= target
  const late = legal && (ended ?? now()) >= bound
  let outcome = 'open'
  if (ended !== null)
    outcome = o.superseded ? 'superseded' : late ? 'late' : over ? 'over_target' : 'on_time'
  return {
    key: o.key ?? o.duty,
    duty: o.duty,
    clause: o.clause,
    basis: o.basis,
    debtor: unitRef(o.debtor),
    creditor: o.creditor ? unitRef(o.creditor) : null,
    arises_at: instant(o.from),
    period: o.period,
    due_before: legal ? instant(bound) : null,
    target_before: instant(target),
    strict_due_before: null,
    provisional: false,
    outcome,
    ended_at: instant(ended),
    light,
    over_target: over && ended === null,
    explanation_zh: SENTENCES[o.period.kind]?.(o) ?? null,
    explanation_en: null,
  }
}

export const wd = (n) => ({ kind: 'working_days', n })
export const hours = (n) => ({ kind: 'hours', n })
export const cd = (n) => ({ kind: 'calendar_days', n })
export const prompt = { kind: 'prompt', n: 0 }
export { HOUR }
