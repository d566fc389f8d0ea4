import { fieldLabel, hasWord, word } from '@/locales/words'
import { describedLabel, describedOption } from '../described_lines'
import type { Field } from './fields'

export function labelOf(system: string, field: Field): string {
  const name = field.label ?? field.name
  // `party.name` has its own label or that of its last part.
  const known = hasWord(system, 'field', name) ? name : (name.split('.').pop() as string)
  return field.title ? describedLabel(system, known, field.title) : fieldLabel(name, system)
}

export function optionOf(system: string, field: Field, option: string): string {
  return field.optionTitles
    ? describedOption(system, field.group ?? '', option, field.optionTitles)
    : word(system, field.group ?? '', option)
}
