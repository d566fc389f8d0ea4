import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeSystem, type AnyMatter, type Description } from '@/api'
import { SCREENS } from '@/systems/screens'
import { describedSpec } from './described'
import { entriesOf } from './entries'
import { bodyOf, initialForm, missingFields, type CommandSpec } from './fields'

const description = JSON.parse(readFileSync('../api/openapi.json', 'utf8')) as Description
const systems = [
  'case_transfer',
  'enforcement_assistance',
  'dispute_coordination',
  'information_sharing',
  'information_request',
].filter((system) => describeSystem(description, system))
const SCREENED = Object.keys(SCREENS)
const commandsOf = (system: string) => {
  const known = describeSystem(description, system)
  return ['opening', ...(known?.further.keys() ?? []), ...(known?.commands.keys() ?? [])]
}
/** The form a person sees, with what its system knows better. */
function formOf(system: string, command: string): CommandSpec {
  const screens = SCREENS[system]
  const spec = screens?.specs?.[command] ?? describedSpec(description, system, command)
  if (!spec) return { fields: [] }
  const known = describeSystem(description, system)
  const name = command === 'opening' ? (known?.opening?.name ?? command) : command
  return screens?.specs ? spec : (screens?.adjust?.(name, spec, null) ?? spec)
}
/** What the systems define as commands, with the values of fields that are left out. */
function commandTypes(): string {
  const root = '../server/systems'
  const headers = readdirSync(root).flatMap((system) => {
    const folder = `${root}/${system}/domain`
    return existsSync(folder) ? readdirSync(folder).map((name) => `${folder}/${name}`) : []
  })
  return headers
    .filter((path) => /(types|commands)\.hpp$/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
}
const specOf = (command: string) => {
  const spec = describedSpec(description, 'case_transfer', command)
  if (!spec) throw new Error(command)
  return spec
}
const kinds = (command: string) =>
  Object.fromEntries(specOf(command).fields.map((field) => [field.name, field.kind]))

describe('describeSystem', () => {
  it('finds the address of a system, what opens a matter, and its commands', () => {
    const found = describeSystem(description, 'case_transfer')
    expect(found?.folder).toBe('case-transfers')
    expect(found?.opening?.name).toBe('record_finding')
    expect([...(found?.commands.keys() ?? [])]).toContain('request_supplement')
    expect(found?.commands.get('add_note')?.schema).toBe('EngineAddNote')
  })
  it('knows no system that the server does not have', () => {
    expect(describeSystem(description, 'case')).toBeNull()
    expect(describedSpec(description, 'nothing', 'receive')).toBeNull()
  })
})

describe('describedSpec', () => {
  it('gives each field the control its description asks for', () => {
    expect(kinds('record_dissuasion')).toEqual({
      dissuaded_at: 'instant',
      location: 'line',
      manner: 'text',
      result: 'choice',
      officers: 'officers',
    })
    expect(kinds('tell_competent_unit')).toMatchObject({ unit: 'unit', person: 'line' })
    expect(kinds('attach_material')).toEqual({
      kind: 'choice',
      file: 'file',
      copies: 'number',
      pages: 'number',
      original: 'check',
    })
    expect(kinds('request_supplement').missing).toBe('choices')
    expect(kinds('dismiss_finding').duplicate_of).toBe('matter')
    expect(kinds('remove_material').material).toBe('material')
    expect(kinds('record_outcome').amount_fen).toBe('money')
    expect(kinds('opening')).toMatchObject({ place: 'place', item: 'item', 'party.name': 'line' })
  })
  it('marks what must be filled, bounds it, and names its words', () => {
    const [ground, reason] = specOf('dismiss_finding').fields
    expect(ground).toMatchObject({ required: true, group: 'dismissal_ground' })
    expect(ground?.options).toContain('duplicate')
    expect(reason).toMatchObject({ required: true, max: 2000 })
  })
  it('asks yes or no for what is decided, with no answer beforehand', () => {
    const spec = formOf('complaint_intake', 'decide_filing')
    expect(spec.fields[0]).toMatchObject({ name: 'filed', kind: 'flag', required: true })
    const form = initialForm(spec, null)
    expect(form.filed).toBeNull()
    expect(missingFields(spec, form)).toEqual(['filed'])
    expect(missingFields(spec, { ...form, filed: false })).toEqual(['reason'])
  })
  it('starts a box empty only where the server takes what is left out as no', () => {
    const boxes = new Set(
      SCREENED.flatMap((system) =>
        commandsOf(system)
          .flatMap((command) => formOf(system, command).fields)
          .filter((field) => field.kind === 'check' && !field.initial)
          .map((field) => field.name.split('.').pop() as string),
      ),
    )
    expect(boxes).toContain('in_progress')
    const yes = [...boxes].filter((name) => new RegExp(`bool ${name} = true`).test(commandTypes()))
    expect(yes).toEqual([])
  })
  it('begins a list that needs an entry with one, as its system would have it', () => {
    const spec = formOf('list_revision', 'opening')
    const [first] = initialForm(spec, null).changes as Record<string, unknown>[]
    expect(first).toMatchObject({ kind: 'assign' })
    const missing = missingFields(spec, initialForm(spec, null))
    expect(missing).toContain('changes.0.unit')
    expect(missing).not.toContain('changes.0.law')
  })
  it('asks for a name in one line, however much the server would take', () => {
    const kind = (name: string) =>
      formOf('complaint_intake', 'opening').fields.find((field) => field.name === name)?.kind
    expect(['party.name', 'complainant.contact', 'facts'].map(kind)).toEqual([
      'line',
      'line',
      'text',
    ])
  })
  it('leaves an object out as a whole while nothing stands in it', () => {
    const spec = specOf('opening')
    const form = initialForm(spec, null)
    expect(bodyOf(spec, form).party).toBeNull()
    expect(missingFields(spec, form)).not.toContain('party.kind')
    const begun = { ...form, 'party.name': '石某' }
    expect(missingFields(spec, begun)).toContain('party.kind')
    expect(bodyOf(spec, { ...begun, 'party.kind': 'person' }).party).toMatchObject({
      kind: 'person',
      name: '石某',
      identifier: null,
    })
  })
  it('has a control for every field of every command of every system', () => {
    const lost: string[] = []
    for (const system of systems) {
      const known = describeSystem(description, system)
      for (const command of known?.commands.values() ?? []) {
        if (command.name === 'record_paper_act') continue
        const shape = description.components.schemas[command.schema]
        const given = describedSpec(description, system, command.name)?.fields ?? []
        for (const name of Object.keys(shape?.properties ?? {})) {
          const isThere = given.some((field) => field.name.split('.')[0] === name)
          if (!isThere && !['signatory', 'file_name'].includes(name))
            lost.push(`${command.name}.${name}`)
        }
      }
    }
    expect(lost).toEqual([])
  })
})

it('names an entry of a list inside the matter by its text and time', () => {
  const details = {
    archive_requests: [
      { id: 'a1', requested_at: '2026-11-22T15:30:00+08:00', manner: 'copied', wanted: '审批档案' },
    ],
  }
  const matter = { details } as unknown as AnyMatter
  expect(entriesOf(matter, 'archive_request')).toEqual([
    { id: 'a1', label: '2026-11-22 15:30 审批档案' },
  ])
  expect(entriesOf(null, 'archive_request')).toEqual([])
})
