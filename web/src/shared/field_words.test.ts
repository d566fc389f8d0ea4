import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { useLanguage } from '@/locales'
import { fieldLabel } from '@/locales/words'
import { describedSpec } from '@/matter/commands/described'
import { describedLabel, Describer, isHidden } from '@/matter/described_lines'
import { describeSystem, schemaPrefix, type Description as Interface } from '@/api'
import { fieldLines } from './field_lines'

interface Schema {
  $ref?: string
  anyOf?: Schema[]
  type?: string | string[]
  format?: string
  enum?: string[]
  items?: Schema
  properties?: Record<string, Schema>
}
interface Description {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, Body> } }>>
  components: { schemas: Record<string, Schema> }
}
interface Body {
  schema: Schema
}

const description = JSON.parse(readFileSync('../api/openapi.json', 'utf8')) as Description
const { schemas } = description.components
const nameOf = (schema: Schema) => schema.$ref?.split('/').pop() ?? ''
const resolved = (schema: Schema): Schema =>
  schema.$ref ? (schemas[nameOf(schema)] as Schema) : schema
/** What a field holds when it is not null. */
const held = (schema: Schema): Schema =>
  schema.anyOf?.find((each) => each.type !== 'null') ?? schema

/** A payload with every field filled; of an enumeration the value at `turn`. */
function filled(schema: Schema, turn: number): unknown {
  const one = held(schema)
  if (/^(Unit|Person)Ref$/.test(nameOf(one))) return { id: 'u1', name: '某单位' }
  const shape = resolved(one)
  if (shape.enum) return shape.enum[turn % shape.enum.length]
  if (shape.items) return [filled(shape.items, turn)]
  if (shape.properties) {
    const fields = Object.entries(shape.properties)
    return Object.fromEntries(fields.map(([name, inner]) => [name, filled(inner, turn)]))
  }
  const types = [shape.type].flat()
  if (types.includes('boolean')) return true
  if (types.includes('integer')) return 1
  return shape.format === 'date-time' ? '2026-11-22T15:30:00+08:00' : '某内容'
}

const payloads = schemas.EngineTimelineEntryView?.properties?.fields?.anyOf ?? []
const TURNS = Math.max(...Object.values(schemas).map((schema) => schema.enum?.length ?? 1))

/** Names of the fields of a body, and of what stands inside them. */
function* namesIn(schema: Schema): Generator<string> {
  const shape = resolved(held(schema))
  if (shape.items) yield* namesIn(shape.items)
  for (const [name, inner] of Object.entries(shape.properties ?? {})) {
    yield name
    yield* namesIn(inner)
  }
}

const commands = Object.entries(description.paths)
  .filter(([path]) => path.includes('/case-transfers'))
  .flatMap(([, methods]) => Object.values(methods))
  .flatMap((operation) => Object.values(operation.requestBody?.content ?? {}))

/** Systems whose events are worded by the description of the interface. */
const DESCRIBED = [
  'basis_provision',
  'complaint_intake',
  'criminal_referral',
  'dispute_coordination',
  'enforcement_assistance',
  'information_request',
  'information_sharing',
  'hazard_notice',
  'consultation',
  'joint_operation',
  'standing_group',
  'liaison_roster',
  'joint_enforcement',
  'law_change',
  'list_revision',
]
function linesOf(payload: Schema, fields: Record<string, unknown>) {
  const system = DESCRIBED.find((name) => nameOf(payload).startsWith(schemaPrefix(name)))
  if (!system) return fieldLines('case_transfer', fields)
  const describer = new Describer(description as unknown as Interface, system)
  const event = nameOf(payload).slice(schemaPrefix(system).length).replace(/View$/, '')
  const type = event.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase()
  expect(describer.schemaOf(type)).toBeDefined()
  return describer.lines(describer.schemaOf(type), fields)
}

const raw = (text: string) => /^[a-z]+(_[a-z0-9]+)*(\.[a-z0-9_]+)?$/.test(text)

afterAll(() => useLanguage('zh-CN'))

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  it('every field and every value of every event is shown in words', async () => {
    await useLanguage(language)
    expect(payloads.length).toBeGreaterThan(20)
    const bare = new Set<string>()
    for (const payload of payloads) {
      for (let turn = 0; turn < TURNS; turn += 1) {
        const fields = filled(payload, turn) as Record<string, unknown>
        for (const { label, text } of linesOf(payload, fields)) {
          if (raw(label) || raw(text)) bare.add(`${nameOf(payload)}: ${label} = ${text}`)
        }
      }
    }
    expect([...bare]).toEqual([])
  })

  it('every field of every command has a label', async () => {
    await useLanguage(language)
    expect(commands.length).toBeGreaterThan(20)
    const names = new Set(commands.flatMap((body) => [...namesIn(body.schema)]))
    expect([...names].filter((name) => raw(fieldLabel(name)))).toEqual([])
  })
})

it('the kinds of personal data have words', () => {
  const words = JSON.parse(readFileSync('src/locales/zh-CN.json', 'utf8')) as object
  const kinds = schemas.PersonalDataKind?.enum ?? []
  expect(kinds.length).toBeGreaterThan(0)
  expect(kinds.filter((kind) => !(`personal.${kind}` in words))).toEqual([])
})

it('words the values of one name after the object they stand in', async () => {
  await useLanguage('zh-CN')
  const kind = (fields: Record<string, unknown>) =>
    fieldLines('case_transfer', fields).map((line) => line.text)
  expect(kind({ outcome: { kind: 'other' } })).toEqual(['其他处理'])
  expect(kind({ reason: 'calendar', obligation: 'receive.2' })).toEqual([
    '工作日历更新',
    '签收案件',
  ])
})

describe.each(DESCRIBED)('the description of %s', (system) => {
  const known = description as unknown as Interface
  const details = new Describer(known, system).detailsSchema()
  it.skipIf(!details)('has words for every field of a matter', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      await useLanguage(language)
      const bare = new Set<string>()
      const walk = (shape: Schema) => {
        const inner = resolved(held(shape))
        if (inner.items) walk(inner.items)
        for (const [name, each] of Object.entries(inner.properties ?? {})) {
          if (isHidden(name) || /(^|_)(is_|matter$)/.test(name)) continue
          const label = describedLabel(system, name, (each as { title?: string }).title)
          if (raw(label)) bare.add(label)
          if (!/^(Unit|Person)Ref$/.test(nameOf(held(each)))) walk(each)
        }
      }
      walk(details as Schema)
      expect([...bare]).toEqual([])
    }
  })
  it.skipIf(!details)('has words for every field of a command', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      await useLanguage(language)
      const bare = new Set<string>()
      for (const command of describeSystem(known, system)?.commands.keys() ?? [])
        for (const field of describedSpec(known, system, command)?.fields ?? []) {
          const label = describedLabel(system, field.name.split('.').pop() as string, field.title)
          if (raw(label) && command !== 'record_paper_act') bare.add(`${command}.${label}`)
        }
      expect([...bare]).toEqual([])
    }
  })
})

it('says of a text that is gone by law that it is, and nothing of one that was never written', async () => {
  await useLanguage('zh-CN')
  const known = description as unknown as Interface
  const describer = new Describer(known, 'complaint_intake')
  const shape = known.components.schemas.ComplaintIntakeIdentityView
  const identity = { anonymous: false, name: null, contact: null, identifier: '', address: '北街' }
  const lines = describer.lines(shape, identity)
  expect(lines.map(({ name, text }) => `${name} ${text}`)).toEqual([
    'anonymous 否',
    'name （内容已依法删除）',
    'contact （内容已依法删除）',
    'address 北街',
  ])
  // A time that is null was never.
  const complainant = known.components.schemas.ComplaintIntakeComplainantView
  expect(describer.lines(complainant, { told_at: null, manner: 'telephone' })).toHaveLength(1)
})

it('sets parts of a line apart without a second mark behind a sentence', async () => {
  await useLanguage('zh-CN')
  const known = description as unknown as Interface
  const describer = new Describer(known, 'law_change')
  const changes = [
    { item: 'P008', before: '处五百元罚款。', after: '处一千元罚款。', effect: '提高' },
  ]
  const announced = describer.schemaOf('basis_change_announced') ?? describer.detailsSchema()
  const [line] = describer.lines(announced, { changes })
  expect(line?.text).not.toMatch(/[。；]，/)
  expect(line?.text).toContain('处五百元罚款。调整后')
})
it('names the system of a matter that is spoken of', async () => {
  await useLanguage('zh-CN')
  const describer = new Describer(description as unknown as Interface, 'law_change')
  const [line] = describer.lines(describer.schemaOf('matter_flagged'), { system: 'case_transfer' })
  expect(line?.text).toBe('案件移送')
})
