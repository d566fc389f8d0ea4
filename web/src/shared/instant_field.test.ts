import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '@/locales'
import InstantField from './InstantField.vue'

const NOW = '2026-11-22T15:30:20+08:00'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T15:30:20+08:00'), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

function field(value: string | null) {
  const wrapper = mount(InstantField, {
    props: {
      modelValue: value,
      'onUpdate:modelValue': (modelValue: string | null) => wrapper.setProps({ modelValue }),
    },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  const button = wrapper.find('button')
  const pressNow = async () => {
    button.element.focus()
    await button.trigger('click')
    await nextTick()
  }
  return { wrapper, input: wrapper.find('input'), pressNow }
}

it('takes the present second, in Beijing time', async () => {
  const { wrapper, pressNow } = field(null)
  await pressNow()
  expect(wrapper.props('modelValue')).toBe(NOW)
})

it('takes the present moment while its panel is open', async () => {
  const { wrapper, input, pressNow } = field(null)
  input.element.focus()
  await input.trigger('mousedown')
  await vi.waitFor(() => expect(document.querySelector('.el-picker-panel')).not.toBeNull())
  await pressNow()
  expect(wrapper.props('modelValue')).toBe(NOW)
  expect(input.element.value).toBe('2026-11-22 15:30')
})

it('takes the present moment instead of what was half typed', async () => {
  const { wrapper, input, pressNow } = field('2026-11-01T08:00:00+08:00')
  input.element.focus()
  await input.setValue('2026-01')
  await pressNow()
  expect(wrapper.props('modelValue')).toBe(NOW)
})

it('leaves the hand to the person where a time to come is meant', () => {
  const wrapper = mount(InstantField, {
    props: { modelValue: null, past: false },
    global: { plugins: [i18n] },
  })
  expect(wrapper.find('button').exists()).toBe(false)
})
