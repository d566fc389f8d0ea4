import type { Matter } from '@/api'
import { COMMON_SPECS } from '@/matter/commands/common_specs'
import type { CommandSpec, Field, Form } from '@/matter/commands/fields'

// Lengths as in the domain's limits; the server decides.
const SHORT = 200
const IDENTIFIER = 60
const REASON = 2000
const LONG = 10_000

export const MATERIAL_KINDS = ['basic_facts', 'case_source', 'preliminary_evidence', 'other']
const CHANNELS = ['telephone', 'platform', 'in_person']
const URGENCY_REASONS = [
  'personal_or_public_safety',
  'major_loss_or_social_impact',
  'food_drug_safety_environment',
  'evidence_may_be_lost',
  'party_may_flee',
  'in_progress_not_stopped',
]
const DECISIONS = [
  'warning',
  'fine',
  'confiscation',
  'licence_measure',
  'order_to_correct',
  'no_penalty',
  'other',
]
const TIMES = ['discovered_at', 'jurisdiction_determined_at']
const CORRECTABLE = [...TIMES, 'title', 'location', 'facts', 'provisions', 'party_name']

const reason: Field = { name: 'reason', kind: 'text', required: true, max: REASON }
const legalBasis: Field = { name: 'legal_basis', kind: 'text', required: true, max: REASON }
const proposedUnit: Field = { name: 'proposed_unit', kind: 'unit', hint: 'hint.proposed_unit' }
const isTime = (form: Form) => TIMES.includes(String(form.field))
const isParty = (form: Form) => form.field === 'party_name'

/** The form of every command that is given in the drawer; `issue` and `attach_material` have their own. */
export const COMMAND_SPECS: Record<string, CommandSpec> = {
  mark_urgent: {
    lead: 'lead.mark_urgent',
    fields: [
      {
        name: 'reason',
        kind: 'choice',
        label: 'urgency',
        group: 'urgency_reason',
        options: URGENCY_REASONS,
        required: true,
      },
      {
        name: 'became_urgent_at',
        kind: 'instant',
        label: 'urgent_since',
        hint: 'hint.became_urgent_at',
      },
    ],
  },
  confirm_urgency: {
    lead: 'lead.confirm_urgency',
    fields: [
      { name: 'confirmed', kind: 'flag', required: true },
      { ...reason, when: (form) => form.confirmed === false },
    ],
  },
  record_dissuasion: {
    fields: [
      { name: 'dissuaded_at', kind: 'instant', required: true },
      {
        name: 'location',
        kind: 'line',
        required: true,
        max: SHORT,
        initial: (matter: Matter) => matter.details.location ?? '',
      },
      { name: 'manner', kind: 'text', required: true, max: REASON, hint: 'hint.manner' },
      {
        name: 'result',
        kind: 'choice',
        group: 'dissuasion_result',
        options: ['stopped', 'not_stopped', 'party_left'],
        required: true,
      },
      {
        name: 'officers',
        kind: 'officers',
        required: true,
        hint: 'hint.officers',
        initial: () => [
          { name: '', certificate: '' },
          { name: '', certificate: '' },
        ],
      },
    ],
  },
  tell_competent_unit: {
    fields: [
      {
        name: 'unit',
        kind: 'unit',
        required: true,
        initial: (matter: Matter) => matter.details.competent_unit?.id ?? '',
      },
      { name: 'told_at', kind: 'instant', required: true },
      {
        name: 'channel',
        kind: 'choice',
        group: 'channel',
        options: CHANNELS,
        required: true,
        initial: () => 'telephone',
      },
      {
        name: 'person',
        kind: 'line',
        required: true,
        max: SHORT,
        when: (form) => form.channel !== 'platform',
      },
      { name: 'message', kind: 'text', max: REASON },
    ],
  },
  approve_later_start: { lead: 'lead.approve_later_start', fields: [reason] },
  dismiss_finding: {
    lead: 'lead.dismiss_finding',
    danger: true,
    fields: [
      {
        name: 'ground',
        kind: 'choice',
        group: 'dismissal_ground',
        options: ['own_competence', 'no_violation', 'duplicate'],
        required: true,
      },
      reason,
      {
        name: 'duplicate_of',
        kind: 'matter',
        required: true,
        when: (form) => form.ground === 'duplicate',
      },
    ],
  },
  remove_material: {
    danger: true,
    fields: [{ name: 'material', kind: 'material', required: true }, reason],
  },
  complete_materials: { lead: 'lead.complete_materials', fields: [] },
  withdraw: { lead: 'lead.withdraw', danger: true, fields: [reason] },
  receive: { lead: 'lead.receive', fields: [] },
  accept: { fields: [{ name: 'comment', kind: 'text', max: REASON }] },
  request_supplement: {
    lead: 'lead.request_supplement',
    fields: [
      {
        name: 'missing',
        kind: 'choices',
        group: 'material_kind',
        options: MATERIAL_KINDS,
        required: true,
      },
      { name: 'explanation', kind: 'text', required: true, max: REASON },
    ],
  },
  supply: { lead: 'lead.supply', fields: [{ name: 'comment', kind: 'text', max: REASON }] },
  object: {
    lead: 'lead.object',
    fields: [
      { name: 'reasons', kind: 'text', required: true, max: LONG },
      legalBasis,
      proposedUnit,
    ],
  },
  consent_to_objection: { fields: [reason] },
  object_on_new_facts: {
    lead: 'lead.object_on_new_facts',
    fields: [
      { name: 'new_facts', kind: 'text', required: true, max: LONG },
      legalBasis,
      proposedUnit,
    ],
  },
  assign_interim: { fields: [{ name: 'unit', kind: 'unit', required: true }, reason] },
  decide_filing: {
    lead: 'lead.decide_filing',
    fields: [
      { name: 'filed', kind: 'flag', required: true },
      {
        name: 'case_number',
        kind: 'line',
        required: true,
        max: IDENTIFIER,
        when: (form) => form.filed === true,
      },
      { name: 'filed_at', kind: 'instant', required: true, when: (form) => form.filed === true },
      { ...reason, when: (form) => form.filed === false },
    ],
  },
  record_outcome: {
    fields: [
      {
        name: 'kind',
        kind: 'choice',
        label: 'decision_kind',
        group: 'decision_kind',
        options: DECISIONS,
        required: true,
      },
      { name: 'decision_number', kind: 'line', max: IDENTIFIER },
      { name: 'decided_at', kind: 'instant', required: true },
      { name: 'amount_fen', kind: 'money' },
      { name: 'summary', kind: 'text', required: true, max: LONG },
    ],
  },
  record_execution: {
    fields: [
      { name: 'executed_at', kind: 'instant', required: true },
      { name: 'summary', kind: 'text', required: true, max: LONG },
    ],
  },
  report_result: {
    lead: 'lead.report_result',
    fields: [{ name: 'summary', kind: 'text', required: true, max: LONG }],
  },
  correct: {
    lead: 'lead.correct',
    fields: [
      {
        name: 'field',
        kind: 'choice',
        group: 'correctable_field',
        options: CORRECTABLE,
        required: true,
      },
      { name: 'instant', kind: 'instant', required: true, when: isTime },
      {
        name: 'text',
        kind: 'text',
        required: true,
        max: LONG,
        when: (form) => form.field !== '' && !isTime(form) && !isParty(form),
      },
      { name: 'personal', kind: 'line', required: true, max: SHORT, when: isParty },
      reason,
    ],
  },
  ...COMMON_SPECS,
}

/** Most wanted first; what is not named comes after, in the server's order. */
export const ORDER = [
  'receive',
  'issue',
  'accept',
  'supply',
  'decide_filing',
  'record_outcome',
  'report_result',
  'request_supplement',
  'assign_interim',
  'consent_to_objection',
  'object',
  'withdraw',
  'attach_material',
  'assign_handler',
  'add_note',
  'record_dissuasion',
  'tell_competent_unit',
  'complete_materials',
  'confirm_urgency',
]

/** The duty a command discharges. */
export const DISCHARGES: Record<string, string> = {
  issue: 'transfer',
  record_dissuasion: 'dissuade',
  tell_competent_unit: 'tell',
  confirm_urgency: 'confirm_urgency',
  receive: 'receive',
  accept: 'respond',
  object: 'respond',
  request_supplement: 'respond',
  supply: 'supply',
  complete_materials: 'complete_materials',
  decide_filing: 'decide_filing',
  record_outcome: 'decide_case',
  report_result: 'report_result',
}
