import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { Place } from './portal_api'
import { useSubmitForm } from './submit_form'
import { language, say, useLanguage, words } from './words'

describe('the words of the public pages', () => {
  it('stand in both languages, and differ', () => {
    for (const [word, [zh, en]] of Object.entries(words)) {
      expect(zh, word).toMatch(/[\u4e00-\u9fff]|English/)
      expect(en, word).toMatch(/[A-Za-z]|中文/)
    }
  })
  it('follow the chosen language', () => {
    useLanguage('en')
    expect(say('submit')).toBe('Hand in')
    expect(document.documentElement.lang).toBe('en')
    useLanguage('zh-CN')
    expect(language.value).toBe('zh-CN')
    expect(document.title).toBe('群众投诉举报')
  })
})

describe('the form of the citizen', () => {
  const places = ref<Place[]>([
    { code: '1', name: '市', kind: 'city', parent: '' } as Place,
    { code: '11', name: '镇', kind: 'township', parent: '1' } as Place,
    { code: '111', name: '村', kind: 'village', parent: '11' } as Place,
  ])

  it('names what is missing in the order of the page', () => {
    const { faults } = useSubmitForm(() => places.value)
    expect(faults.value.map(([field]) => field)).toEqual([
      'area',
      'location',
      'facts',
      'name',
      'agreed',
    ])
  })
  it('offers townships, then the villages of the chosen one', () => {
    const { form, areas, villages } = useSubmitForm(() => places.value)
    expect(areas.value.map((place) => place.code)).toEqual(['11'])
    expect(villages.value).toEqual([])
    form.area = '11'
    expect(villages.value.map((place) => place.code)).toEqual(['111'])
  })
  it('sends no name of who stays anonymous', () => {
    const { form, complaint, faults } = useSubmitForm(() => places.value)
    Object.assign(form, {
      area: '11',
      location: '东街',
      facts: '占道',
      anonymous: true,
      name: '张三',
      agreed: true,
    })
    expect(faults.value).toEqual([])
    expect(complaint().complainant).toMatchObject({ anonymous: true, name: '' })
    expect(complaint().party?.kind).toBe('unknown')
  })
})
