import { urlOf, type AnyMatter, type UnitRef } from '@/api'
import type { Field } from '@/matter/commands/fields'
import type { SystemScreens } from '@/matter/screens'

/** Commands with a sentence on what they bring about. */
const LEADS = ['request', 'receive', 'reply', 'announce_extension', 'decline', 'take_into_case']

const idOf = (value: unknown) => (value as UnitRef | null)?.id ?? ''

/** What the description cannot say: what a field usually holds, and what must be there for the act. */
function adjusted(command: string, field: Field): Field {
  if (command === 'request' && field.name === 'receiver')
    return { ...field, initial: (matter) => idOf(matter?.details.expected_unit) }
  if (command === 'request' && field.name === 'redaction_confirmed')
    return { ...field, required: true }
  if (field.name === 'personal_data_reviewed')
    return { ...field, hint: 'hint.personal_data_reviewed' }
  if (command === 'announce_extension' && field.name === 'working_days')
    return { ...field, required: true, initial: () => 5 }
  if (command === 'correct' && field.name === 'instant')
    return { ...field, required: true, when: (form) => form.field === 'need_found_at' }
  if (command === 'correct' && field.name === 'text')
    return { ...field, required: true, when: (form) => form.field !== 'need_found_at' }
  return field
}

export const screens: SystemScreens = {
  list: '/assistance',
  order: [
    'receive',
    'request',
    'reply',
    'dispatch',
    'record_scene',
    'provide_archives',
    'take_into_case',
    'announce_extension',
    'request_on_site',
    'request_archives',
    'overrule_decline',
    'attach_material',
    'withdraw',
    'assign_handler',
    'add_note',
    'decline',
  ],
  sending: 'request',
  previewUrl: (matter: AnyMatter) => {
    const expected = matter.details.expected_unit as UnitRef | null
    const receiver = expected?.id ?? ''
    return urlOf(`/enforcement-assistances/${matter.id}/letter-preview`, { receiver })
  },
  adjust: (command, spec) => ({
    ...spec,
    lead: LEADS.includes(command) ? `lead.assistance.${command}` : undefined,
    fields: spec.fields.map((field) => adjusted(command, field)),
  }),
  notOnPaper: ['request', 'reply', 'decline'],
}
