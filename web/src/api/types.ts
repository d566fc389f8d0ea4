/**
 * Every shape that crosses the HTTP API, in one place, so that a schema generated from
 * `api/openapi.json` can replace this file. Field names are those on the wire.
 */

/** `2026-11-22T15:30:00+08:00`. */
export type Instant = string
/** `2026-11-22`. */
export type LocalDate = string
export type Id = string

export interface UnitRef {
  id: Id
  name: string
}
export interface PersonRef {
  id: Id
  name: string
}

export type UnitKind =
  | 'township_government'
  | 'subdistrict_office'
  | 'municipal_department'
  | 'municipal_government'
  | 'coordinating_office'
  | 'public_security_organ'
  | 'procuratorate'
  | 'court'
  | 'supervisory_commission'
  | 'internal_office'
  | 'affiliated_organ'
  | 'dispatched_office'

export type Role =
  | 'handler'
  | 'head'
  | 'liaison_a'
  | 'liaison_b'
  | 'duty_desk'
  | 'reader'
  | 'coordinator'
  | 'decider'
  | 'officer'
  | 'system_admin'
  | 'security_admin'
  | 'audit_admin'

// ---- Failures ----

export interface FieldError {
  field: string
  rule: string
  message: string
  message_en?: string
}

/** RFC 9457 with the fields of this API. */
export interface ProblemBody {
  type: string
  title: string
  title_en?: string
  status: number
  code: string
  clause?: string
  params?: Record<string, unknown>
  incident?: string
  errors?: FieldError[]
  issues?: unknown[]
}

// ---- Session ----

export interface Post {
  post_id: Id
  unit: { id: Id; name: string; short_name: string; kind: UnitKind }
  roles: Role[]
  substitutes_for: PersonRef | null
  until: Instant | null
}

export interface Session {
  person: { id: Id; name: string; login: string }
  acting: Post | null
  posts: Post[]
  csrf_token: string
  must_change_password: boolean
  idle_minutes: number
  preferences: Record<string, unknown>
  city: { code: string; name: string; name_en: string }
  server_time: Instant
}

// ---- Matters ----

export type Light = 'red' | 'yellow' | 'green' | 'grey'
export type MatterView = 'to_do' | 'to_receive' | 'near' | 'overdue' | 'sent' | 'done' | 'all'
export type Scope = 'unit' | 'mine'

export interface MatterRow {
  id: Id
  system: string
  number: string | null
  title: string | null
  stage: string
  urgent: boolean
  in_progress: boolean
  sender: UnitRef
  receiver: UnitRef | null
  custodian: UnitRef
  handler: PersonRef | null
  light: Light
  over_target: boolean
  duty: string | null
  clause: string | null
  due_before: Instant | null
  target_before: Instant | null
  provisional: boolean
  elapsed_since: Instant | null
  opened_at: Instant
  updated_at: Instant
  closed_at: Instant | null
  version: number
  allowed_commands: string[]
}

export interface Page<T> {
  items: T[]
  next_cursor: string | null
  total: number
}

export interface MatterQuery {
  view: MatterView
  scope?: Scope
  system?: string
  stage?: string
  q?: string
  from?: LocalDate
  to?: LocalDate
  unit?: Id
  urgent?: boolean
  limit?: number
  cursor?: string
}

export interface MatterCounts {
  to_do: number
  to_receive: number
  near: number
  overdue: number
  sent: number
  done: number
  done_this_month: number
  mine: { to_do: number; near: number; overdue: number }
}

export interface MatterRef {
  id: Id
  system?: string
  number: string | null
  title: string | null
}

export type PeriodKind =
  'working_days' | 'hours' | 'minutes' | 'calendar_days' | 'same_day' | 'prompt'
export interface Period {
  kind: PeriodKind
  n: number
}

export type ObligationOutcome =
  'open' | 'on_time' | 'late' | 'over_target' | 'excused' | 'superseded'
export type Basis = 'notice' | 'law' | 'internal'

export interface Obligation {
  key: string
  duty: string
  clause: string
  basis: Basis
  debtor: UnitRef
  creditor: UnitRef | null
  arises_at: Instant
  period: Period
  due_before: Instant | null
  target_before: Instant | null
  strict_due_before: Instant | null
  provisional: boolean
  outcome: ObligationOutcome
  ended_at: Instant | null
  light: Light
  over_target: boolean
  explanation_zh: string | null
  explanation_en: string | null
}

export type Medium = 'telephone' | 'paper' | 'in_person'

export interface TimelineEntry {
  seq: number
  version: number
  type: string
  occurred_at: Instant
  recorded_at: Instant
  person: PersonRef | null
  unit: UnitRef | null
  on_paper: { medium: Medium; reason: Text; scan_digest?: string } | null
  clauses: string[]
  fields: Record<string, unknown>
  hash: string
}

export interface MatterDocument {
  kind: string
  number: string
  status: 'rendering' | 'ready' | 'withdrawn'
  digest: string | null
  size: number | null
  url: string | null
  issued_at: Instant
}

export interface Step {
  stage: string
  state: 'done' | 'current' | 'future' | 'skipped'
  at: Instant | null
  due_before: Instant | null
}

export interface OfferedCommand {
  name: string
  needs_confirmation: boolean
}

export interface Note {
  id: Id
  text: string | null
  person: PersonRef
  recorded_at: Instant
}

export interface ReadRecord {
  person: PersonRef
  unit: UnitRef
  at: Instant
}

export interface Matter<Details = TransferDetails> extends MatterRow {
  details: Details
  /** A matter this one waits on: a dispute, for example. */
  waits_on: MatterRef | Id | null
  obligations: Obligation[]
  timeline: TimelineEntry[]
  documents: MatterDocument[]
  steps: Step[]
  commands: OfferedCommand[]
  notes: Note[]
  reads: ReadRecord[]
}

export interface CommandResult {
  id: Id
  version: number
  seq: number
  stage?: string
  number: string | null
  warnings: string[]
}

// ---- Case transfer ----

export type TransferStage =
  | 'found'
  | 'issued'
  | 'received'
  | 'supplementing'
  | 'objected'
  | 'accepted'
  | 'concluded'
  | 'dismissed'
export type UrgencyReason =
  | 'personal_or_public_safety'
  | 'major_loss_or_social_impact'
  | 'food_drug_safety_environment'
  | 'evidence_may_be_lost'
  | 'party_may_flee'
  | 'in_progress_not_stopped'
export type FindingSource = 'enforcement' | 'supervision' | 'complaint' | 'monitoring'
export type PartyKind = 'person' | 'organization' | 'unknown'
export type MaterialKind = 'basic_facts' | 'case_source' | 'preliminary_evidence' | 'other'
export type DissuasionResult = 'stopped' | 'not_stopped' | 'party_left'
export type Channel = 'telephone' | 'platform' | 'in_person'
export type DismissalGround = 'own_competence' | 'no_violation' | 'duplicate'
export type DecisionKind =
  | 'warning'
  | 'fine'
  | 'confiscation'
  | 'licence_measure'
  | 'order_to_correct'
  | 'no_penalty'
  | 'other'
export type CorrectableField =
  | 'discovered_at'
  | 'jurisdiction_determined_at'
  | 'title'
  | 'location'
  | 'facts'
  | 'provisions'
  | 'party_name'

/** A text that may have been lawfully erased: then null. Empty: "". */
export type Text = string | null

export interface Party {
  kind: PartyKind
  name: Text
  identifier: Text
  address: Text
}

export interface Officer {
  name: Text
  certificate: string
}

export interface Material {
  id: Id
  kind: MaterialKind
  name: string
  digest: string
  size: number
  media_type: string
  copies: number
  pages: number
  original: boolean
  added_by: UnitRef
  added_at: Instant
}

export interface TransferDetails {
  stage: TransferStage
  finder: UnitRef
  finder_is_local: boolean
  competent_unit: UnitRef | null
  title: Text
  source: FindingSource
  discovered_at: Instant
  recorded_at: Instant
  jurisdiction_determined_at: Instant | null
  later_start_at: Instant | null
  later_start_reason: Text
  place: string
  location: Text
  /** Null: the act is on no list; then item_reason says why. */
  item: string | null
  item_reason: Text
  party: Party
  facts: Text
  provisions: Text
  in_progress: boolean
  urgency: {
    reason: UrgencyReason
    since: Instant
    by_unit: UnitRef
    marked_at: Instant
    needs_confirmation: boolean
    confirmed_at: Instant | null
  } | null
  dissuasions: {
    dissuaded_at: Instant
    location: Text
    manner: Text
    result: DissuasionResult
    officers: Officer[]
  }[]
  told: { unit: UnitRef; told_at: Instant; channel: Channel; person: Text; message: Text }[]
  materials: Material[]
  letters: {
    document_number: string
    receiver: UnitRef
    receiver_is_local: boolean
    signatory: UnitRef
    issued_at: Instant
    override_reason: Text
    measures_taken: Text
    contact: Text
    materials_complete: boolean
    materials_completed_at: Instant | null
    withdrawn_at: Instant | null
    digest: string
    size: number
    materials: Id[]
  }[]
  received_at: Instant | null
  supplement: {
    missing: MaterialKind[]
    explanation: Text
    requested_at: Instant
    supplied_at: Instant | null
    ended_at: Instant | null
    comment: Text
  } | null
  objection_consented_at: Instant | null
  objections: {
    objected_at: Instant
    reasons: Text
    legal_basis: Text
    proposed_unit: UnitRef | null
    on_new_facts: boolean
    interim_unit: UnitRef | null
    interim_since: Instant
    interim_reason: Text
  }[]
  accepted_at: Instant | null
  filing: {
    filed: boolean
    case_number: string
    filed_at: Instant | null
    reason: Text
    decided_at: Instant
  } | null
  outcome: {
    kind: DecisionKind
    decision_number: string
    decided_at: Instant
    amount_fen: number
    summary: Text
    executed_at: Instant | null
    execution_summary: Text
  } | null
  result_reported_at: Instant | null
  result_summary: Text
  dismissal: {
    ground: DismissalGround
    reason: Text
    duplicate_of: Id
    dismissed_at: Instant
  } | null
  bounces: number
}

export interface RecordFindingBody {
  title: string
  source: FindingSource
  discovered_at: Instant
  jurisdiction_determined_at: Instant | null
  place: string
  location: string
  item: string
  item_reason: string
  party: { kind: PartyKind; name: string; identifier: string; address: string }
  facts: string
  provisions: string
  urgency: UrgencyReason | null
  in_progress: boolean
}

export interface IssueBody {
  receiver: Id
  signatory: Id
  override_reason: string
  redaction_confirmed: boolean
  personal_data_reviewed: boolean
  measures_taken: string
  contact: string
}

export interface PersonalDataFinding {
  where?: string
  kind: string
  masked: string
}

export interface IssueCheck {
  competent: UnitRef | null
  receiver_is_competent: boolean
  parts: { kind: MaterialKind; present: boolean; required: boolean }[]
  personal_data: PersonalDataFinding[]
  unscanned: string[]
  may_issue: boolean
  missing: string[]
}

export interface StoredFile {
  id: Id
  name: string
  size: number
  media_type: string
  digest: string
  personal_data: PersonalDataFinding[]
  scanned: boolean
}

export interface RecordPaperActBody {
  act: string
  body: Record<string, unknown>
  occurred_at: Instant
  medium: Medium
  reason: string
  scan: Id | null
}

export interface Draft<T> {
  body: T
  saved_at: Instant
}

// ---- Register and calendar ----

export interface CompetenceAnswer {
  item: { code: string; name: string; domain: string } | null
  place: { code: string; name: string }
  on: LocalDate
  unit: UnitRef | null
  mode: 'delegated' | 'own' | 'reserved' | 'none'
  list_version: number
  assignment: {
    id: Id
    decision: string
    published_on: LocalDate
    valid_from: LocalDate
    valid_to: LocalDate | null
    next_evaluation_on: LocalDate | null
  } | null
  bases: {
    law: string
    article: string
    text: string
    penalty: string
    effective_from: LocalDate
    effective_to: LocalDate | null
  }[]
  reasons: { code: string; params: Record<string, unknown>; zh: string; en: string }[]
  original_department: UnitRef | null
  alternatives: UnitRef[]
}

export interface PenaltyItemRow {
  code: string
  name: string
  domain: string
  kind: 'delegated' | 'own' | 'reserved'
  original_department: UnitRef | null
  holders: number
  unused_for_a_year: boolean
}

/** One item; more fields than these are on the wire. */
export interface PenaltyItem {
  code: string
  name: string
  domain: string
}

export interface Place {
  code: string
  name: string
  kind: string
  parent: string | null
}

export interface Clause {
  id: string
  heading: string
  zh: string
  en: string
}

export interface DueAnswer {
  due_before: Instant
  provisional: boolean
  calendar_version: string
  explanation: string
  explanation_en: string
}

export type DayKind = 'working' | 'weekend' | 'holiday' | 'make_up'
export interface CalendarDay {
  date: LocalDate
  kind: DayKind
  name: string | null
  provisional: boolean
}
export interface CalendarYears {
  first_year: number
  last_year: number
  version: string
  years: number[]
}
export interface CalendarYear {
  year: number
  published: boolean
  version: string
  source: string
  days: CalendarDay[]
}

// ---- Directory and administration ----

export interface Unit {
  id: Id
  name: string
  short_name: string
  kind: UnitKind
  parent_id: Id | null
  legal_subject: boolean
  document_code: string
  superior: UnitRef | null
  active: boolean
  address: string
  telephone: string
}

export interface UnitPerson {
  person: PersonRef
  post_id: Id
  roles: Role[]
  available: boolean
  reason: string | null
}

// ---- Notices and live ----

export interface Notice {
  id: Id | number
  kind: string
  matter: MatterRef | null
  duty?: string | null
  clause?: string | null
  created_at: Instant
  read_at: Instant | null
  params: Record<string, unknown>
}
export interface NoticeList {
  items: Notice[]
  unread: number
}

export interface LiveChange {
  seq: number
  kind: 'matter' | 'notice' | 'calendar' | 'register'
  matter_id?: Id
}
