import type { Field } from '@/matter/commands/fields'
import type { SystemScreens } from '@/matter/screens'
import SignOffInfo from '../jurisdiction/components/SignOffInfo.vue'

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** A correction begins with what was provided last: it gives the whole text anew. */
function adjusted(command: string, field: Field): Field {
  if (command !== 'correct_provision' || field.name === 'explanation') return field
  return {
    ...field,
    initial: (matter) => {
      const rounds = matter?.details.rounds
      const last = Array.isArray(rounds) ? (rounds.at(-1) as Record<string, unknown>) : undefined
      return textOf(last?.[field.name])
    },
  }
}

export const screens: SystemScreens = {
  info: SignOffInfo,
  list: '/basis-provisions',
  order: ['provide', 'acknowledge', 'correct_provision', 'report_inaccuracy', 'uphold_provision'],
  discharges: { correct_provision: 'correct', uphold_provision: 'correct' },
  adjust: (command, spec) => ({
    ...spec,
    fields: spec.fields.map((field) => adjusted(command, field)),
  }),
}
