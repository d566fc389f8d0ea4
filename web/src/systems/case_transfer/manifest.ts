import { Switch } from '@element-plus/icons-vue'
import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  name: 'case_transfer',
  nav: [
    {
      to: '/matters',
      title: 'nav.case_transfer',
      icon: Switch,
      order: 20,
      system: 'case_transfer',
    },
  ],
  routes: [
    {
      path: 'matters',
      component: () => import('@/shell/pages/MattersPage.vue'),
      meta: { title: 'nav.case_transfer' },
    },
    {
      path: 'matters/:id',
      component: () => import('@/matter/pages/MatterPage.vue'),
      props: true,
      meta: { title: 'matter.title' },
    },
  ],
}
