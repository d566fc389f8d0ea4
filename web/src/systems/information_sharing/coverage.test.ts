import { describe, expect, it } from 'vitest'
import { onTimeShare, sinceDays, totalOf } from './coverage'

describe('coverage', () => {
  it('asks for whole days of UTC+8, today included', () => {
    expect(sinceDays(7, new Date('2026-11-22T15:59:59Z'))).toEqual({
      from: '2026-11-16',
      until: '2026-11-23',
    })
    expect(sinceDays(1, new Date('2026-11-22T16:00:00Z'))).toEqual({
      from: '2026-11-23',
      until: '2026-11-24',
    })
  })
  it('counts what was due and not shared as not in time', () => {
    expect(onTimeShare({ on_time: 3, late: 0, overdue: 1 })).toBe(0.75)
    expect(onTimeShare({ on_time: 0, late: 0, overdue: 0 })).toBeNull()
  })
  it('adds the rows that are shown', () => {
    const row = { formed: 2, shared: 1, on_time: 1, late: 0, overdue: 1 }
    expect(totalOf([row, row])).toEqual({ formed: 4, shared: 2, on_time: 2, late: 0, overdue: 2 })
    expect(totalOf([]).formed).toBe(0)
  })
})
