import { describe, expect, it } from 'vitest'
import { readReference, referenceOf } from './erasure_reference'

describe('the reference of what is to be erased', () => {
  it('is read back as it was given', () => {
    for (const complainant of ['', '01m7a2ez404s266s9kksrehvmm']) {
      const reference = { matter: '01m7a2ez404s266s9kksrehvmk', complainant }
      expect(readReference(referenceOf('https://liandong.example', reference))).toEqual(reference)
    }
  })
  it('may be a path or the bare number of a matter, with blanks around it', () => {
    const matter = { matter: '01m7a2', complainant: '' }
    expect(readReference('/matters/01m7a2')).toEqual(matter)
    expect(readReference('  01m7a2\n')).toEqual(matter)
    expect(readReference('/matters/01m7a2 （请依法删除）')).toEqual(matter)
    expect(readReference('https://liandong.example/matters/01m7a2/')).toEqual(matter)
  })
  it('is nothing where it names no matter', () => {
    expect(readReference('')).toBeNull()
    expect(readReference('南交投诉〔2026〕2号')).toBeNull()
    expect(readReference('https://liandong.example/complaints')).toBeNull()
    expect(readReference('/matters/01m7a2?complainant=张某')).toBeNull()
    expect(readReference('a'.repeat(36))).not.toBeNull()
    expect(readReference('a'.repeat(37))).toBeNull()
  })
})
