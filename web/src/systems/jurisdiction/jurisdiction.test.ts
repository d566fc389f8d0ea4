import { describe, expect, it } from 'vitest'
import type { CompetenceAnswer } from '@/api'
import { HISTORY_LENGTH, withAnswer } from './history'
import { placeOptions } from './places'

const place = (code: string, parent: string | null) =>
  ({ code, name: code, kind: 'village', parent }) as const
const answer = (item: string) =>
  ({ item: { code: item }, place: { code: 'p' }, on: '2026-11-22' }) as CompetenceAnswer

describe('places', () => {
  it('puts each place below its parent', () => {
    const listed = placeOptions([
      place('b', 'a'),
      place('a', null),
      place('c', 'b'),
      place('d', 'a'),
    ])
    expect(listed.map((each) => [each.code, each.depth])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['d', 1],
    ])
  })
  it('keeps a place whose parent is unknown', () => {
    expect(placeOptions([place('b', 'gone')])).toEqual([{ code: 'b', name: 'b', depth: 0 }])
  })
})

describe('history', () => {
  it('keeps each question once, the latest first, and not too many', () => {
    let history: CompetenceAnswer[] = []
    for (const item of ['a', 'b', 'a']) history = withAnswer(history, answer(item))
    expect(history.map((each) => each.item?.code)).toEqual(['a', 'b'])
    for (let n = 0; n < 20; n += 1) history = withAnswer(history, answer(`n${n}`))
    expect(history).toHaveLength(HISTORY_LENGTH)
    expect(history[0]?.item?.code).toBe('n19')
  })
})
