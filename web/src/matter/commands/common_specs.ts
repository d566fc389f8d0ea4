import type { CommandSpec } from './fields'

const LONG = 2000

/** Forms of the commands that every system has. */
export const COMMON_SPECS: Record<string, CommandSpec> = {
  assign_handler: {
    fields: [{ name: 'person', kind: 'person', label: 'handler', required: true }],
  },
  add_note: {
    lead: 'lead.add_note',
    fields: [{ name: 'text', kind: 'text', label: 'note', required: true, max: LONG }],
  },
}
