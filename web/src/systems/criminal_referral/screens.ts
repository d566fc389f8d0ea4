import { urlOf, type AnyMatter, type UnitRef } from '@/api'
import type { Field } from '@/matter/commands/fields'
import type { SystemScreens } from '@/matter/screens'

/** Commands with a sentence on what they bring about. */
const LEADS = [
  'accept_non_filing',
  'decide_filing',
  'decide_referral',
  'hand_over',
  'notify_incomplete',
  'order_filing',
  'pass_on',
  'record_penalty',
  'refer',
  'request_reconsideration',
  'sign_receipt',
  'suggest_supervision',
]
const NEEDS_REDACTION = ['refer', 'send_back']
/** What is asked for only where the answer is no. */
const WHERE_NOT = [
  ['decide_filing', 'filed', 'ground'],
  ['decide_filing', 'filed', 'reasons'],
  ['decide_filing', 'filed', 'returned_papers'],
  ['decide_reconsideration', 'filed', 'reasons'],
  ['record_outside_result', 'filed', 'reasons'],
  ['decide_case', 'filed', 'reasons'],
  ['decide_referral', 'approved', 'reasons'],
]

const idOf = (value: unknown) => (value as UnitRef | null)?.id ?? ''

/** What the description cannot say: what a field usually holds, and what must be there for the act. */
function adjusted(command: string, field: Field): Field {
  const unless = WHERE_NOT.find(([name, , about]) => name === command && about === field.name)
  if (unless) return { ...field, required: true, when: (form) => form[unless[1] ?? ''] === false }
  if (NEEDS_REDACTION.includes(command) && field.name === 'redaction_confirmed')
    return { ...field, required: true }
  if (field.name === 'personal_data_reviewed')
    return { ...field, hint: 'hint.personal_data_reviewed' }
  if (command === 'refer' && field.name === 'missing_reason')
    return { ...field, hint: 'hint.missing_reason' }
  if (command === 'refer' && field.name === 'receiver')
    return { ...field, hint: 'hint.referral_organ' }
  if (command === 'send_decision_copy' && field.name === 'copied_organ')
    return { ...field, initial: (matter) => idOf(matter?.details.procuratorate) }
  if (command === 'record_penalty' && field.name === 'amount_fen')
    return { ...field, when: (form) => ['fine', 'confiscation'].includes(String(form.kind)) }
  if (command === 'decide_case' && field.name === 'case_number')
    return { ...field, required: true, when: (form) => form.filed === true }
  if (command === 'report_result' && field.name === 'decision_number')
    return { ...field, required: true, when: (form) => form.conclusion === 'penalised' }
  if (command === 'correct' && field.name === 'instant')
    return { ...field, required: true, when: (form) => form.field === 'suspected_at' }
  if (command === 'correct' && field.name === 'text')
    return { ...field, required: true, when: (form) => form.field !== 'suspected_at' }
  return field
}

export const screens: SystemScreens = {
  list: '/referrals',
  order: [
    'form_task_force',
    'check_threshold',
    'submit_report',
    'decide_referral',
    'refer',
    'sign_receipt',
    'decide_filing',
    'hand_over',
    'sign_handover',
    'decide_reconsideration',
    'request_reconsideration',
    'suggest_supervision',
    'demand_reasons',
    'state_reasons',
    'order_filing',
    'supply',
    'send_back',
    'receive_back',
    'decide_case',
    'report_result',
    'conclude',
    'notify_incomplete',
    'pass_on',
    'end_supervision',
    'accept_non_filing',
    'attach_material',
    'record_penalty',
    'send_decision_copy',
    'assign_handler',
    'add_note',
  ],
  discharges: {
    accept_non_filing: 'answer_non_filing',
    end_supervision: 'judge_reasons',
    order_filing: 'judge_reasons',
    demand_reasons: 'examine_suggestion',
    record_outside_result: 'follow_outside',
    request_reconsideration: 'answer_non_filing',
    suggest_supervision: 'answer_non_filing',
  },
  sending: 'refer',
  previewUrl: (matter: AnyMatter) =>
    urlOf(`/criminal-referrals/${matter.id}/letter-preview`, {
      receiver: matter.receiver?.id ?? '',
    }),
  adjust: (command, spec) => ({
    ...spec,
    lead: LEADS.includes(command) ? `lead.referral.${command}` : undefined,
    fields: spec.fields.map((field) => adjusted(command, field)),
  }),
  notOnPaper: ['refer', 'request_reconsideration', 'suggest_supervision', 'send_back'],
}
