import type { AnyMatter, UnitRef } from '@/api'
import type { Field } from '@/matter/commands/fields'
import type { SystemScreens } from '@/matter/screens'
import ComplaintAside from './ComplaintAside.vue'
import OpeningDuplicates from './OpeningDuplicates.vue'

const idOf = (value: unknown) => (value as UnitRef | null)?.id ?? ''

/** Something was handed in in writing, so that it can go along.  [3.2.2-e] */
const hasWritten = (matter: AnyMatter | null) =>
  ((matter?.details.complainants ?? []) as { written_material?: boolean }[]).some(
    (each) => each.written_material,
  )

/** What the description cannot say: what a field usually holds. */
function adjusted(command: string, field: Field): Field {
  if (command === 'notify_and_pass' && field.name === 'unit')
    return { ...field, initial: (matter) => idOf(matter?.details.competent_unit) }
  if (command === 'decide_filing' && ['case_number', 'filed_at'].includes(field.name))
    return { ...field, required: true, when: (form) => form.filed === true }
  if (command === 'decide_filing' && field.name === 'reason')
    return { ...field, required: true, when: (form) => form.filed === false }
  if (/^complainant\.(name|contact|identifier|address)$/.test(field.name))
    return { ...field, when: (form) => form['complainant.anonymous'] !== true }
  if (field.name === 'with_material') return { ...field, kind: 'flag', initial: () => true }
  if (command === 'transfer' && field.name === 'receiver')
    return { ...field, initial: (matter) => idOf(matter?.details.competent_unit) }
  if (command === 'extend_verification' && field.name === 'days')
    return { ...field, required: true, initial: () => 15 }
  return field
}

export const screens: SystemScreens = {
  list: '/complaints',
  beside: ComplaintAside,
  opening: OpeningDuplicates,
  order: [
    'notify_and_pass',
    'accept',
    'record_verification',
    'decide_filing',
    'record_outcome',
    'record_execution',
    'answer',
    'give_feedback',
    'transfer',
    'issue_letter',
    'give_guidance',
    'request_guidance',
    'extend_verification',
    'attach_material',
    'add_complainant',
    'reveal_identity',
    'assign_handler',
    'add_note',
    'decline',
  ],
  discharges: {
    notify_and_pass: 'notify',
    record_verification: 'verify',
    decide_filing: 'file',
    record_outcome: 'decide_case',
    give_feedback: 'feedback',
    give_guidance: 'answer_guidance',
    record_reported_result: 'follow',
  },
  notOnPaper: ['issue_letter'],
  adjust: (command, spec, matter) => ({
    ...spec,
    fields: spec.fields
      .filter((field) => field.name !== 'with_material' || !matter || hasWritten(matter))
      .map((field) => adjusted(command, field)),
  }),
}
