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

export type ListVersion = Schemas['JurisdictionListVersionView']
export type VersionComparison = Schemas['AppVersionComparisonView']
export type ItemUsePage = Schemas['AppItemUsePageView']
export type UnusedItem = Schemas['AppUnusedItemView']
export type ItemUse = Schemas['AppItemUse']

export const listApi = {
  versions: () => http.get<ListVersion[]>('/list-versions'),
  compare: (from: number, to: number) =>
    http.get<VersionComparison>('/list-versions/compare', { from, to }),
  use: (query: QueryOf<'count_item_use'>) => http.get<ItemUsePage>('/item-use', query),
  unused: (query: QueryOf<'list_unused_items'>) => http.get<UnusedItem[]>('/unused-items', query),
  recordUse: (body: ItemUse) => http.post<undefined>('/item-use', body),
  items: (query: ItemQuery, signal?: AbortSignal) =>
    http.get<Page<PenaltyItemRow>>('/penalty-items', query, signal),
  item: (code: string, version?: number) =>
    http.get<PenaltyItem>(`/penalty-items/${encodeURIComponent(code)}`, { version }),
  importYear: (body: { year: number; source: string; days: SpecialDay[] }, options?: CallOptions) =>
    http.post<CalendarImportAnswer>('/calendar/years', body, options),
}
