import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/locales'
import StepPager from './StepPager.vue'

const pager = (cursors: string[], next: string) =>
  mount(StepPager, {
    props: { modelValue: cursors, next },
    global: { plugins: [i18n] },
  })

describe('the pager of a list of unknown length', () => {
  it('is not there for a list of one page', () => {
    expect(pager([''], '').findAll('button')).toHaveLength(0)
  })
  it('goes on to where the next page begins, and back', async () => {
    const first = pager([''], 'b')
    const [back, on] = first.findAll('button')
    expect(back?.attributes('disabled')).toBeDefined()
    await on?.trigger('click')
    expect(first.emitted('update:modelValue')).toEqual([[['', 'b']]])
    const last = pager(['', 'b'], '')
    const [again, further] = last.findAll('button')
    expect(further?.attributes('disabled')).toBeDefined()
    await again?.trigger('click')
    expect(last.emitted('update:modelValue')).toEqual([[['']]])
  })
})
