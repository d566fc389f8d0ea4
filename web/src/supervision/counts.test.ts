import { describe, expect, it } from 'vitest'
import type { SupervisionCount } from '@/api/supervision'
import { bySystem, byUnit, totalOf } from './counts'

const unit = (id: string) => ({ id, name: `name of ${id}` })
const COUNTS: SupervisionCount[] = [
  { reason: 'overdue', unit: unit('a'), system: 'case_transfer', count: 2 },
  { reason: 'overdue', unit: unit('a'), system: 'complaint_intake', count: 1 },
  { reason: 'overdue', unit: unit('b'), system: 'case_transfer', count: 5 },
  { reason: 'refused', unit: unit('b'), system: 'hazard_notice', count: 7 },
]

describe('the counts of the supervision list', () => {
  it('are summed by reason', () => {
    expect(totalOf(COUNTS, 'overdue')).toBe(8)
    expect(totalOf(COUNTS, 'unused')).toBe(0)
  })
  it('are spread over units, the largest first, within a system', () => {
    expect(byUnit(COUNTS, 'overdue', '').map((each) => [each.key, each.count])).toEqual([
      ['b', 5],
      ['a', 3],
    ])
    expect(byUnit(COUNTS, 'overdue', 'complaint_intake').map((each) => each.key)).toEqual(['a'])
  })
  it('are spread over systems within a unit', () => {
    expect(bySystem(COUNTS, 'overdue', 'a').map((each) => [each.key, each.count])).toEqual([
      ['case_transfer', 2],
      ['complaint_intake', 1],
    ])
    expect(bySystem(COUNTS, 'refused', 'a')).toEqual([])
  })
})
