import { EditPen } from '@element-plus/icons-vue'
import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  name: 'case_transfer_new',
  nav: [
    {
      to: '/transfers/new',
      title: 'nav.transfer_new',
      icon: EditPen,
      order: 21,
      roles: ['handler', 'head', 'liaison_a', 'liaison_b', 'duty_desk'],
    },
  ],
  routes: [
    {
      path: 'transfers/new',
      component: () => import('./NewTransferPage.vue'),
      meta: { title: 'nav.transfer_new' },
    },
  ],
}
