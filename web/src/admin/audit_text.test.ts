import { describe, expect, it } from 'vitest'
import { actOf, factsOf, subjectOf } from './audit_text'

describe('audit rows', () => {
  it('names the act without its module and version', () => {
    expect(actOf({ params: { type: 'directory.person_created.v1' } })).toBe('person_created')
    expect(actOf({ params: { type: 'calendar.year_imported.v2' } })).toBe('calendar.year_imported')
    expect(actOf({ params: {} })).toBe('')
  })
  it('names a subject the directory knows and keeps one it does not', () => {
    const names = new Map([['p1', '赵明远']])
    expect(subjectOf('directory:p1', names)).toBe('赵明远')
    expect(subjectOf('directory:gone', names)).toBe('gone')
    expect(subjectOf('POST /api/v1/units', names)).toBe('POST /api/v1/units')
  })
  it('loses no parameter but the act and empty ones', () => {
    expect(
      factsOf({ params: { type: 'x.v1', address: '10.0.0.1', note: '', fields: ['name'] } }),
    ).toEqual([
      { label: 'address', value: '10.0.0.1' },
      { label: 'fields', value: '["name"]' },
    ])
  })
})
