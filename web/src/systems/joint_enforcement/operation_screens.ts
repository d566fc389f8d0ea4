import type { SystemScreens } from '@/matter/screens'

export const operationScreens: SystemScreens = {
  list: '/operations',
  order: [
    'confirm_participation',
    'record_action',
    'record_result',
    'add_case',
    'conclude',
    'name_officers',
    'invite_unit',
    'change_plan',
    'decline_participation',
    'attach_material',
    'assign_handler',
    'add_note',
    'correct',
    'cancel',
  ],
  discharges: { record_action: 'carry_out' },
}
