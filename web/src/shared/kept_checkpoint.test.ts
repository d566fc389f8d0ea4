import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { i18n } from '@/locales'
import KeptCheckpoint from './KeptCheckpoint.vue'

it('shows the text of a checkpoint and saves exactly its bytes under its name', async () => {
  const text = 'liandong-checkpoint-v1\ncity 130581\n'
  let saved: Blob | undefined
  URL.createObjectURL = vi.fn((blob: Blob) => {
    saved = blob
    return 'blob:x'
  }) as typeof URL.createObjectURL
  URL.revokeObjectURL = vi.fn()
  let name = ''
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    name = this.download
  })
  const page = mount(KeptCheckpoint, {
    props: { name: '130581-1.checkpoint', text },
    global: { plugins: [i18n] },
  })
  expect(page.get('pre').text()).toBe(text.trim())
  await page.get('button').trigger('click')
  expect(name).toBe('130581-1.checkpoint')
  expect(saved?.size).toBe(text.length)
})
