import { Collection, DataLine, QuestionFilled } from '@element-plus/icons-vue'
import type { Manifest } from '@/shell/manifest'

export const manifest: Manifest = {
  name: 'jurisdiction',
  nav: [
    { to: '/competence', title: 'nav.competence', icon: QuestionFilled, order: 60 },
    { to: '/checklist', title: 'nav.checklist', icon: Collection, order: 61 },
    { to: '/item-use', title: 'nav.item_use', icon: DataLine, order: 65 },
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
    {
      path: 'checklist/versions',
      component: () => import('./pages/VersionsPage.vue'),
      meta: { title: 'nav.versions' },
    },
    {
      path: 'item-use',
      component: () => import('./pages/ItemUsePage.vue'),
      meta: { title: 'nav.item_use' },
    },
  ],
}
