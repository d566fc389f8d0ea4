import { call, http } from './client'
import { fullPage } from './full_page'
import type { Filled, Id, Instant, Known, QueryOf, Role, Schemas, Unit } from './types'

const part = encodeURIComponent

export type UnitBody = Filled<Schemas['AppUnitBody']>
/** `superior_name` stands for a superior that is no unit of this city. */
export type UnitPatch = Partial<Filled<Schemas['IdentityUnitPatch']>>
export type Account = Omit<Schemas['AppPersonView'], 'posts'> & {
  posts: Known<Schemas['AppPersonPostView'], 'post_id' | 'unit'>[]
}
export type AccountBody = Filled<Schemas['AppPersonBody']>
/** `initial_password` is null if the same request was answered before. */
export type OneTimePassword = Schemas['AppOneTimePasswordView']
export type Delegation = Known<Schemas['AppDelegationView'], 'substitute'>
export type HeldPost = Omit<
  Known<Schemas['AppPostView'], 'post_id' | 'unit' | 'person'>,
  'delegations'
> & { delegations: Delegation[] }
export type ImportReport = Schemas['AppImportReportView']
/** `params` depend on the kind of the entry. */
export type AuditEntry = Omit<Schemas['AppAuditView'], 'params'> & {
  params: Record<string, unknown>
}

export type AuditQuery = QueryOf<'list_audit'>
/** The last part of the addresses that take tables. */
/** `register` is a document of several tables, the others are tables. */
export type ImportKind = 'units' | 'people' | 'items' | 'register'

export const adminApi = {
  createUnit: (body: UnitBody) => http.post<{ id: Id }>('/units', body),
  updateUnit: (id: Id, body: UnitPatch) => http.post<void>(`/units/${part(id)}/update`, body),
  units: () => http.get<Unit[]>('/units'),
  people: (query: { unit?: Id; q?: string }) => http.get<Account[]>('/people', query),
  createPerson: (body: AccountBody, idempotencyKey: string) =>
    http.post<OneTimePassword>('/people', body, { idempotencyKey }),
  updatePerson: (id: Id, body: Partial<AccountBody>) =>
    http.post<void>(`/people/${part(id)}/update`, body),
  resetPassword: (id: Id) => http.post<OneTimePassword>(`/people/${part(id)}/reset-password`),
  actOnPerson: (id: Id, act: 'disable' | 'enable' | 'unlock') =>
    http.post<void>(`/people/${part(id)}/${act}`),
  posts: (query: { unit?: Id; person?: Id }) => http.get<HeldPost[]>('/posts', query),
  createPost: (body: { person: Id; unit: Id; roles: Role[] }) =>
    http.post<{ id: Id }>('/posts', body),
  updatePost: (id: Id, roles: Role[]) => http.post<void>(`/posts/${part(id)}/update`, { roles }),
  endPost: (id: Id) => http.post<void>(`/posts/${part(id)}/end`),
  delegate: (body: { post_id: Id; substitute: Id; from: Instant; until: Instant }) =>
    http.post<{ id: Id }>('/delegations', body),
  endDelegation: (id: Id) => http.post<void>(`/delegations/${part(id)}/end`),
  importTable: (kind: ImportKind, table: Blob, trial: boolean) =>
    call<ImportReport>('POST', `/imports/${kind}`, {
      query: { dry_run: trial },
      raw: table,
      mediaType: kind === 'register' ? 'application/json' : 'text/csv',
    }),
  audit: (query: AuditQuery, signal?: AbortSignal) =>
    fullPage(query.limit ?? 50, query.cursor, (limit, cursor) =>
      http.get<{ items: AuditEntry[]; next_cursor: string | null }>(
        '/audit',
        { ...query, limit, cursor },
        signal,
      ),
    ),
}
