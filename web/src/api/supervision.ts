import { http, urlOf } from './client'
import type { Known, QueryOf, Schemas } from './types'

export type SupervisionReason = Schemas['AppSupervisionReason']
type MatterRef = Known<Schemas['EngineMatterRefView'], 'id'>
export type SupervisedEntry = Omit<Schemas['AppSupervisedEntryView'], 'matter'> & {
  matter: MatterRef | null
}
export type SupervisionCount = Schemas['AppSupervisionCountView']
export type SupervisionCounts = Schemas['AppSupervisionCountsView']
export type Invariants = Schemas['AppInvariantsView']
export type SupervisionQuery = QueryOf<'list_supervised'>

export const supervisionApi = {
  list: (query: SupervisionQuery) =>
    http.get<{ items: SupervisedEntry[]; next_cursor: string | null }>('/supervision', query),
  counts: (from: string) => http.get<SupervisionCounts>('/supervision/counts', { from }),
  exportUrl: (query: QueryOf<'export_supervised'>) => urlOf('/exports/supervision', query),
  invariants: () => http.get<Invariants>('/invariants'),
  checkInvariants: () => http.post<undefined>('/invariants/check'),
}
