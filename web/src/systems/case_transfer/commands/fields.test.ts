import { describe, expect, it } from 'vitest'
import type { AnyMatter } from '@/api'
import { bodyOf, initialForm, missingFields } from '@/matter/commands/fields'
import { byImportance, mayBeOnPaper } from '@/matter/screens'
import { COMMAND_SPECS, DISCHARGES, ORDER } from './specs'

const matter = {
  details: { location: '村东', competent_unit: { id: 'u', name: '局' } },
} as unknown as AnyMatter
const screens = {
  list: '/matters',
  order: ORDER,
  discharges: DISCHARGES,
  notOnPaper: ['issue'],
}
const specOf = (name: string) => COMMAND_SPECS[name] ?? { fields: [] }

describe('bodies', () => {
  it('hold every field, hidden ones empty, texts trimmed', () => {
    const spec = specOf('decide_filing')
    const form = { filed: false, case_number: '旧', filed_at: '2026-01-01', reason: ' 证据不足 ' }
    expect(bodyOf(spec, form)).toEqual({
      filed: false,
      case_number: '',
      filed_at: null,
      reason: '证据不足',
    })
    expect(bodyOf(spec, { ...form, filed: true })).toMatchObject({ case_number: '旧', reason: '' })
  })
  it('leave out rows of officers in which nothing stands', () => {
    const spec = specOf('record_dissuasion')
    const empty = { name: ' ', certificate: '' }
    const form = {
      ...initialForm(spec, matter),
      officers: [{ name: '刘某', certificate: '' }, empty],
    }
    expect(bodyOf(spec, form).officers).toEqual([{ name: '刘某', certificate: '' }])
    expect(missingFields(spec, form)).not.toContain('officers')
    expect(missingFields(spec, { ...form, officers: [empty] })).toContain('officers')
  })
  it('start from what the matter knows', () => {
    expect(initialForm(specOf('tell_competent_unit'), matter).unit).toBe('u')
    expect(initialForm(specOf('record_dissuasion'), matter).location).toBe('村东')
  })
})

describe('missingFields', () => {
  it('names only required fields that are shown', () => {
    const spec = specOf('dismiss_finding')
    const form = { ground: 'no_violation', reason: '  ', duplicate_of: '' }
    expect(missingFields(spec, form)).toEqual(['reason'])
    expect(missingFields(spec, { ...form, ground: 'duplicate' })).toEqual([
      'reason',
      'duplicate_of',
    ])
    expect(missingFields(spec, { ...form, reason: '有' })).toEqual([])
  })
  it('asks for one of the three kinds of corrected value', () => {
    const spec = specOf('correct')
    const base = { instant: null, text: '', personal: '', reason: '笔误' }
    expect(missingFields(spec, { ...base, field: 'discovered_at' })).toEqual(['instant'])
    expect(missingFields(spec, { ...base, field: 'facts' })).toEqual(['text'])
    expect(missingFields(spec, { ...base, field: 'party_name' })).toEqual(['personal'])
    expect(missingFields(spec, { ...base, field: '' })).toEqual(['field'])
  })
})

describe('byImportance', () => {
  const names = (commands: string[], duties: string[]) =>
    byImportance(
      screens,
      commands.map((name) => ({ name })),
      duties,
    ).map((each) => each.name)
  it('puts what the unit owes first', () => {
    const commands = ['correct', 'attach_material', 'tell_competent_unit', 'issue']
    expect(names(commands, ['tell'])[0]).toBe('tell_competent_unit')
    expect(names(commands, ['transfer', 'tell']).slice(0, 2)).toEqual([
      'issue',
      'tell_competent_unit',
    ])
  })
  it('puts the act that moves the matter on before the rest and keeps the order of the unnamed', () => {
    expect(names(['correct', 'mark_urgent', 'receive'], [])).toEqual([
      'receive',
      'correct',
      'mark_urgent',
    ])
  })
})

it('offers entry from paper for acts, not for notes and sending', () => {
  expect(mayBeOnPaper(screens, 'receive')).toBe(true)
  expect(mayBeOnPaper(screens, 'add_note')).toBe(false)
  expect(mayBeOnPaper(screens, 'issue')).toBe(false)
})
