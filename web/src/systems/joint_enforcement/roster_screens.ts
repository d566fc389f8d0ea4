import type { Field } from '@/matter/commands/fields'
import type { SystemScreens } from '@/matter/screens'

/** What the description cannot say: whose ids these are, and what empty means. */
function adjusted(command: string, field: Field): Field {
  if (field.name === 'counterpart')
    return { ...field, kind: 'unit', required: false, hint: 'hint.counterpart' }
  if (field.name === 'inbox') return { ...field, kind: 'unit', hint: 'hint.inbox' }
  if (command === 'appoint_liaison' && field.name === 'person') return { ...field, kind: 'line' }
  if (field.name === 'rank') return { ...field, initial: () => 'a' }
  return field
}

export const rosterScreens: SystemScreens = {
  list: '/rosters',
  order: [
    'appoint_liaison',
    'set_contact',
    'confirm_roster',
    'end_liaison',
    'remove_contact',
    'close_roster',
  ],
  discharges: { appoint_liaison: 'name_liaison_a', set_contact: 'set_contacts' },
  adjust: (command, spec) => ({
    ...spec,
    fields: spec.fields.map((field) => adjusted(command, field)),
  }),
}
