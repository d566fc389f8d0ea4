import type { AnyMatter, Officer } from '@/api'

export type FieldKind =
  | 'text'
  | 'line'
  | 'instant'
  | 'date'
  | 'choice'
  | 'choices'
  | 'flag'
  | 'check'
  | 'number'
  | 'unit'
  | 'units'
  | 'person'
  | 'place'
  | 'item'
  | 'money'
  | 'items'
  | 'officers'
  | 'rows'
  | 'material'
  | 'matter'
  | 'entry'
  | 'file'

export type Form = Record<string, unknown>

/** One field of a command's form. */
export interface Field {
  /** Name on the wire, `party.name` inside an object; its label is that of `label` if given. */
  name: string
  kind: FieldKind
  label?: string
  /** `案由 · Title`: what the description calls it; used where no file of words has the name. */
  title?: string
  required?: boolean
  /** Empty goes as null, not as an empty text. */
  nullable?: boolean
  /** Most characters, entries or the highest number. */
  max?: number
  min?: number
  /** Group of the message file that holds the words of the options. */
  group?: string
  options?: string[]
  /** Words of the options by the description, `中文 · English`. */
  optionTitles?: Record<string, string>
  /** An object that is left out as a whole while all its fields are empty. */
  within?: string
  /** The fields of one entry of a list of objects. */
  rows?: Field[]
  /** Shown, and sent filled, only while this holds. */
  when?: (form: Form) => boolean
  /** What the field holds when the form opens; default: empty. */
  initial?(matter: AnyMatter | null): unknown
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
  date: () => '',
  choice: () => '',
  choices: () => [],
  flag: () => null,
  check: () => false,
  number: () => null,
  unit: () => '',
  units: () => [],
  person: () => '',
  place: () => '',
  item: () => '',
  money: () => 0,
  items: () => [],
  officers: () => [],
  rows: () => [],
  material: () => '',
  matter: () => '',
  entry: () => '',
  file: () => '',
}

/** An entry of a list of objects in which nothing was written yet. */
export const emptyRow = (field: Field): Form => initialForm({ fields: field.rows ?? [] }, null)

/** A list that needs an entry begins with one. */
const beginning = (field: Field) =>
  field.kind === 'rows' && field.required ? [emptyRow(field)] : EMPTY[field.kind]()

export function initialForm(spec: CommandSpec, matter: AnyMatter | null): Form {
  return Object.fromEntries(
    spec.fields.map((field) => [
      field.name,
      field.initial ? field.initial(matter) : beginning(field),
    ]),
  )
}

/** Rows in which somebody wrote something: two are offered, one may do. */
function namedOfficers(value: unknown): Officer[] {
  const rows = Array.isArray(value) ? (value as Officer[]) : []
  return rows.filter((row) => row.name?.trim() || row.certificate.trim())
}

function wireValue(field: Field, form: Form): unknown {
  const shown = !field.when || field.when(form)
  const value = shown ? form[field.name] : EMPTY[field.kind]()
  if (field.kind === 'officers') return namedOfficers(value)
  if (field.kind === 'rows')
    return (value as Form[]).map((row) => bodyOf({ fields: field.rows ?? [] }, row))
  if (typeof value !== 'string') return value
  return field.nullable && !value.trim() ? null : value.trim()
}

function isEmpty(field: Field, value: unknown): boolean {
  if (field.kind === 'officers') return namedOfficers(value).length === 0
  if (Array.isArray(value)) return value.length === 0
  if (field.kind === 'check') return value !== true
  return value === null || value === undefined || (typeof value === 'string' && !value.trim())
}

/** True if all fields of an object that may be left out are empty. */
function isLeftOut(spec: CommandSpec, form: Form, within: string): boolean {
  return spec.fields
    .filter((field) => field.within === within)
    .every((field) => isEmpty(field, form[field.name]))
}

/** One member may have a field for each case: the one that is shown counts. */
const isReplaced = (spec: CommandSpec, form: Form, field: Field) =>
  Boolean(field.when && !field.when(form)) &&
  spec.fields.some((other) => other.name === field.name && other.when?.(form))

/** The body on the wire: hidden fields go empty, texts without blanks at the ends. */
export function bodyOf(spec: CommandSpec, form: Form): Form {
  const body: Form = {}
  for (const field of spec.fields) {
    if (isReplaced(spec, form, field)) continue
    if (field.within && isLeftOut(spec, form, field.within)) {
      body[field.within] = null
      continue
    }
    const path = field.name.split('.')
    const last = path.pop() as string
    let into = body
    for (const part of path) into = (into[part] ??= {}) as Form
    into[last] = wireValue(field, form)
  }
  return body
}

/** Names of required fields that are shown and empty. */
export function missingFields(spec: CommandSpec, form: Form): string[] {
  const shown = spec.fields.filter((field) => !field.when || field.when(form))
  const own = shown
    .filter((field) => field.required)
    .filter((field) => !field.within || !isLeftOut(spec, form, field.within))
    .filter((field) => isEmpty(field, form[field.name]))
    .map((field) => field.name)
  const inRows = shown
    .filter((field) => field.kind === 'rows')
    .flatMap((field) =>
      (form[field.name] as Form[]).flatMap((row, index) =>
        missingFields({ fields: field.rows ?? [] }, row).map((name) => rowName(field, index, name)),
      ),
    )
  return [...own, ...inRows]
}

/** `topics.0.content`: a field of an entry of a list. */
export const rowName = (field: Field, index: number, name: string) =>
  `${field.name}.${index}.${name}`
