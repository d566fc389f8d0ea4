import { expect, it } from 'vitest'
import { noticeTarget } from './notice_target'

it('a notice leads to its matter, else to the page it is about, else nowhere', () => {
  const matter = { id: 'M1', number: '', title: '' }
  expect(noticeTarget({ kind: 'urged', matter })).toBe('/matters/M1')
  expect(noticeTarget({ kind: 'items_unused', matter: null })).toBe('/item-use')
  expect(noticeTarget({ kind: 'something_else', matter: null })).toBeUndefined()
})
