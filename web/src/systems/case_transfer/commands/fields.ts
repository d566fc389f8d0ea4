import type { Matter, Officer } from '@/api'

export type FieldKind =
  | 'text'
  | 'line'
  | 'instant'
  | 'choice'
  | 'choices'
  | 'flag'
  | 'unit'
  | 'person'
  | 'money'
  | 'officers'
  | 'material'
  | 'matter'

export type Form = Record<string, unknown>

/** One field of a command's form. */
export interface Field {
  /** Name on the wire; its label is that of `label` if given (see fieldLabel). */
  name: string
  kind: FieldKind
  label?: string
  required?: boolean
  /** Most characters. */
  max?: number
  /** Group of the message file that holds the words of the options. */
  group?: string
  options?: string[]
  /** Shown, and sent filled, only while this holds. */
  when?: (form: Form) => boolean
  /** What the field holds when the form opens; default: empty. */
  initial?: (matter: Matter) => unknown
  /** Locale key of a sentence under the field. */
  hint?: string
}

export interface CommandSpec {
  fields: Field[]
  /** Locale key of what the person should know before giving the command. */
  lead?: string
  danger?: boolean
}

const EMPTY: Record<FieldKind, () => unknown> = {
  text: () => '',
  line: () => '',
  instant: () => null,
  choice: () => '',
  choices: () => [],
  flag: () => true,
  unit: () => '',
  person: () => '',
  money: () => 0,
  officers: () => [],
  material: () => '',
  matter: () => '',
}

export function initialForm(spec: CommandSpec, matter: Matter): Form {
  return Object.fromEntries(
    spec.fields.map((field) => [
      field.name,
      field.initial ? field.initial(matter) : EMPTY[field.kind](),
    ]),
  )
}

/** Rows in which somebody wrote something: two are offered, one may do. */
function namedOfficers(value: unknown): Officer[] {
  const rows = Array.isArray(value) ? (value as Officer[]) : []
  return rows.filter((row) => row.name?.trim() || row.certificate.trim())
}

/** The body on the wire: hidden fields go empty, texts without blanks at the ends. */
export function bodyOf(spec: CommandSpec, form: Form): Form {
  return Object.fromEntries(
    spec.fields.map((field) => {
      const shown = !field.when || field.when(form)
      const filled = shown ? form[field.name] : EMPTY[field.kind]()
      const value = field.kind === 'officers' ? namedOfficers(filled) : filled
      return [field.name, typeof value === 'string' ? value.trim() : value]
    }),
  )
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === null || value === undefined || (typeof value === 'string' && !value.trim())
}

/** Names of required fields that are shown and empty. */
export function missingFields(spec: CommandSpec, form: Form): string[] {
  return spec.fields
    .filter((field) => field.required && (!field.when || field.when(form)))
    .filter((field) =>
      isEmpty(field.kind === 'officers' ? namedOfficers(form[field.name]) : form[field.name]),
    )
    .map((field) => field.name)
}
