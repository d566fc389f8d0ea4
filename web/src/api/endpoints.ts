import { call, http, urlOf, type CallOptions } from './client'
import { describeSystem, loadDescription } from './description'
import { countedPage } from './full_page'
import { ApiProblem } from './problem'
import type {
  CalendarYear,
  CalendarYears,
  EarlierTimes,
  Clause,
  CommandResult,
  CompetenceAnswer,
  Draft,
  DueAnswer,
  Id,
  IssueCheck,
  LocalDate,
  Matter,
  MatterCounts,
  MatterQuery,
  MatterRow,
  NoticeList,
  PenaltyItem,
  Page,
  Place,
  RecordFindingBody,
  Session,
  Unit,
  UnitPerson,
} from './types'

const part = encodeURIComponent

export const sessionApi = {
  current: () => call<Session>('GET', '/session', { anonymous: true }),
  signIn: (login: string, password: string) =>
    http.post<Session>('/session', { login, password }, { anonymous: true }),
  signOut: () => http.delete<void>('/session'),
  actFor: (post_id: Id) => http.post<Session>('/session/acting', { post_id }),
  changePassword: (old_password: string, new_password: string) =>
    http.post<void>('/session/password', { old_password, new_password }),
  savePreference: (key: string, value: unknown) =>
    http.put<void>(`/preferences/${part(key)}`, value),
}

export const draftApi = {
  /** Null if there is none. */
  load: <T>(key: string) => http.get<Draft<T> | null>(`/drafts/${part(key)}`),
  save: (key: string, body: unknown) =>
    http.put<{ saved_at: string }>(`/drafts/${part(key)}`, body),
  drop: (key: string) => http.delete<void>(`/drafts/${part(key)}`),
}

export const matterApi = {
  list: (query: MatterQuery, signal?: AbortSignal) =>
    countedPage(query.limit ?? 20, query.cursor, (limit, cursor) =>
      http.get<Page<MatterRow>>('/matters', { ...query, limit, cursor }, signal),
    ),
  counts: () => http.get<MatterCounts>('/matters/counts'),
  get: (id: Id) => http.get<Matter>(`/matters/${part(id)}`),
  materialUrl: (id: Id, material: Id) => urlOf(`/matters/${part(id)}/materials/${part(material)}`),
  documentUrl: (id: Id, number: string) => urlOf(`/matters/${part(id)}/documents/${part(number)}`),
}

const kebab = (word: string) => word.replace(/_/g, '-')

/** The part of the address a system's matters are opened at and its commands hang on. */
async function folderOf(system: string): Promise<string> {
  if (system === 'case_transfer') return 'case-transfers'
  const described = describeSystem(await loadDescription(), system)
  if (!described) throw new ApiProblem({ status: 404, code: 'system_unknown' })
  return described.folder
}

export const commandApi = {
  recordFinding: (body: RecordFindingBody, options?: CallOptions) =>
    http.post<CommandResult>('/case-transfers', body, options),
  /** Opens a matter of a system that has no form of its own; `further` is a second way to do so. */
  open: async (system: string, body: unknown, options?: CallOptions, further?: string) =>
    http.post<CommandResult>(
      `/${await folderOf(system)}${further ? `/${kebab(further)}` : ''}`,
      body,
      options,
    ),
  give: async (system: string, id: Id, command: string, body: unknown, options?: CallOptions) =>
    http.post<CommandResult>(
      `/${await folderOf(system)}/${part(id)}/${kebab(command)}`,
      body,
      options,
    ),
  issueCheck: (id: Id, receiver: Id) =>
    http.get<IssueCheck>(`/case-transfers/${part(id)}/issue-check`, { receiver }),
  letterPreviewUrl: (id: Id, query: { receiver: Id }) =>
    urlOf(`/case-transfers/${part(id)}/letter-preview`, query),
}

export const registerApi = {
  competence: (query: { item: string; place: string; on: LocalDate }) =>
    http.get<CompetenceAnswer>('/competence', query),
  item: (code: string) => http.get<PenaltyItem>(`/penalty-items/${part(code)}`),
  places: () => http.get<Place[]>('/places'),
  clauses: () => http.get<Clause[]>('/clauses'),
  due: (from: string, period: string) => http.get<DueAnswer>('/calendar/due', { from, period }),
  years: () => http.get<CalendarYears>('/calendar/years'),
  year: (year: number) => http.get<CalendarYear>(`/calendar/years/${year}`),
  earlierTimes: () => http.get<EarlierTimes>('/calendar/moves'),
  confirmEarlierTimes: (calendar_version: number) =>
    http.post<void>('/calendar/moves/confirm', { calendar_version }),
}

export const directoryApi = {
  units: () => http.get<Unit[]>('/units'),
  peopleOf: (unit: Id) => http.get<UnitPerson[]>(`/units/${part(unit)}/people`),
}

export const noticeApi = {
  list: (unreadOnly: boolean, limit = 20) =>
    http.get<NoticeList>('/notices', { unread: unreadOnly, limit }),
  read: (id: Id | number) => http.post<void>(`/notices/${part(String(id))}/read`),
  readAll: () => http.post<void>('/notices/read-all'),
}
