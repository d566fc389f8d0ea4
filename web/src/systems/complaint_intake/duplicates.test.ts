import { expect, it } from 'vitest'
import { queryOf } from './duplicates'

it('compares by the words of the form, whatever else it holds', () => {
  const body = {
    place: 'p',
    location: '东街',
    facts: '占道',
    party: { kind: 'organization', name: '某店' },
    complainant: { name: '张三', contact: '13800000000' },
  }
  expect(queryOf(body)).toEqual({
    place: 'p',
    location: '东街',
    item: '',
    party: '某店',
    facts: '占道',
  })
  expect(queryOf({})).toEqual({ place: '', location: '', item: '', party: '', facts: '' })
})
