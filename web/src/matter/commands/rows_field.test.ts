import { VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { expect, it } from 'vitest'
import { i18n } from '@/locales'
import type { Field, Form } from './fields'
import RowsField from './RowsField.vue'

const field: Field = {
  name: 'changes',
  kind: 'rows',
  rows: [
    { name: 'kind', kind: 'line' },
    { name: 'unit', kind: 'line', when: (form) => form.kind === 'assign' },
    { name: 'law', kind: 'line', when: (form) => form.kind === 'replace' },
  ],
}
const shown = (rows: Form[]) =>
  mount(RowsField, {
    props: {
      modelValue: rows,
      field,
      system: 'list_revision',
      matter: null,
      problem: null,
      missing: [],
    },
    global: { plugins: [i18n, createPinia(), VueQueryPlugin] },
  })
    .findAll('label')
    .map((label) => label.attributes('for'))

it('shows of each entry the fields that its own values ask for', () => {
  const rows = [
    { kind: 'assign', unit: '', law: '' },
    { kind: 'replace', unit: '', law: '' },
  ]
  expect(shown(rows)).toEqual([
    'command-changes.0.kind',
    'command-changes.0.unit',
    'command-changes.1.kind',
    'command-changes.1.law',
  ])
})
