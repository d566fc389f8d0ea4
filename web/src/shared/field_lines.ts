import { translate } from '@/locales'
import { commonWord, fieldLabel, hasWord, word } from '@/locales/words'
import { formatInstant } from './instants'

export interface FieldLine {
  label: string
  text: string
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
/** Said elsewhere on the page, or of no use to people. */
const HIDDEN = new Set([
  'added_at',
  'added_by',
  'copies',
  'digest',
  'drafting_office',
  'facts',
  'file',
  'finder',
  'finder_is_local',
  'id',
  'in_progress',
  'interim_since',
  'item',
  'list_version',
  'materials',
  'media_type',
  'note',
  'objected_at',
  'original',
  'outside_notice',
  'pages',
  'party',
  'personal_data_found',
  'place',
  'provisions',
  'receiver_is_local',
  'size',
])
const LONGEST = 400

/** Where the words of a field's values stand in the message files, when the name alone does not say. */
const GROUPS: Record<string, string> = {
  missing: 'material_kind',
  ground: 'dismissal_ground',
  field: 'correctable_field',
  urgency: 'urgency_reason',
}

function wordOf(system: string, name: string, value: string): string {
  const groups = [GROUPS[name], name, `${name}_kind`, 'material_kind', 'decision_kind']
  groups.push('urgency_reason', 'dissuasion_result', 'channel', 'finding_source', 'party_kind')
  const group = groups.find((each) => each !== undefined && hasWord(system, each, value))
  return group ? word(system, group, value) : value
}

function textOf(system: string, name: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return commonWord('flag', value ? 'yes' : 'no')
  if (typeof value === 'number') {
    return name.endsWith('_fen') ? translate('money', { yuan: yuanOf(value) }) : String(value)
  }
  if (typeof value === 'string') {
    if (INSTANT.test(value)) return formatInstant(value)
    const text = /^[a-z_]+$/.test(value) ? wordOf(system, name, value) : value
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  }
  if (Array.isArray(value)) {
    const parts = value.map((each: unknown) => textOf(system, name, each)).filter(Boolean)
    return parts.join(translate('common.comma'))
  }
  const named = (value as { name?: unknown }).name
  return typeof named === 'string' ? named : ''
}

/** `2,000.00` of 200000 fen. */
export function yuanOf(fen: number): string {
  return (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
}

/** Two names on the wire mean different things in different events. */
function labelName(name: string, isObject: boolean, ofNote: boolean): string {
  // Who took a call is a text; a person of the directory under the same name is the handler.
  if (name === 'person' && isObject) return 'handler'
  return name === 'text' && ofNote ? 'note' : name
}

/** The filled fields of an event, one line each; an object inside counts by its own fields. */
export function fieldLines(system: string, fields: Record<string, unknown>): FieldLine[] {
  const lines: FieldLine[] = []
  for (const [name, value] of Object.entries(fields)) {
    if (HIDDEN.has(name)) continue
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (inner && !('name' in value && 'id' in value)) {
      lines.push(...fieldLines(system, value as Record<string, unknown>))
      continue
    }
    const text = textOf(system, name, value)
    if (!text) continue
    const label = labelName(name, inner, 'note' in fields)
    lines.push({ label: fieldLabel(label, system), text })
  }
  return lines
}
