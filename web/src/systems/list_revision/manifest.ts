import { EditPen } from '@element-plus/icons-vue'
import { systemManifest } from '@/matter/system_manifest'

export const manifest = systemManifest({
  system: 'list_revision',
  path: 'list-revisions',
  icon: EditPen,
  order: 64,
  openers: ['head'],
})
