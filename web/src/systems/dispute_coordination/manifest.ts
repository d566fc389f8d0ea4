import { ScaleToOriginal } from '@element-plus/icons-vue'
import { systemManifest } from '@/matter/system_manifest'

export const manifest = systemManifest({
  system: 'dispute_coordination',
  path: 'disputes',
  icon: ScaleToOriginal,
  order: 40,
})
