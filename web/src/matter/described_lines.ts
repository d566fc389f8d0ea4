import { schemaPrefix, type Description, type Shape } from '@/api/description'
import { currentLanguage, translate } from '@/locales'
import { commonWord, fieldLabel, hasWord, word } from '@/locales/words'
import type { FieldLine } from '@/shared/field_lines'
import { isOurKey, yuanOf } from '@/shared/field_lines'
import { formatInstant } from '@/shared/instants'
import { groupOf, held } from './commands/described'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
/** Said elsewhere on the page, or of no use to people: keys, codes, digests. */
const HIDDEN = new Set([
  'after_return',
  'back',
  'before_passing',
  'copy_owed',
  'closed_at',
  'first_office',
  'last_step_at',
  'list_version',
  'listed',
  'local',
  'number',
  'opened_at',
  'registered_at',
  'stage_since',
  'added_at',
  'added_by',
  'archive_request',
  'digest',
  'drafting_office',
  'evidence',
  'id',
  'letters',
  'materials',
  'media_type',
  'outside_notice',
  'owed_since',
  'personal_data_found',
  'report',
  'requester',
  'sender',
  'size',
  'submit_duties',
  'task_force_owed_since',
  'stage',
])

export const isHidden = (name: string) => HIDDEN.has(name) || name.endsWith('_is_local')

/** Another matter is shown as a link, where there is room for one. */
export const isMatterId = (name: string, value: unknown): value is string =>
  /(^|_)(matter|origin)$|^(revision|law_change|dispute|referral|assistance)$/.test(name) &&
  typeof value === 'string'

/** `案由` or `Title` of `案由 · Title`. */
export function halfOf(title: string): string {
  const [zh = '', en = ''] = title.split(' · ')
  return currentLanguage() === 'en' ? en || zh : zh
}

export function describedLabel(system: string, name: string, title = ''): string {
  if (hasWord(system, 'field', name) || hasWord('common', 'field', name))
    return fieldLabel(name, system)
  const own = fieldLabel(name, system)
  return own !== name || !title ? own : halfOf(title)
}

/** The word for one value of an enumeration. */
export function describedOption(
  system: string,
  group: string,
  value: string,
  titles: Record<string, string> = {},
): string {
  if (hasWord(system, group, value)) return word(system, group, value)
  return titles[value] ? halfOf(titles[value]) : commonWord(group, value)
}

/** A part behind another; one that ends as a sentence does needs no further mark. */
function joined(before: string, part: string, apart: boolean): string {
  if (!before) return part
  if (/[。！？；.!?;]$/.test(before)) return before + (currentLanguage() === 'en' ? ' ' : '') + part
  return before + translate(apart ? 'common.semicolon' : 'common.comma') + part
}

/** Words that stand beside the log: empty where nothing was written, null once they were erased. */
const isOwnText = (shape: Shape | undefined) =>
  [shape?.type ?? []].flat().includes('string') && !shape?.format && !shape?.pattern

/** A field inside a line: the unit it is about says so itself, a truth is said by its name, an untruth not at all. */
function inside({ name, label, text }: FieldLine, value: unknown): string[] {
  if (typeof value === 'boolean') return value ? [label] : []
  return [name === 'unit' ? text : `${label}${translate('common.colon')}${text}`]
}

/** Writes payloads and details of one system in words, by their schemas. */
export class Describer {
  constructor(
    private readonly description: Description,
    private readonly system: string,
  ) {}

  /** The schema of `details`, of an event (`need_recorded`) … by its name; undefined if unknown. */
  schemaOf(name: string): Shape | undefined {
    const own = name
      .split('_')
      .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
      .join('')
    const { schemas } = this.description.components
    return schemas[`${schemaPrefix(this.system)}${own}View`] ?? schemas[`Engine${own}View`]
  }

  /** The schema of the system's own part of a matter. */
  detailsSchema(): Shape | undefined {
    const { schemas } = this.description.components
    const details = schemas.EngineMatterDetailsView?.properties?.details
    const own = (details?.anyOf ?? (details ? [details] : [])).find((each) =>
      each.$ref?.includes(`/${schemaPrefix(this.system)}`),
    )
    return own && held(this.description, own)
  }

  private text(shape: Shape | undefined, name: string, value: unknown): string {
    if (value === null && isOwnText(shape)) return translate('matter.erased')
    if (value === null || value === undefined || value === '') return ''
    if (typeof value === 'boolean') return commonWord('flag', value ? 'yes' : 'no')
    if (typeof value === 'number')
      return name.endsWith('_fen') ? translate('money', { yuan: yuanOf(value) }) : String(value)
    const plain = shape && held(this.description, shape)
    if (typeof value === 'string') {
      if (INSTANT.test(value)) return formatInstant(value)
      if (isOurKey(value)) return ''
      if (name === 'system') return commonWord('system', value)
      if (!shape || !plain?.enum) return value
      return describedOption(this.system, groupOf(this.system, shape), value, plain['x-labels'])
    }
    if (Array.isArray(value))
      return value
        .map((each: unknown) => this.text(plain?.items, name, each))
        .filter(Boolean)
        .reduce(
          (all, each) =>
            joined(
              all,
              each,
              value.some((one) => typeof one === 'object'),
            ),
          '',
        )
    const named = value as { id?: unknown; name?: unknown }
    if (typeof named.name === 'string' && 'id' in named) return named.name
    const fields = value as Record<string, unknown>
    return this.lines(plain, fields)
      .flatMap((line) => inside(line, fields[line.name ?? '']))
      .reduce((all, each) => joined(all, each, false), '')
  }

  /** The entries of a list of objects, each as lines. */
  rows(shape: Shape | undefined, name: string, value: unknown[]): FieldLine[][] {
    const list = shape?.properties?.[name]
    const items = list && held(this.description, list).items
    const inner = items && held(this.description, items)
    return value
      .map((each) => this.lines(inner, each as Record<string, unknown>))
      .filter((lines) => lines.length > 0)
  }

  /** The filled fields, one line each; an object inside counts by its own fields. */
  lines(
    shape: Shape | undefined,
    fields: Record<string, unknown>,
    hidden: string[] = [],
    within = '',
  ): FieldLine[] {
    const lines: FieldLine[] = []
    for (const [name, value] of Object.entries(fields)) {
      if (isHidden(name) || hidden.includes(name) || isMatterId(name, value)) continue
      // How archives were provided is not known before they were.
      if (name === 'manner' && fields.provided_at === null) continue
      // Why something was not given says nothing where it was.
      if (name === 'ground' && fields.declined_at === null) continue
      // Nobody rated, nobody looked.
      if (value === 0 && ['reveals', 'score'].includes(name)) continue
      const inner = shape?.properties?.[name]
      const isGroup =
        typeof value === 'object' && value !== null && !Array.isArray(value) && !('id' in value)
      if (isGroup) {
        const group = inner && held(this.description, inner)
        lines.push(...this.lines(group, value as Record<string, unknown>, hidden, name))
        continue
      }
      const text = this.text(inner, name, value)
      if (!text) continue
      // `party.kind` has a label of its own where `kind` alone would not say of what.
      const path = `${within}.${name}`
      const known = hasWord(this.system, 'field', path) ? path : name
      lines.push({ name, label: describedLabel(this.system, known, inner?.title), text })
    }
    return lines
  }
}
