import { translate } from '@/locales'
import { commonWord, fieldLabel, hasWord, word } from '@/locales/words'
import { formatInstant } from './instants'

export interface FieldLine {
  /** Name on the wire. */
  name?: string
  label: string
  text: string
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
/** Said elsewhere on the page, or of no use to people. */
const HIDDEN = new Set([
  'added_at',
  'added_by',
  'calendar_version',
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
  'scan_digest',
  'size',
])
const LONGEST = 400

/** A key of the platform's own, or the word of the log for an event: neither says anything to people. */
export const isOurKey = (value: string) =>
  /^0[0-9a-hjkmnp-tv-z]{25}(\.\d+)?$/.test(value) || /^[a-z_]+\.[a-z_]+\.v\d+$/.test(value)

/**
 * Which group of the message files words the values of a field; with its object where one name has several.
 */
const GROUPS: Record<string, string> = {
  act: 'command',
  channel: 'channel',
  field: 'correctable_field',
  ground: 'dismissal_ground',
  'material.kind': 'material_kind',
  medium: 'medium',
  missing: 'material_kind',
  obligation: 'duty',
  'outcome.kind': 'decision_kind',
  reason: 'urgency_reason',
  result: 'dissuasion_result',
  source: 'finding_source',
  urgency: 'urgency_reason',
}

/** Codes of the platform for a clock that moved without an act of the parties. */
const MOVED = ['calendar', 'confirmed', 'withdrawn', 'act']

function wordOf(system: string, path: string, value: string): string {
  const group = GROUPS[path] ?? GROUPS[path.slice(path.indexOf('.') + 1)]
  if (!group) return value
  // Why a clock moved is a code of the platform, not a reason somebody gave.
  if (group === 'urgency_reason' && MOVED.includes(value)) return translate(`moved.${value}`)
  return word(hasWord(system, group, value) ? system : 'common', group, value)
}

/** `path` is the name of the field, behind that of the object it stands in. */
function textOf(system: string, path: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return commonWord('flag', value ? 'yes' : 'no')
  if (typeof value === 'number') {
    return path.endsWith('_fen') ? translate('money', { yuan: yuanOf(value) }) : String(value)
  }
  if (typeof value === 'string') {
    if (INSTANT.test(value)) return formatInstant(value)
    if (isOurKey(value)) return ''
    // A key of a second round carries its number: receive.2.
    const code = /^([a-z_]+)(\.\d+)?$/.exec(value)?.[1]
    const text = code ? wordOf(system, path, code) : value
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  }
  if (Array.isArray(value)) {
    const parts = value.map((each: unknown) => textOf(system, path, each)).filter(Boolean)
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
export function fieldLines(
  system: string,
  fields: Record<string, unknown>,
  within = '',
): FieldLine[] {
  const lines: FieldLine[] = []
  for (const [name, value] of Object.entries(fields)) {
    if (HIDDEN.has(name)) continue
    const inner = typeof value === 'object' && value !== null && !Array.isArray(value)
    if (inner && !('name' in value && 'id' in value)) {
      lines.push(...fieldLines(system, value as Record<string, unknown>, name))
      continue
    }
    const text = textOf(system, within ? `${within}.${name}` : name, value)
    if (!text) continue
    const label = labelName(name, inner, 'note' in fields)
    lines.push({ label: fieldLabel(label, system), text })
  }
  return lines
}
