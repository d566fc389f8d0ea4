import type { AnyMatter } from '@/api'
import { emptyRow, type Field } from '@/matter/commands/fields'
import type { SystemScreens } from '@/matter/screens'
import SignOffInfo from '../jurisdiction/components/SignOffInfo.vue'

/** The table before → after has a row for every affected item. */
function rowsOf(matter: AnyMatter | null, field: Field) {
  const items = matter?.details.items
  return (Array.isArray(items) ? items : []).map((item) => ({ ...emptyRow(field), item }))
}

function adjusted(command: string, field: Field): Field {
  if (command === 'announce_basis_change' && field.name === 'changes')
    return { ...field, initial: (matter) => rowsOf(matter, field) }
  if (command !== 'record_revision') return field
  if (field.name === 'revision')
    return { ...field, required: true, when: (form) => form.none_needed !== true }
  if (field.name === 'reason')
    return { ...field, required: true, when: (form) => form.none_needed === true }
  return field
}

export const screens: SystemScreens = {
  info: SignOffInfo,
  list: '/law-changes',
  order: ['announce_basis_change', 'acknowledge', 'record_revision'],
  discharges: { announce_basis_change: 'announce', record_revision: 'propose_revision' },
  adjust: (command, spec) => ({
    ...spec,
    fields: spec.fields.map((field) => adjusted(command, field)),
  }),
}
