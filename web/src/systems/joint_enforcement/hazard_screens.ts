import { urlOf, type AnyMatter, type UnitRef } from '@/api'
import type { Field } from '@/matter/commands/fields'
import type { SystemScreens } from '@/matter/screens'
import HazardInfo from './components/HazardInfo.vue'
import { departmentsOf } from './departments'

/** Commands with a sentence on what they bring about. */
const LEADS = [
  'record_hazard',
  'notify',
  'remind',
  'respond',
  'dispatch',
  'report_handling',
  'refuse',
  'redirect',
  'accept_reasons',
  'reject_reasons',
  'report_to_government',
  'instruct',
  'drop_hazard',
]

const idOf = (unit: UnitRef | null | undefined) => unit?.id ?? ''
/** The department an act of the finder is most likely about. */
function likely(command: string, matter: AnyMatter | null): string {
  const waits = command === 'remind' ? ['notified', 'responded', 'refused'] : ['refused']
  return idOf(departmentsOf(matter).find((each) => waits.includes(each.status))?.unit)
}

/** What the description cannot say: what a field usually holds. */
function adjusted(command: string, field: Field): Field {
  if (field.name === 'department') return { ...field, initial: (matter) => likely(command, matter) }
  if (command === 'notify' && field.name === 'departments')
    return { ...field, hint: 'hint.departments_all' }
  if (command === 'notify' && field.name === 'recipient')
    return { ...field, when: (form) => form.channel !== 'platform', required: true }
  if (field.name === 'channel') return { ...field, initial: () => 'platform' }
  if (command === 'correct' && field.name === 'instant')
    return { ...field, required: true, when: (form) => form.field === 'discovered_at' }
  if (command === 'correct' && field.name === 'text')
    return { ...field, required: true, when: (form) => form.field !== 'discovered_at' }
  return field
}

export const hazardScreens: SystemScreens = {
  list: '/hazards',
  order: [
    'notify',
    'respond',
    'dispatch',
    'arrive',
    'report_handling',
    'answer_instruction',
    'instruct',
    'reject_reasons',
    'accept_reasons',
    'report_to_government',
    'remind',
    'refuse',
    'redirect',
    'attach_material',
    'assign_handler',
    'add_note',
    'correct',
    'drop_hazard',
  ],
  discharges: {
    accept_reasons: 'judge_reasons',
    reject_reasons: 'judge_reasons',
  },
  info: HazardInfo,
  sending: 'report_to_government',
  previewUrl: (matter: AnyMatter) => urlOf(`/hazard-notices/${matter.id}/letter-preview`, {}),
  adjust: (command, spec) => ({
    ...spec,
    lead: LEADS.includes(command) ? `lead.hazard.${command}` : undefined,
    fields: spec.fields.map((field) => adjusted(command, field)),
  }),
  notOnPaper: ['notify', 'report_to_government'],
}
