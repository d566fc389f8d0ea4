import { describe, expect, it } from 'vitest'
import type { AnyMatter } from '@/api'
import { signOffRows } from './sign_off'

const t = (key: string) => key
const unit = (id: string) => ({ id, name: `单位${id}` })
const matter = (details: object) => ({ details }) as unknown as AnyMatter
const signedAt = '2026-11-20T09:00:00+08:00'

describe('signOffRows', () => {
  it('takes the last text of a provision: a signature for an older one does not count', () => {
    const rows = signOffRows(
      matter({
        holders: [
          {
            unit: unit('1'),
            signatures: [{ acknowledged_at: signedAt }, { acknowledged_at: null }],
          },
          {
            unit: unit('2'),
            signatures: [{ acknowledged_at: null }, { acknowledged_at: signedAt }],
          },
        ],
      }),
      t,
    )
    expect(rows.map((row) => Boolean(row.signed))).toEqual([false, true])
    expect(rows.every((row) => row.list === null)).toBe(true)
  })
  it('shows the department of a change of law last, with its list and nothing to sign', () => {
    const rows = signOffRows(
      matter({
        holders: [{ unit: unit('1'), acknowledged_at: signedAt }],
        revisions: [
          { unit: unit('d'), recorded_at: null, none_needed: false, reason: null },
          { unit: unit('1'), recorded_at: signedAt, none_needed: true, reason: '不变' },
        ],
      }),
      t,
    )
    expect(rows.map((row) => row.id)).toEqual(['1', 'd'])
    expect(rows[0]?.list).toContain('不变')
    expect(rows[1]).toMatchObject({ signed: null, list: '' })
  })
})
