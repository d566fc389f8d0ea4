import { Calendar } from '@element-plus/icons-vue'
import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  name: 'calendar',
  nav: [{ to: '/calendar', title: 'nav.calendar', icon: Calendar, order: 70 }],
  routes: [
    {
      path: 'calendar',
      component: () => import('./CalendarPage.vue'),
      meta: { title: 'nav.calendar' },
    },
  ],
}
