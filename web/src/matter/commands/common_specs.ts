import type { AnyMatter, UnitRef } from '@/api'
import { entriesOf } from './entries'
import type { CommandSpec } from './fields'

const LONG = 2000

/** Chosen beforehand where there is one only. */
const onlyEntry = (name: string) => (matter: AnyMatter | null) => {
  const [first, ...others] = entriesOf(matter, name)
  return first && others.length === 0 ? first.id : ''
}
const custodianOf = (matter: AnyMatter | null) => (matter?.custodian as UnitRef | null)?.id ?? ''

/** Forms of the commands that every system has. */
export const COMMON_SPECS: Record<string, CommandSpec> = {
  urge: {
    lead: 'lead.urge',
    fields: [
      {
        name: 'obligation',
        kind: 'entry',
        label: 'obligation',
        required: true,
        initial: onlyEntry('obligation'),
      },
      { name: 'text', kind: 'text', label: 'words', max: LONG },
    ],
  },
  supervise: {
    lead: 'lead.supervise',
    fields: [
      { name: 'unit', kind: 'unit', label: 'supervised_unit', initial: custodianOf },
      { name: 'text', kind: 'text', label: 'words', required: true, max: LONG },
    ],
  },
  answer_supervision: {
    fields: [
      {
        name: 'supervision',
        kind: 'entry',
        label: 'supervision',
        required: true,
        initial: onlyEntry('supervision'),
      },
      { name: 'text', kind: 'text', label: 'words', required: true, max: LONG },
    ],
  },
  request_guidance: {
    lead: 'lead.request_guidance',
    fields: [
      { name: 'unit', kind: 'unit', label: 'guiding_unit', required: true },
      { name: 'text', kind: 'text', label: 'question', required: true, max: LONG },
    ],
  },
  give_guidance: {
    fields: [
      {
        name: 'guidance',
        kind: 'entry',
        label: 'guidance',
        required: true,
        initial: onlyEntry('guidance'),
      },
      { name: 'text', kind: 'text', label: 'words', required: true, max: LONG },
    ],
  },
  link: {
    lead: 'lead.link',
    fields: [
      { name: 'matter', kind: 'matter', label: 'linked_matter', required: true },
      { name: 'text', kind: 'text', label: 'reason', max: LONG },
    ],
  },
  assign_handler: {
    fields: [{ name: 'person', kind: 'person', label: 'handler', required: true }],
  },
  add_note: {
    lead: 'lead.add_note',
    fields: [{ name: 'text', kind: 'text', label: 'note', required: true, max: LONG }],
  },
}
