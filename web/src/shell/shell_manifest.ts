import { List } from '@element-plus/icons-vue'
import type { Manifest } from './manifest'

export const manifest: Manifest = {
  name: 'shell',
  nav: [{ to: '/inbox', title: 'nav.inbox', icon: List, order: 10, count: 'to_do' }],
  routes: [
    {
      path: 'inbox',
      component: () => import('./pages/InboxPage.vue'),
      meta: { title: 'nav.inbox' },
    },
  ],
}
