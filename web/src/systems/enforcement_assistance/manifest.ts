import { Connection } from '@element-plus/icons-vue'
import { systemManifest } from '@/matter/system_manifest'

export const manifest = systemManifest({
  system: 'enforcement_assistance',
  path: 'assistance',
  icon: Connection,
  order: 30,
})
