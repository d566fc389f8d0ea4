import type { Field, Form } from '@/matter/commands/fields'
import type { SystemScreens } from '@/matter/screens'

/** Which members of a change count for which kind, and which of them must be there. */
const MEMBERS: Record<string, { kinds: string[]; needed?: boolean }> = {
  unit: { kinds: ['assign', 'revoke'], needed: true },
  territory: { kinds: ['assign', 'revoke'], needed: true },
  mode: { kinds: ['assign'], needed: true },
  valid_to: { kinds: ['assign'] },
  next_evaluation_on: { kinds: ['assign'] },
  decision: { kinds: ['assign'], needed: true },
  replaced_law: { kinds: ['replace_basis'] },
  law: { kinds: ['replace_basis', 'add_item'], needed: true },
  article: { kinds: ['replace_basis', 'add_item'], needed: true },
  basis_text: { kinds: ['replace_basis', 'add_item'] },
  penalty: { kinds: ['replace_basis', 'add_item'] },
  item_name: { kinds: ['add_item'], needed: true },
  domain: { kinds: ['add_item'], needed: true },
  item_kind: { kinds: ['add_item'], needed: true },
  original_department: { kinds: ['add_item'], needed: true },
  inspection_powers: { kinds: ['add_item'] },
  coercive_powers: { kinds: ['add_item'] },
}

/** A new item has a code that the list does not offer yet. */
function memberOf(field: Field): Field[] {
  if (field.name === 'kind') return [{ ...field, required: true, initial: () => 'assign' }]
  if (field.name === 'item')
    return [
      { ...field, when: (form: Form) => form.kind !== 'add_item' },
      {
        ...field,
        kind: 'line',
        label: 'new_item',
        title: undefined,
        max: 36,
        when: (form: Form) => form.kind === 'add_item',
      },
    ]
  const member = MEMBERS[field.name]
  if (!member) return [field]
  return [
    {
      ...field,
      required: member.needed,
      when: (form: Form) => member.kinds.includes(String(form.kind)),
    },
  ]
}

function adjusted(command: string, field: Field): Field {
  if (field.name === 'changes') {
    const rows = (field.rows ?? []).flatMap(memberOf)
    const initial: Field['initial'] =
      command === 'revise' ? (matter) => known(matter?.details.changes, rows) : undefined
    return { ...field, rows, ...(initial && { initial }) }
  }
  return field
}

/** What was proposed last, as the form holds it: units as ids, nothing as empty. */
function known(changes: unknown, rows: Field[]): Form[] {
  if (!Array.isArray(changes)) return []
  return (changes as Form[]).map((change) =>
    Object.fromEntries(
      rows.map(({ name }) => {
        const value = change[name] as { id?: string } | string | null
        return [name, typeof value === 'object' ? (value?.id ?? '') : value]
      }),
    ),
  )
}

export const screens: SystemScreens = {
  list: '/list-revisions',
  order: ['review', 'publish', 'revise', 'authorise_publication', 'return_revision'],
  adjust: (command, spec) => ({
    ...spec,
    fields: spec.fields.map((field) => adjusted(command, field)),
  }),
}
