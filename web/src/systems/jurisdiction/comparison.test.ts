import { describe, expect, it } from 'vitest'
import { assignmentRows, itemRows } from './comparison'

const t = (key: string, params: Record<string, unknown> = {}) =>
  `${key}${Object.keys(params).length ? JSON.stringify(params) : ''}`
const basis = (law: string) => ({
  law,
  article: '第一条',
  text: '',
  penalty: '',
  effective_from: '2016-01-01',
  effective_to: null,
})
const item = (more: object = {}) => ({
  code: 'P001',
  name: '焚烧秸秆',
  domain: '生态环境',
  kind: 'delegated' as const,
  inspection_powers: '',
  coercive_powers: '',
  penalty_range: '500元',
  original_department: { id: 'd', name: '生态环境局' },
  discretion_standard: '',
  enforcement_flow: '',
  note: '',
  bases: [basis('大气法')],
  known_from: 1,
  known_until: null,
  ...more,
})
const assignment = (more: object = {}) => ({
  id: 'a',
  item: 'P001',
  unit: { id: '100', name: '苏村镇' },
  territory: '100',
  valid_from: '2021-07-15',
  valid_to: null,
  mode: 'empowered' as const,
  decision: '冀政1号',
  published_on: '2021-07-15',
  next_evaluation_on: null,
  known_from: 1,
  known_until: null,
  ...more,
})

describe('itemRows', () => {
  it('says only what is different, and the bases as one line', () => {
    const [row] = itemRows(
      [{ difference: 'changed', before: item(), after: item({ bases: [basis('法典')] }) }],
      t,
    )
    expect(row?.details).toHaveLength(1)
    expect(row?.details[0]).toContain('法典')
  })
  it('shows what a new item rests on', () => {
    const [row] = itemRows([{ difference: 'added', before: null, after: item() }], t)
    expect(row).toMatchObject({ code: 'P001', difference: 'added' })
    expect(row?.details[0]).toContain('《大气法》第一条')
  })
})

describe('assignmentRows', () => {
  const names = { unit: (id: string) => id, place: () => '苏村镇' }
  it('shows an end that was set', () => {
    const [row] = assignmentRows(
      [
        {
          difference: 'changed',
          before: assignment(),
          after: assignment({ valid_to: '2026-12-31' }),
        },
      ],
      names,
      t,
    )
    expect(row?.details[0]).toContain('2026-12-31')
    expect(row?.unit).toBe('苏村镇')
  })
})
