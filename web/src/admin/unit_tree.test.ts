import { describe, expect, it } from 'vitest'
import type { Unit } from '@/api'
import { unitRows } from './unit_tree'

const unit = (id: string, parent_id: string | null) =>
  ({ id, name: id, short_name: id, parent_id }) as Unit

describe('unit rows', () => {
  it('puts each office below its unit', () => {
    const rows = unitRows([unit('b', 'a'), unit('a', null), unit('c', 'b'), unit('d', 'gone')])
    expect(rows.map((row) => `${row.id}${row.depth}`)).toEqual(['a0', 'b1', 'c2', 'd0'])
  })
  it('finds by name without the tree', () => {
    expect(unitRows([unit('ab', null), unit('cd', 'ab')], 'C').map((row) => row.id)).toEqual(['cd'])
  })
})
