import { Stamp } from '@element-plus/icons-vue'
import { systemManifest } from '@/matter/system_manifest'

export const manifest = systemManifest({
  system: 'criminal_referral',
  path: 'referrals',
  icon: Stamp,
  order: 50,
  further: [{ command: 'record_unprosecuted', openers: ['officer'] }],
})
