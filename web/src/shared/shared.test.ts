import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ApiProblem } from '@/api'
import { byLabel, clauseLabel } from './clause_label'
import { moved, shownColumns } from './columns'
import { fieldLines } from './field_lines'
import { ActKey } from './idempotency'
import { formatBound, formatInstant, instantOfLocal } from './instants'
import { problemText } from './problem_text'

describe('shownColumns', () => {
  const all = [
    { key: 'light', title: 'a', fixed: true },
    { key: 'number', title: 'b', rareInElder: true },
    { key: 'title', title: 'c', fixed: true },
    { key: 'system', title: 'd', rare: true },
  ]
  const keys = (saved: unknown, elder = false) =>
    shownColumns(all, saved, elder).map((column) => column.key)
  it('without a choice are all but the rare ones', () => {
    expect(keys(undefined)).toEqual(['light', 'number', 'title'])
    expect(keys(null)).toEqual(['light', 'number', 'title'])
  })
  it('are fewer in the elder mode, unless chosen', () => {
    expect(keys(undefined, true)).toEqual(['light', 'title'])
    expect(keys({ shown: ['light', 'number', 'title'] }, true)).toContain('number')
  })
  it('follow the choice and its order', () => {
    expect(keys({ shown: ['title', 'system', 'light'] })).toEqual(['title', 'system', 'light'])
  })
  it('never lose a fixed column, drop unknown ones and repeated ones', () => {
    expect(keys({ shown: ['number', 'gone', 'number'] })).toEqual(['light', 'title', 'number'])
  })
  it('ignore a saved value of another shape', () => {
    expect(keys({ shown: [1] })).toEqual(['light', 'number', 'title'])
    expect(keys('x')).toEqual(['light', 'number', 'title'])
  })
})

describe('moved', () => {
  it('moves by one place and stops at both ends', () => {
    expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 'b', 1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b'])
  })
})

describe('ActKey', () => {
  it('stays the same while it is unknown whether the act happened', () => {
    const key = new ActKey()
    const first = key.for({ a: 1 })
    key.ended(new ApiProblem({ status: 0, code: 'unreachable' }))
    expect(key.for({ a: 1 })).toBe(first)
    key.ended(new ApiProblem({ status: 503, code: 'busy' }))
    expect(key.for({ a: 1 })).toBe(first)
  })
  it('changes after success, after a refusal and with the content', () => {
    const key = new ActKey()
    const first = key.for({ a: 1 })
    key.ended()
    const second = key.for({ a: 1 })
    expect(second).not.toBe(first)
    key.ended(new ApiProblem({ status: 422, code: 'no' }))
    const third = key.for({ a: 1 })
    expect(third).not.toBe(second)
    expect(key.for({ a: 2 })).not.toBe(third)
  })
})

describe('instants', () => {
  it('are shown in Beijing time wherever the browser stands', () => {
    expect(formatInstant('2026-11-22T16:30:00Z')).toBe('2026-11-23 00:30')
    expect(formatInstant(null)).toBe('')
    expect(formatInstant('nonsense')).toBe('')
  })
  it('as midnight bounds are 24:00 of the day before, others their own minute', () => {
    expect(formatBound('2026-11-26T00:00:00+08:00')).toBe('2026-11-25 24:00')
    expect(formatBound('2026-11-26T00:01:00+08:00')).toBe('2026-11-26 00:01')
  })
  it('go back to the API with their offset', () => {
    expect(instantOfLocal('2026-11-22 15:30')).toBe('2026-11-22T15:30:00+08:00')
  })
})

describe('clauseLabel', () => {
  it('knows the name of every law that the server cites', () => {
    const sources = readdirSync('../server', { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.[ch]pp$/.test(path))
      .map((path) => readFileSync(`../server/${path}`, 'utf8'))
    const laws = new Set(
      sources.flatMap((text) => [...text.matchAll(/"L:(\w+)-\d/g)].map((match) => match[1])),
    )
    expect(laws.size).toBeGreaterThan(2)
    expect([...laws].filter((law) => clauseLabel(`L:${law}-1`).includes('law.'))).toEqual([])
  })
  it('names places of the notice as people quote them', () => {
    expect(clauseLabel('3.1.1-a')).toBe('三（一）1')
    expect(clauseLabel('3.6-a')).toBe('三（六）')
    expect(clauseLabel('2-d')).toBe('二')
    expect(clauseLabel('3.3.4')).toBe('三（三）4')
    expect(clauseLabel('3.2.0-b')).toBe('三（二）')
  })
  it('names articles of law and leaves what it does not know', () => {
    expect(clauseLabel('L:penalty_law-60')).toBe('行政处罚法第60条')
    expect(clauseLabel('odd')).toBe('odd')
  })
})

describe('byLabel', () => {
  it('puts clauses quoted by the same words together and drops repeated ones', () => {
    expect(byLabel(['3.1.1-a', '3.1.2-a', '3.1.1-b', '3.1.1-a'])).toEqual([
      ['3.1.1-a', '3.1.1-b'],
      ['3.1.2-a'],
    ])
    expect(byLabel([])).toEqual([])
  })
})

describe('fieldLines', () => {
  it('words instants, flags, money and units, and leaves out what is empty', () => {
    const lines = fieldLines('case_transfer', {
      discovered_at: '2026-11-20T08:00:00+08:00',
      filed: true,
      amount_fen: 200_000,
      receiver: { id: 'u', name: '市水务局' },
      comment: '',
      reason: null,
      list_version: 3,
    })
    expect(lines.map((line) => line.text)).toEqual([
      '2026-11-20 08:00',
      '是',
      '2,000.00 元',
      '市水务局',
    ])
  })
  it('calls a person of the directory the handler and the text of a note a note', () => {
    const person = { id: 'p', name: '刘某' }
    expect(fieldLines('case_transfer', { person })[0]?.label).toBe('经办人')
    expect(fieldLines('case_transfer', { person: '值班员' })[0]?.label).toBe('接听人')
    const note = fieldLines('case_transfer', { note: '01m8', text: '一条' })
    expect(note).toEqual([{ label: '便签内容', text: '一条' }])
  })
  it('lists what an inner object holds', () => {
    const lines = fieldLines('case_transfer', { outcome: { decision_number: '南罚决〔2026〕1号' } })
    expect(lines).toEqual([{ label: '决定书文号', text: '南罚决〔2026〕1号' }])
  })
})

describe('problemText', () => {
  it('takes the sentence of the server first', () => {
    expect(problemText(new ApiProblem({ status: 422, code: 'x', title: '不行。' }))).toBe('不行。')
  })
  it('has a sentence for what never reached the server and for unknown statuses', () => {
    expect(problemText(new ApiProblem({ status: 0, code: 'unreachable' }))).toContain('连接不上')
    expect(problemText(new ApiProblem({ status: 418, code: 'http_418' }))).toContain('418')
    expect(problemText(new Error('x'))).toContain('意外')
  })
})
