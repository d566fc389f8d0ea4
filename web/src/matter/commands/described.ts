import {
  describeSystem,
  schemaName,
  schemaPrefix,
  type Description,
  type Shape,
} from '@/api/description'
import type { AnyMatter } from '@/api'
import { type CommandSpec, type Field, type FieldKind } from './fields'

const LONG_FROM = 301
/** Nobody has a name of several lines, however much the server would take. */
const ONE_LINE = /^(name|contact|identifier|address|telephone|party|signed_by)$/
/** The acting unit signs; the name of a file is that of the upload. */
const LEFT_OUT = ['signatory', 'file_name']
const MOST_DEPTH = 3

/**
 * What an official decides has no answer beforehand: yes or no is chosen. Other truths are boxes, which
 * start empty, as the server takes what is left out.
 */
const DECISIONS = /^(accepted|approved|confirmed|filed)$/

/** A schema without the “or null” around it. */
export function held(description: Description, shape: Shape): Shape {
  const inner = shape.anyOf?.find((each) => each.type !== 'null') ?? shape
  const named = schemaName(inner)
  const found = named ? description.components.schemas[named] : undefined
  return found ? { ...found, title: shape.title ?? inner.title ?? found.title } : inner
}

/** `need_kind` of `EnforcementAssistanceNeedKind`: the group of words of an enumeration. */
export function groupOf(system: string, shape: Shape): string {
  const named = schemaName(shape.anyOf?.find((each) => each.$ref) ?? shape)
  const own = named.startsWith(schemaPrefix(system))
    ? named.slice(schemaPrefix(system).length)
    : named
  return own.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase()
}

const typesOf = (shape: Shape) => [shape.type ?? []].flat()
const isNullable = (shape: Shape) =>
  typesOf(shape).includes('null') || Boolean(shape.anyOf?.some((each) => each.type === 'null'))

const MATTERS = /(^|_)(matter|duplicate_of|complaint|transfer|subject|origin|revision|law_change)$/

/** What an id points to, which the description does not say; its name does. */
function referenceKind(name: string): FieldKind | null {
  if (/(^|_)(unit|receiver|debtor|proposed|addressee|organ|department|other|by)$/.test(name))
    return 'unit'
  if (/(^|_)(units|departments)$/.test(name)) return 'units'
  if (/(^|_)person$/.test(name)) return 'person'
  if (MATTERS.test(name)) return 'matter'
  const plain: Record<string, FieldKind> = {
    place: 'place',
    territory: 'place',
    item: 'item',
    file: 'file',
    scan: 'file',
    material: 'material',
    group: 'matter',
    meeting: 'matter',
  }
  return plain[name] ?? null
}

function textKind(name: string, shape: Shape): FieldKind {
  if (shape.format === 'date-time') return 'instant'
  if (shape.format === 'date') return 'date'
  // Who took a call is a text with a length; a person of the directory is an id.
  const isId = Boolean(shape.pattern?.includes('A-Za-z0-9'))
  const kind = referenceKind(name)
  if (kind && (isId || kind === 'material')) return kind
  // Ids inside the matter are texts as long as an id.
  if (isId || shape.maxLength === 36) return 'entry'
  return (shape.maxLength ?? 0) < LONG_FROM || ONE_LINE.test(name) ? 'line' : 'text'
}

function listKind(description: Description, name: string, shape: Shape): FieldKind {
  const inner = held(description, shape.items ?? {})
  if (inner.enum) return 'choices'
  if (inner.properties) {
    const names = Object.keys(inner.properties)
    return names.includes('name') && names.includes('certificate') ? 'officers' : 'rows'
  }
  return name === 'items' ? 'items' : 'units'
}

function kindOf(description: Description, name: string, shape: Shape): FieldKind | null {
  if (shape.enum) return 'choice'
  const types = typesOf(shape)
  if (types.includes('array')) return listKind(description, name, shape)
  if (types.includes('boolean')) return DECISIONS.test(name) ? 'flag' : 'check'
  if (types.includes('integer')) return name.endsWith('_fen') ? 'money' : 'number'
  if (types.includes('string')) return textKind(name, shape)
  return null
}

interface Place {
  description: Description
  system: string
  prefix: string
  within?: string
  depth: number
}

function fieldOf(at: Place, name: string, given: Shape, required: boolean): Field[] {
  const { description, system } = at
  const shape = held(description, given)
  const path = at.prefix + name
  if (shape.properties && at.depth < MOST_DEPTH) {
    const within = at.within ?? (isNullable(given) && !required ? path : undefined)
    return fieldsOf({ ...at, prefix: `${path}.`, within, depth: at.depth + 1 }, shape)
  }
  const kind = kindOf(description, name, shape)
  if (!kind) return []
  if (kind === 'rows') return [rowsOf(at, path, given, shape, required)]
  const options = shape.items ? held(description, shape.items) : shape
  const enumeration = shape.items ?? given
  return [
    {
      name: path,
      kind,
      title: given.title ?? shape.title,
      required: required || kind === 'flag',
      nullable: isNullable(given),
      max: shape.maxLength ?? shape.maximum ?? shape.maxItems,
      min: shape.minimum,
      within: at.within,
      ...(options.enum && {
        options: options.enum,
        group: groupOf(system, enumeration),
        optionTitles: options['x-labels'] ?? {},
      }),
      ...(kind === 'officers' && {
        initial: () => [
          { name: '', certificate: '' },
          { name: '', certificate: '' },
        ],
      }),
    },
  ]
}

/** A list of objects: the fields of one of them. */
function rowsOf(at: Place, path: string, given: Shape, shape: Shape, required: boolean): Field {
  const inner = held(at.description, shape.items ?? {})
  const rows = fieldsOf({ ...at, prefix: '', within: undefined, depth: at.depth + 1 }, inner).map(
    (field) => ({ ...field, label: `${path}.${field.name}` }),
  )
  const title = given.title ?? shape.title
  return { name: path, kind: 'rows', title, required, max: shape.maxItems, rows }
}

function fieldsOf(at: Place, shape: Shape): Field[] {
  const required = shape.required ?? []
  return Object.entries(shape.properties ?? {})
    .filter(([name]) => !LEFT_OUT.includes(name))
    .flatMap(([name, inner]) => fieldOf(at, name, inner, required.includes(name)))
}

/** A field that repeats what the matter knows begins with it: the place, the receiver, the number. */
function fromMatter(field: Field): Field {
  if (field.initial || !/^(case_number|location)$/.test(field.name)) return field
  return {
    ...field,
    initial: (matter: AnyMatter | null) => {
      const known = matter?.details[field.name]
      return typeof known === 'string' ? known : ''
    },
  }
}

/**
 * The form of a command as the description of the interface gives it; null if the server has no such
 * command. `opening` is the command that makes a new matter; further ones go by their names.
 */
export function describedSpec(
  description: Description,
  system: string,
  command: string | 'opening',
): CommandSpec | null {
  const known = describeSystem(description, system)
  const found =
    command === 'opening'
      ? known?.opening
      : (known?.commands.get(command) ?? known?.further.get(command))
  const shape = found ? description.components.schemas[found.schema] : undefined
  if (!found || !shape) return null
  const at = { description, system, prefix: '', depth: 0 }
  return { fields: fieldsOf(at, shape).map(fromMatter) }
}
