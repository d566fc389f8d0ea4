import { describe, expect, it } from 'vitest'
import {
  emptyFinding,
  findingBody,
  isFilled,
  missingForCompetence,
  missingForFinding,
  restoredFinding,
  timesReversed,
} from './finding'

const TODAY = '2026-11-22'
const filled = () => ({
  ...emptyFinding(TODAY),
  item: 'R001',
  place: '130581100',
  title: ' 涉嫌非法采砂 ',
  discovered_at: '2026-11-22T09:00:00+08:00',
  location: '清凉江东岸',
  party: { kind: 'person' as const, name: '某人', identifier: '13', address: '' },
  facts: '发现采砂',
})

describe('finding', () => {
  it('asks for what the first step needs', () => {
    expect(missingForCompetence(emptyFinding(TODAY))).toEqual(['item', 'place'])
    expect(missingForCompetence({ ...filled(), listed: false })).toEqual(['item_reason'])
    expect(missingForCompetence(filled())).toEqual([])
  })
  it('needs a name unless the party is unknown, and a reason if urgent', () => {
    const form = filled()
    form.party.name = ' '
    expect(missingForFinding(form)).toEqual(['party.name'])
    expect(missingForFinding({ ...form, party: { ...form.party, kind: 'unknown' } })).toEqual([])
    expect(missingForFinding({ ...filled(), urgent: true })).toEqual(['urgency'])
  })
  it('refuses jurisdiction before discovery and allows the same moment', () => {
    const at = (time: string) => ({ ...filled(), jurisdiction_determined_at: time })
    expect(timesReversed(at('2026-11-22T08:59:00+08:00'))).toBe(true)
    expect(timesReversed(at('2026-11-22T01:00:00Z'))).toBe(false)
    expect(timesReversed(filled())).toBe(false)
  })
  it('sends nothing that was hidden', () => {
    const body = findingBody({
      ...filled(),
      listed: false,
      item_reason: ' 清单没有 ',
      urgency: 'party_may_flee',
      party: { ...filled().party, kind: 'unknown' },
    })
    expect(body.item).toBe('')
    expect(body.item_reason).toBe('清单没有')
    expect(body.urgency).toBeNull()
    expect(body.party.name).toBe('')
    expect(body.party.identifier).toBe('')
    expect(findingBody(filled()).title).toBe('涉嫌非法采砂')
    expect(findingBody({ ...filled(), item_reason: 'x' }).item_reason).toBe('')
  })
  it('takes from a kept draft only what still fits', () => {
    const back = restoredFinding(
      { title: '甲', urgent: 'yes', gone: 1, party: { name: '乙' } },
      TODAY,
    )
    expect(back.title).toBe('甲')
    expect(back.urgent).toBe(false)
    expect(back.party).toEqual({ kind: 'person', name: '乙', identifier: '', address: '' })
    expect('gone' in back).toBe(false)
    expect(restoredFinding({ ...filled() }, TODAY)).toEqual(filled())
    expect(restoredFinding('nonsense', TODAY)).toEqual(emptyFinding(TODAY))
  })
  it('knows an untouched form from a touched one', () => {
    expect(isFilled({ ...emptyFinding(TODAY), place: '130581100' })).toBe(false)
    expect(isFilled({ ...emptyFinding(TODAY), title: '甲' })).toBe(true)
  })
})
