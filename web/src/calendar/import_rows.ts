import type { CalendarDay, DayKind } from '@/api'
import type { SpecialDay } from '@/api/register'

export interface RowFault {
  /** Line of the pasted text, from 1; 0 = the text as a whole. */
  row: number
  /** Locale key of what is wrong. */
  text: string
}
export interface ReadRows {
  days: SpecialDay[]
  /** The line each day stands in, from 1. */
  lines: number[]
  faults: RowFault[]
}

const KINDS: Record<string, DayKind> = {
  休: 'holiday',
  放假: 'holiday',
  节假日: 'holiday',
  holiday: 'holiday',
  班: 'make_up',
  上班: 'make_up',
  补班: 'make_up',
  调休上班日: 'make_up',
  make_up: 'make_up',
}
const HEADER = /^\s*(date|日期)/i
export const ROWS_MAX = 200

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** `2026/1/3` and `2026年1月3日` as `2026-01-03`. */
function dateOf(text: string): string {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text)
  if (!match) return text
  const two = (part = '') => part.padStart(2, '0')
  return `${match[1]}-${two(match[2])}-${two(match[3])}`
}

function readCells(cells: string[], row: number, year: number, into: ReadRows) {
  const [date = '', kind = '', name = ''] = cells.map((cell) => cell.trim())
  const day = dateOf(date)
  const known = KINDS[kind]
  if (!isDate(day)) into.faults.push({ row, text: 'calendar.row_date' })
  else if (Number(day.slice(0, 4)) !== year)
    into.faults.push({ row, text: 'calendar.issue.date_outside_year' })
  else if (!known) into.faults.push({ row, text: 'calendar.row_kind' })
  else if (!name) into.faults.push({ row, text: 'calendar.row_name' })
  else if (into.days.some((each) => each.date === day))
    into.faults.push({ row, text: 'calendar.row_twice' })
  else {
    into.days.push({ date: day, kind: known, name })
    into.lines.push(row)
  }
}

function readJson(text: string, year: number, into: ReadRows) {
  try {
    const value = JSON.parse(text) as unknown
    const list = Array.isArray(value) ? value : (value as { days?: unknown }).days
    if (!Array.isArray(list)) throw new Error('no list')
    list.forEach((each: Record<string, unknown>, index) =>
      readCells(
        [String(each?.date ?? ''), String(each?.kind ?? ''), String(each?.name ?? '')],
        index + 1,
        year,
        into,
      ),
    )
  } catch {
    into.faults.push({ row: 0, text: 'calendar.row_json' })
  }
}

/** Rows of one year, `日期,休|班,名称` (commas, tabs or blanks), or JSON with `days`. */
export function readRows(text: string, year: number): ReadRows {
  const read: ReadRows = { days: [], lines: [], faults: [] }
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (!trimmed) return read
  if (trimmed.startsWith('[') || trimmed.startsWith('{')) readJson(trimmed, year, read)
  else
    trimmed.split(/\r?\n/).forEach((line, index) => {
      if (!line.trim() || (index === 0 && HEADER.test(line))) return
      readCells(line.trim().split(/\s*[,，\t]\s*|\s+/), index + 1, year, read)
    })
  if (read.days.length > ROWS_MAX) read.faults.push({ row: 0, text: 'calendar.row_many' })
  return read
}

export interface DayChange {
  date: string
  before: DayKind
  after: DayKind
  name: string
}

/** What a year would look like with only these special days, against what it is now. */
export function changesOf(
  year: number,
  current: CalendarDay[],
  special: SpecialDay[],
): DayChange[] {
  const wanted = new Map(special.map((day) => [day.date, day]))
  const changes: DayChange[] = []
  for (const day of current) {
    if (Number(day.date.slice(0, 4)) !== year) continue
    const given = wanted.get(day.date)
    const weekday = new Date(`${day.date}T00:00:00Z`).getUTCDay()
    const after = given?.kind ?? (weekday === 0 || weekday === 6 ? 'weekend' : 'working')
    if (after !== day.kind)
      changes.push({ date: day.date, before: day.kind, after, name: given?.name ?? day.name ?? '' })
  }
  return changes
}
