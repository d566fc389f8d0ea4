import { describe, expect, it } from 'vitest'
import type { AnyMatter } from '@/api'
import type { Field } from '@/matter/commands/fields'
import { screens } from './screens'

const spec = { fields: [{ name: 'with_material', kind: 'check' } as Field] }
const asked = (written: boolean) => {
  const details = { complainants: [{ written_material: false }, { written_material: written }] }
  return screens.adjust?.('notify_and_pass', spec, { details } as unknown as AnyMatter).fields
}

describe('passing a complaint on', () => {
  it('asks whether written material goes along where there is some, and expects that it does', () => {
    const [field] = asked(true) ?? []
    expect(field?.kind).toBe('flag')
    expect(field?.initial?.(null)).toBe(true)
  })
  it('asks nothing where nothing was handed in in writing', () => {
    expect(asked(false)).toEqual([])
  })
})
