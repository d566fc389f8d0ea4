import type { Field } from '@/matter/commands/fields'
import type { SystemScreens } from '@/matter/screens'

/** Commands with a sentence on what they bring about. */
const LEADS = ['record_minutes', 'resolve', 'confirm_task']

/** What the description cannot say: what a field usually holds, and when it is needed. */
function adjusted(command: string, field: Field): Field {
  if (command === 'convene' && field.name === 'group')
    return { ...field, required: true, when: (form) => form.kind === 'regular' }
  if (command === 'convene' && field.name === 'clue')
    return { ...field, required: true, when: (form) => form.kind === 'special' }
  if (command === 'convene' && field.name === 'clue_matter')
    return { ...field, when: (form) => form.kind === 'special' }
  if (command === 'resolve' && field.rows)
    return {
      ...field,
      rows: field.rows.map((each) =>
        each.name === 'topic'
          ? { ...each, initial: () => 1, hint: 'hint.topic_number' }
          : { ...each, required: true },
      ),
    }
  if (command === 'confirm_task' && field.name === 'comment')
    return { ...field, required: true, when: (form) => form.accepted === false }
  if (command === 'confirm_task' && field.name === 'due_before')
    return { ...field, required: true, when: (form) => form.accepted === false }
  return field
}

export const consultationScreens: SystemScreens = {
  list: '/consultations',
  order: [
    'sign_in',
    'record_minutes',
    'resolve',
    'report_task',
    'confirm_task',
    'add_topic',
    'reschedule',
    'attach_material',
    'assign_handler',
    'add_note',
    'correct',
    'drop_task',
    'cancel',
  ],
  discharges: { record_minutes: 'hold', report_task: 'task' },
  adjust: (command, spec) => ({
    ...spec,
    lead: LEADS.includes(command) ? `lead.consultation.${command}` : undefined,
    fields: spec.fields.map((field) => adjusted(command, field)),
  }),
}
