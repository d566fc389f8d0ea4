import type { Field } from '@/matter/commands/fields'
import type { SystemScreens } from '@/matter/screens'
import SharedInfo from './components/SharedInfo.vue'

/** What the description cannot say: what a field usually holds, and what must be there for the act. */
function adjusted(command: string, field: Field): Field {
  if (command === 'share' && field.name === 'to_subscribers')
    return { ...field, initial: (matter) => matter?.details.sensitivity !== 'restricted' }
  if (command === 'share' && field.name === 'recipients')
    return { ...field, label: 'named_recipients' }
  if (command === 'share' && field.name === 'content')
    return { ...field, hint: 'hint.share_content' }
  if (field.name === 'personal_data_reviewed')
    return { ...field, hint: 'hint.personal_data_reviewed' }
  if (command === 'extend' && field.name === 'working_days')
    return { ...field, required: true, initial: () => 1 }
  if (command === 'correct' && field.name === 'instant')
    return { ...field, required: true, when: (form) => form.field === 'formed_at' }
  if (command === 'correct' && field.name === 'text')
    return { ...field, required: true, when: (form) => form.field !== 'formed_at' }
  return field
}

const LEADS = ['record_formed', 'share', 'extend', 'discard', 'withdraw']

export const screens: SystemScreens = {
  list: '/shared-items',
  info: SharedInfo,
  order: [
    'share',
    'acknowledge',
    'extend',
    'attach_material',
    'add_recipients',
    'withdraw',
    'assign_handler',
    'add_note',
    'discard',
  ],
  adjust: (command, spec) => ({
    ...spec,
    lead: LEADS.includes(command) ? `lead.sharing.${command}` : undefined,
    fields: spec.fields
      .filter((field) => !['source_id', 'origin'].includes(field.name))
      .map((field) => adjusted(command, field)),
  }),
}

export const requestScreens: SystemScreens = {
  list: '/information-requests',
  order: [
    'answer_request',
    'confirm',
    'ask_again',
    'attach_material',
    'overrule_decline',
    'assign_handler',
    'add_note',
    'decline',
    'withdraw',
  ],
  discharges: { answer_request: 'answer' },
  adjust: (command, spec) => ({
    ...spec,
    lead: ['answer_request', 'decline'].includes(command) ? `lead.request.${command}` : undefined,
    fields: spec.fields
      .filter((field) => field.name !== 'origin')
      .map((field) => adjusted(command, field)),
  }),
}
