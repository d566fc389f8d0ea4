/**
 * The shapes that cross the HTTP API, under the names the pages use. They are taken from the description
 * of the interface (`npm run types` writes schema.d.ts from api/openapi.json). What the description does
 * not have stands at the end.
 */
import type { components, operations } from './schema'

export type Schemas = components['schemas']
/** What an operation takes behind the question mark. */
export type QueryOf<Operation extends keyof operations> = NonNullable<
  operations[Operation]['parameters']['query']
>

/**
 * The description says of every reference and id that it may be null, as an empty one is. The fields named
 * here are never empty in what the server answers: a matter without a sender does not exist.
 */
export type Known<T, K extends keyof T> = { [P in keyof T]: P extends K ? NonNullable<T[P]> : T[P] }

/** The body of a command as the forms fill it: a field left empty is sent empty, not left out. */
export type Filled<T, Empty extends keyof T = never> = {
  [P in keyof T]-?: P extends Empty ? Exclude<T[P], undefined> : NonNullable<T[P]>
}

/** `2026-11-22T15:30:00+08:00`. */
export type Instant = string
/** `2026-11-22`. */
export type LocalDate = string
export type Id = string

export type UnitRef = Schemas['UnitRef']
export type PersonRef = Schemas['PersonRef']
export type UnitKind = Schemas['UnitKind']
export type Role = Schemas['Role']

// ---- Failures ----

/** RFC 9457 with the fields of this API. */
export type FieldError = Schemas['ProblemField']
/** Of a refused table `errors` are its rows (`AppImportFaultView`); only the import page reads those. */
export type ProblemBody = Omit<Schemas['Problem'], 'errors'> & { errors?: FieldError[] }

// ---- Session ----

export type Post = Known<Schemas['AppPostCardView'], 'post_id'>
export type Session = Omit<Schemas['AppSessionView'], 'acting' | 'posts' | 'preferences'> & {
  acting: Post | null
  posts: Post[]
  preferences: Record<string, unknown>
}

// ---- Matters ----

export type Light = Schemas['Light']
export type MatterView = Schemas['EngineMatterView']
/** Flags are true or false here; the client writes them as the address wants them. */
export type MatterQuery = Omit<QueryOf<'list_matters'>, 'urgent'> & {
  view: MatterView
  urgent?: boolean
}
export type Scope = NonNullable<MatterQuery['scope']>
export type MatterCounts = Schemas['EngineMatterCountsView']
export type MatterRow = Known<Schemas['EngineMatterRowView'], 'id' | 'sender' | 'custodian'>
export type MatterRef = Known<Schemas['EngineMatterRefView'], 'id'>
export type Period = Schemas['PeriodView']
export type Obligation = Known<Schemas['EngineObligationView'], 'debtor'>
export type Medium = Schemas['EngineMedium']
export type Step = Schemas['EngineStepView']
export type MatterDocument = Schemas['EngineDocumentView']

/** `fields` is the payload of the event, different for each type; the pages read it by name. */
export type TimelineEntry = Omit<Schemas['EngineTimelineEntryView'], 'fields'> & {
  fields: Record<string, unknown>
}

/** A matter of any system; what its `details` hold is the system's own. */
export type MatterOf<Details> = Omit<
  Known<Schemas['EngineMatterDetailsView'], 'id' | 'sender' | 'custodian'>,
  'details' | 'obligations' | 'timeline' | 'notes' | 'reads'
> & {
  details: Details
  obligations: Obligation[]
  timeline: TimelineEntry[]
  notes: Known<Schemas['EngineNoteView'], 'person'>[]
  reads: Known<Schemas['EngineReadView'], 'person' | 'unit'>[]
}
export type AnyMatter = MatterOf<Record<string, unknown>>
/** A case transfer. */
export type Matter = MatterOf<TransferDetails>

export type CommandResult = Schemas['EngineCommandResultView']

// ---- Case transfer ----

/** A text that may have been lawfully erased: then null. Empty: "". */
export type Text = string | null

export type UrgencyReason = Schemas['CaseTransferUrgencyReason']
export type FindingSource = Schemas['CaseTransferFindingSource']
export type PartyKind = Schemas['CaseTransferPartyKind']
export type MaterialKind = Schemas['CaseTransferMaterialKind']
export type Officer = Schemas['CaseTransferOfficerView']
export type Material = Known<Schemas['CaseTransferMaterialView'], 'added_by'>

export type TransferDetails = Omit<
  Known<Schemas['CaseTransferTransferView'], 'finder' | 'place'>,
  'materials' | 'told'
> & { materials: Material[]; told: Known<Schemas['CaseTransferToldView'], 'unit'>[] }

export type RecordFindingBody = Filled<
  Schemas['CaseTransferRecordFinding'],
  'jurisdiction_determined_at' | 'urgency'
>
export type IssueBody = Filled<Schemas['CaseTransferIssue']>
export type RecordPaperActBody = Filled<Omit<Schemas['RecordPaperAct'], 'body'>, 'scan'> & {
  body: Record<string, unknown>
}
export type PersonalDataFinding = Schemas['CaseTransferOutgoingFindingView']
export type IssueCheck = Schemas['AppIssueCheckView']
export type StoredFile = Schemas['AppStoredUploadView']

// ---- Register and calendar ----

export type CompetenceAnswer = Omit<Schemas['AppCompetenceView'], 'alternatives'> & {
  alternatives: UnitRef[]
}
export type PenaltyItemRow = Known<Schemas['AppItemRowView'], 'code'>
export type PenaltyItem = Known<Schemas['JurisdictionPenaltyItemView'], 'code'>
export type Place = Known<Schemas['JurisdictionPlaceView'], 'code'>
export type Clause = Schemas['AppClauseView']
export type DueAnswer = Schemas['AppDueAnswerView']
export type DayKind = Schemas['DayKind']
export type CalendarDay = Schemas['AppDayView']
export type CalendarYears = Schemas['AppYearListView']
export type EarlierTime = Known<Schemas['AppEarlierTimeView'], 'debtor'>
export type EarlierTimes = Omit<Schemas['AppEarlierTimesView'], 'items'> & { items: EarlierTime[] }
export type CalendarYear = Schemas['AppYearView']

// ---- Directory ----

export type Unit = Schemas['AppUnitView']
export type UnitPerson = Known<Schemas['AppUnitPersonView'], 'person' | 'post_id'>

// ---- Notices ----

export type Notice = Omit<Schemas['EngineNoticeView'], 'matter' | 'params'> & {
  matter: MatterRef | null
  params: Record<string, unknown>
}
export type NoticeList = Omit<Schemas['EngineNoticePageView'], 'items'> & { items: Notice[] }

// ---- Not in the description ----

/** A page of a list; the description has one such schema per list. */
export interface Page<T> {
  items: T[]
  next_cursor: string | null
  total: number
  /** Otherwise there are at least so many. */
  total_exact: boolean
}

/** A draft holds what the page put into it; the server does not look inside. */
export interface Draft<T> {
  body: T
  saved_at: Instant
}

/** An event of the stream: `AppChangeEventView` with its kinds named. */
export interface LiveChange {
  seq: number
  kind: 'matter' | 'notice' | 'calendar' | 'register'
  matter_id?: Id
}
