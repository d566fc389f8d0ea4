import { flushPromises, mount } from '@vue/test-utils'
import { ElSelect } from 'element-plus'
import { afterEach, expect, it, vi } from 'vitest'
import { ApiProblem, matterApi, type MatterRow } from '@/api'
import { i18n } from '@/locales'
import MatterPicker from './MatterPicker.vue'

afterEach(() => {
  vi.restoreAllMocks()
  document.body.innerHTML = ''
})

const row = (id: string, system: string, title: string) =>
  ({ id, system, title, number: '', opened_at: '2026-11-26T09:00:00+08:00' }) as MatterRow

function picker() {
  const wrapper = mount(MatterPicker, {
    props: { modelValue: '', exclude: 'own' },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  const select = wrapper.findComponent(ElSelect)
  const type = (words: string) => select.props('remoteMethod')?.(words)
  const shown = () =>
    [...document.querySelectorAll('.matter-option')].map((option) =>
      [...option.children].map((line) => line.textContent?.replace(/\s+/g, ' ').trim()),
    )
  return { select, type, shown }
}

it('tells matters with the same title apart by kind and day, and leaves out its own', async () => {
  const rows = [
    row('own', 'case_transfer', '占道'),
    row('a', 'case_transfer', '占道'),
    row('b', 'joint_operation', '占道'),
  ]
  vi.spyOn(matterApi, 'list').mockResolvedValue({ items: rows } as never)
  const { type, shown } = picker()
  type('占道')
  await flushPromises()
  expect(shown()).toEqual([
    ['未编号 占道', '案件移送 2026-11-26'],
    ['未编号 占道', '联合执法行动 2026-11-26'],
  ])
})

it('shows what was typed last, whichever answer comes first', async () => {
  const answers: ((page: never) => void)[] = []
  vi.spyOn(matterApi, 'list').mockImplementation(() => new Promise((done) => answers.push(done)))
  const { select, type, shown } = picker()
  type('一')
  type('二')
  answers[1]!({ items: [row('b', 'case_transfer', '第二件')] } as never)
  await flushPromises()
  answers[0]!({ items: [row('a', 'case_transfer', '第一件')] } as never)
  await flushPromises()
  expect(shown()).toEqual([['未编号 第二件', '案件移送 2026-11-26']])
  expect(select.props('loading')).toBe(false)
})

it('says why there is nothing to choose', async () => {
  vi.spyOn(matterApi, 'list').mockRejectedValue(
    new ApiProblem({ status: 422, code: 'x', title: '不行。' }),
  )
  const { select, type } = picker()
  type('一')
  await flushPromises()
  expect(select.props('noDataText')).toBe('不行。')
})
