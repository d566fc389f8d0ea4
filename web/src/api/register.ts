import { http, type CallOptions } from './client'
import type { CalendarDay, DayKind, Id, LocalDate, Page, PenaltyItemRow, UnitRef } from './types'

export type ItemKind = PenaltyItemRow['kind']

export interface ItemQuery {
  q?: string
  kind?: ItemKind | ''
  holder?: Id
  limit?: number
  cursor?: string
}

export interface LegalBasis {
  law: string
  article: string
  text: string
  penalty: string
  effective_from: LocalDate
  effective_to: LocalDate | null
}

/** One penalty item with everything the list says of it. */
export interface PenaltyItemDetails {
  code: string
  name: string
  domain: string
  kind: ItemKind
  inspection_powers: string
  coercive_powers: string
  penalty_range: string
  original_department: UnitRef | null
  discretion_standard: string
  enforcement_flow: string
  note: string
  bases: LegalBasis[]
}

export interface SpecialDay {
  date: LocalDate
  kind: DayKind
  name: string
}

/** A row of an import that cannot be right, or (`warnings`) that deserves a second look. */
export interface CalendarIssue {
  code: string
  year: number
  /** From 1; 0 = the year as a whole. */
  row: number
  number: number
  subject: string
}

export interface CalendarImportAnswer {
  version: number
  changes: { date: LocalDate; before: CalendarDay['kind']; after: CalendarDay['kind'] }[]
  warnings: CalendarIssue[]
}

export const listApi = {
  items: (query: ItemQuery, signal?: AbortSignal) =>
    http.get<Page<PenaltyItemRow>>('/penalty-items', query, signal),
  item: (code: string) =>
    http.get<PenaltyItemDetails>(`/penalty-items/${encodeURIComponent(code)}`),
  importYear: (body: { year: number; source: string; days: SpecialDay[] }, options?: CallOptions) =>
    http.post<CalendarImportAnswer>('/calendar/years', body, options),
}
