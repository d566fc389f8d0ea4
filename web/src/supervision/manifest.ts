import { View } from '@element-plus/icons-vue'
import type { Role } from '@/api'
import type { Manifest } from '@/shell/manifest'

const SUPERVISORS: Role[] = ['coordinator', 'decider']

export const manifest: Manifest = {
  name: 'supervision',
  nav: [
    { to: '/supervision', title: 'nav.supervision', icon: View, order: 20, roles: SUPERVISORS },
  ],
  routes: [
    {
      path: 'supervision',
      component: () => import('./SupervisionPage.vue'),
      meta: { title: 'nav.supervision' },
    },
    {
      path: 'invariants',
      component: () => import('./InvariantsPage.vue'),
      meta: { title: 'nav.invariants' },
    },
  ],
}
