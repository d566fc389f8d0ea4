import { commandApi, type Matter } from '@/api'
import type { SystemScreens } from '@/matter/screens'
import BasicInfo from './components/BasicInfo.vue'
import MaterialsHead from './components/MaterialsHead.vue'
import IssueDrawer from './commands/IssueDrawer.vue'
import { COMMAND_SPECS, DISCHARGES, MATERIAL_KINDS, ORDER } from './commands/specs'

export const screens: SystemScreens = {
  list: '/matters',
  specs: COMMAND_SPECS,
  drawers: { issue: IssueDrawer },
  order: ORDER,
  discharges: DISCHARGES,
  notOnPaper: ['issue'],
  info: BasicInfo,
  materialsHead: MaterialsHead,
  materialKinds: MATERIAL_KINDS,
  sending: 'issue',
  previewUrl: (matter: Matter) =>
    commandApi.letterPreviewUrl(matter.id, { receiver: matter.details.competent_unit?.id ?? '' }),
}
