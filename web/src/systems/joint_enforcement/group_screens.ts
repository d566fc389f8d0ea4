import type { Field } from '@/matter/commands/fields'
import type { SystemScreens } from '@/matter/screens'

/** What the description cannot say: whose ids these are. */
function adjusted(field: Field): Field {
  if (field.name === 'convener') return { ...field, kind: 'unit' }
  if (field.name === 'origin') return { ...field, kind: 'matter' }
  if (field.name === 'period_days') return { ...field, initial: () => 0, hint: 'hint.period_days' }
  return field
}

export const groupScreens: SystemScreens = {
  list: '/groups',
  order: ['record_meeting', 'change_members', 'change_convener', 'change_period', 'dissolve'],
  discharges: { record_meeting: 'hold_meeting' },
  adjust: (_, spec) => ({ ...spec, fields: spec.fields.map(adjusted) }),
}
