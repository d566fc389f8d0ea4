import { Collection, QuestionFilled } from '@element-plus/icons-vue'
import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  name: 'jurisdiction',
  nav: [
    { to: '/competence', title: 'nav.competence', icon: QuestionFilled, order: 60 },
    { to: '/checklist', title: 'nav.checklist', icon: Collection, order: 61 },
  ],
  routes: [
    {
      path: 'competence',
      component: () => import('./pages/CompetencePage.vue'),
      meta: { title: 'nav.competence' },
    },
    {
      path: 'checklist',
      component: () => import('./pages/ChecklistPage.vue'),
      meta: { title: 'nav.checklist' },
    },
  ],
}
