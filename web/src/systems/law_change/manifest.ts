import { Notification } from '@element-plus/icons-vue'
import { systemManifest } from '@/matter/system_manifest'

export const manifest = systemManifest({
  system: 'law_change',
  path: 'law-changes',
  icon: Notification,
  order: 63,
  openers: ['handler', 'head', 'coordinator'],
})
