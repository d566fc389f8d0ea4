import { http, type CallOptions } from './client'
import type { Page, PenaltyItem, PenaltyItemRow, QueryOf, Schemas } from './types'

export type ItemKind = Schemas['JurisdictionItemKind']
export type LegalBasis = Schemas['JurisdictionLegalBasisView']
export type SpecialDay = Omit<Schemas['AppCalendarImportDay'], 'date' | 'name'> & {
  date: string
  name: string
}
/**
 * A row of an import that cannot be right, or (`warnings`) that deserves a second look. `row` counts from
 * 1; 0 is the year as a whole.
 */
export type CalendarIssue = Schemas['AppCalendarIssueView']
export type CalendarImportAnswer = Schemas['AppCalendarImportAnswerView']

export type ItemQuery = Omit<QueryOf<'list_penalty_items'>, 'kind'> & { kind?: ItemKind | '' }

export const listApi = {
  items: (query: ItemQuery, signal?: AbortSignal) =>
    http.get<Page<PenaltyItemRow>>('/penalty-items', query, signal),
  item: (code: string) => http.get<PenaltyItem>(`/penalty-items/${encodeURIComponent(code)}`),
  importYear: (body: { year: number; source: string; days: SpecialDay[] }, options?: CallOptions) =>
    http.post<CalendarImportAnswer>('/calendar/years', body, options),
}
