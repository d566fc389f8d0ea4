import { call, http } from './client'
import type { Id, Instant, PersonRef, Role, Unit, UnitKind, UnitRef } from './types'

const part = encodeURIComponent

export interface UnitBody {
  id: Id
  name: string
  short_name: string
  kind: UnitKind
  parent_id: Id
  legal_subject: boolean
  document_code: string
  superior: Id
  superior_name: string
  territory: string
  address: string
  telephone: string
}

export interface Account {
  id: Id
  name: string
  login: string
  certificate: string
  telephone: string
  active: boolean
  must_change_password: boolean
  locked_until: Instant | null
  posts: { post_id: Id; unit: UnitRef; roles: Role[] }[]
}
export interface AccountBody {
  name: string
  login: string
  certificate: string
  telephone: string
}
export interface OneTimePassword {
  id: Id
  /** Null if the same request was answered before. */
  initial_password: string | null
}

export interface Delegation {
  id: Id
  substitute: PersonRef
  from: Instant
  until: Instant
}
export interface HeldPost {
  post_id: Id
  unit: UnitRef
  person: PersonRef
  roles: Role[]
  valid_from: Instant
  valid_until: Instant | null
  delegations: Delegation[]
}

export type ImportKind = 'units' | 'people' | 'items'
export interface ImportReport {
  rows: number
  created: number
  updated: number
  errors: { row: number; column: string; code: string; message: string; message_en?: string }[]
}

export interface AuditEntry {
  id: Id | number
  at: Instant
  kind: string
  person: PersonRef | null
  unit: UnitRef | null
  subject: string
  params: Record<string, unknown>
}
export interface AuditQuery {
  kind?: string
  person?: Id
  subject?: string
  from?: Instant
  until?: Instant
  cursor?: string
  limit?: number
}

export const adminApi = {
  createUnit: (body: UnitBody) => http.post<{ id: Id }>('/units', body),
  updateUnit: (id: Id, body: Partial<UnitBody> & { active?: boolean }) =>
    http.post<void>(`/units/${part(id)}/update`, body),
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
      mediaType: 'text/csv',
    }),
  audit: (query: AuditQuery) =>
    http.get<{ items: AuditEntry[]; next_cursor: string | null }>('/audit', query),
}
