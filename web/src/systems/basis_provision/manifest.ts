import { Reading } from '@element-plus/icons-vue'
import { systemManifest } from '@/matter/system_manifest'

export const manifest = systemManifest({
  system: 'basis_provision',
  path: 'basis-provisions',
  icon: Reading,
  order: 62,
  openers: ['handler', 'head', 'coordinator'],
})
