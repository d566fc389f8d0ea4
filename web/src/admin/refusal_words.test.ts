import { describe, expect, it } from 'vitest'
import { loadSentences, refusalSentence } from './refusal_words'

describe('sentences of refusals in the audit list', () => {
  it('come from the systems and from what all share, without particulars', async () => {
    const sentences = await loadSentences()
    expect(refusalSentence('materials_already_complete', sentences)).toBe(
      '移送材料已经齐全，无需再次确认。',
    )
    expect(refusalSentence('wrong_stage', sentences)).toBe('当前环节不能进行这项操作。')
    expect(refusalSentence('locked_out', sentences)).toBe('连续登录失败，账号已锁定至 …。')
  })
  it('show the code of a refusal that a newer server added', () => {
    expect(refusalSentence('not_yet_known', new Map())).toBe('not_yet_known')
  })
})
