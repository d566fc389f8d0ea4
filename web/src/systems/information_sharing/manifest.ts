import { Files, Share } from '@element-plus/icons-vue'
import { systemManifest } from '@/matter/system_manifest'

export const manifest = systemManifest({
  system: 'information_sharing',
  path: 'shared-items',
  icon: Share,
  order: 24,
})

export const requests = systemManifest({
  system: 'information_request',
  path: 'information-requests',
  icon: Files,
  order: 26,
})
