import { describe, expect, it } from 'vitest'
import type { CalendarDay, DayKind } from '@/api'
import { changesOf, readRows } from './import_rows'
import { monthsOf, spansOf } from './months'

const day = (date: string, kind: DayKind, name = '', provisional = false): CalendarDay => ({
  date,
  kind,
  name,
  provisional,
})
function yearOf(year: number): CalendarDay[] {
  const days: CalendarDay[] = []
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const weekday = new Date(at).getUTCDay()
    days.push(day(new Date(at).toISOString().slice(0, 10), weekday % 6 ? 'working' : 'weekend'))
  }
  return days
}

describe('months', () => {
  it('begins weeks on Monday and fills the edges', () => {
    const months = monthsOf(yearOf(2026))
    expect(months).toHaveLength(12)
    // 1 January 2026 is a Thursday.
    expect(months[0]?.weeks[0]?.map((cell) => cell?.date.slice(8) ?? '')).toEqual([
      ...['', '', '', '01', '02', '03', '04'],
    ])
    expect(months.every((month) => month.weeks.every((week) => week.length === 7))).toBe(true)
    expect(months[1]?.weeks.flat().filter(Boolean)).toHaveLength(28)
  })
  it('gathers a holiday with the days worked for it', () => {
    const spans = spansOf([
      day('2026-01-01', 'holiday', '元旦'),
      day('2026-01-02', 'holiday', '元旦'),
      day('2026-01-04', 'make_up', '元旦'),
      day('2026-01-05', 'working'),
    ])
    expect(spans).toEqual([
      {
        name: '元旦',
        from: '2026-01-01',
        to: '2026-01-02',
        days: 2,
        makeUps: ['2026-01-04'],
        provisional: false,
      },
    ])
  })
})

describe('import rows', () => {
  it('reads commas, tabs, Chinese dates and a header', () => {
    const { days, lines, faults } = readRows(
      '日期,类型,名称\n2027-01-01,休,元旦\n2027年1月3日\t班\t元旦\n',
      2027,
    )
    expect(faults).toEqual([])
    expect(days).toEqual([
      { date: '2027-01-01', kind: 'holiday', name: '元旦' },
      { date: '2027-01-03', kind: 'make_up', name: '元旦' },
    ])
    expect(lines).toEqual([2, 3])
  })
  it('refuses a day of another year', () => {
    expect(readRows('2026-12-31,休,元旦\n2027-12-31,休,元旦', 2027).faults).toEqual([
      { row: 1, text: 'calendar.issue.date_outside_year' },
    ])
  })
  it('names the line that is wrong', () => {
    const text =
      '2027-02-30,休,春节\n2027-01-01,玩,元旦\n2027-01-01,休,\n2027-01-02,休,元旦\n2027-01-02,班,元旦'
    expect(readRows(text, 2027).faults).toEqual([
      { row: 1, text: 'calendar.row_date' },
      { row: 2, text: 'calendar.row_kind' },
      { row: 3, text: 'calendar.row_name' },
      { row: 5, text: 'calendar.row_twice' },
    ])
  })
  it('reads JSON and refuses what is none', () => {
    expect(
      readRows('{"days":[{"date":"2027-01-01","kind":"holiday","name":"元旦"}]}', 2027).days,
    ).toHaveLength(1)
    expect(readRows('[{', 2027).faults).toEqual([{ row: 0, text: 'calendar.row_json' }])
    expect(readRows('  ', 2027).faults).toEqual([])
  })
  it('shows which days change, also those no longer off', () => {
    const current = yearOf(2027).map((each) =>
      each.date === '2027-01-04' ? { ...each, kind: 'holiday' as const, name: '元旦' } : each,
    )
    const changes = changesOf(2027, current, [
      { date: '2027-01-01', kind: 'holiday', name: '元旦' },
      { date: '2027-01-03', kind: 'make_up', name: '元旦' },
    ])
    expect(changes.map((each) => [each.date, each.before, each.after])).toEqual([
      ['2027-01-01', 'working', 'holiday'],
      ['2027-01-03', 'weekend', 'make_up'],
      ['2027-01-04', 'holiday', 'working'],
    ])
  })
})
