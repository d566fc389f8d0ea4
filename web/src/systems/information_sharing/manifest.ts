import { Files, Share } from '@element-plus/icons-vue'
import { systemManifest } from '@/matter/system_manifest'
import type { Manifest } from '@/shell/manifest'

const items = systemManifest({
  system: 'information_sharing',
  path: 'shared-items',
  icon: Share,
  order: 24,
})
const asked = systemManifest({
  system: 'information_request',
  path: 'information-requests',
  icon: Files,
  order: 26,
})

/** One group of the navigation: what is shared, what is asked for, who wants what, how well it goes. */
export const manifest: Manifest = {
  name: 'information_sharing',
  nav: [
    {
      to: '/sharing',
      title: 'nav.information_sharing',
      icon: Share,
      order: 24,
      system: 'information_sharing',
      children: [
        { to: '/shared-items', title: 'nav.shared_items', order: 1 },
        { to: '/information-requests', title: 'nav.information_request', order: 2 },
        { to: '/subscriptions', title: 'nav.subscriptions', order: 3 },
        { to: '/sharing-coverage', title: 'nav.sharing_coverage', order: 4 },
      ],
    },
  ],
  routes: [
    ...items.routes,
    ...asked.routes,
    {
      path: 'subscriptions',
      component: () => import('./pages/SubscriptionsPage.vue'),
      meta: { title: 'nav.subscriptions' },
    },
    {
      path: 'sharing-coverage',
      component: () => import('./pages/CoveragePage.vue'),
      meta: { title: 'nav.sharing_coverage' },
    },
  ],
}
