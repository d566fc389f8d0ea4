import { ChatLineSquare } from '@element-plus/icons-vue'
import { systemManifest } from '@/matter/system_manifest'

export const manifest = systemManifest({
  system: 'complaint_intake',
  path: 'complaints',
  icon: ChatLineSquare,
  order: 25,
})
