import { describe, expect, it } from 'vitest'
import { boundText, lightText, spanText } from './light_text'
import { WorkDays } from './work_calendar'

const at = (text: string) => Date.parse(`${text}:00+08:00`)
// Wednesday 30 September 2026, before the long holiday; 10 October is a make-up Saturday.
const holiday = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  date: `2026-10-0${day}`,
  kind: 'holiday' as const,
  name: '国庆节',
  provisional: false,
}))
const days = new WorkDays([
  ...holiday,
  { date: '2026-10-10', kind: 'make_up', name: '', provisional: false },
])

describe('day clocks', () => {
  const due = '2026-10-11T00:00:00+08:00'
  it('count the working days that are left, without holidays, with make-up days', () => {
    expect(boundText(due, at('2026-09-30T15:00'), days)).toBe('剩 3 个工作日')
    expect(boundText(due, at('2026-10-09T23:59'), days)).toBe('剩 1 个工作日')
  })
  it('are due today until 24:00 of the last day and overdue from then on', () => {
    expect(boundText(due, at('2026-10-10T00:00'), days)).toBe('今日到期')
    expect(boundText(due, at('2026-10-10T23:59'), days)).toBe('今日到期')
    expect(boundText(due, at('2026-10-11T00:00'), days)).toBe('超期 1 天')
  })
  it('count plain days while the calendar is not loaded and when they are far off', () => {
    expect(boundText(due, at('2026-09-30T15:00'), null)).toBe('剩 10 天')
    expect(boundText('2026-12-01T00:00:00+08:00', at('2026-09-30T15:00'), days)).toBe('剩 61 天')
    expect(boundText('2026-10-16T00:00:00+08:00', at('2026-09-30T15:00'), days)).toMatch(/工作日/)
    expect(boundText('2026-10-17T00:00:00+08:00', at('2026-09-30T15:00'), days)).toBe('剩 16 天')
  })
})

describe('hour clocks', () => {
  const due = '2026-11-23T09:12:00+08:00'
  it('say hours and minutes before and after their bound', () => {
    expect(boundText(due, at('2026-11-23T08:00'), days)).toBe('剩 1 小时 12 分')
    expect(boundText(due, at('2026-11-23T09:11'), days)).toBe('剩 1 分')
    expect(boundText(due, at('2026-11-23T09:12'), days)).toBe('超期 0 分')
    expect(boundText(due, at('2026-11-24T10:12'), days)).toBe('超期 1 天 1 小时')
  })
})

describe('lightText', () => {
  const now = at('2026-11-23T10:00')
  it('says the time that has passed where there is no legal bound', () => {
    const clock = {
      light: 'grey' as const,
      due_before: null,
      elapsed_since: '2026-11-23T07:30:00+08:00',
    }
    expect(lightText(clock, now, days)).toBe('已过 2 小时 30 分')
  })
  it('says that what has ended has ended', () => {
    const clock = {
      light: 'grey' as const,
      due_before: null,
      ended_at: '2026-11-23T07:30:00+08:00',
    }
    expect(lightText(clock, now, days)).toBe('已办结')
  })
  it('says so when nothing runs', () => {
    expect(lightText({ light: 'grey', due_before: null }, now, days)).toBe('无期限')
  })
})

it('never says a negative length of time', () => {
  expect(spanText(-5000)).toBe('0 分')
})
