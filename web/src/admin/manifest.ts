import { Bell, Setting } from '@element-plus/icons-vue'
import type { Role } from '@/api'
import type { Manifest } from '@/shell/manifest'

const SYSTEM: Role[] = ['system_admin']
const SECURITY: Role[] = ['security_admin']
const AUDIT: Role[] = ['audit_admin']
const ADMINS: Role[] = [...SYSTEM, ...SECURITY, ...AUDIT]

export const manifest: Manifest = {
  name: 'admin',
  nav: [
    { to: '/notices', title: 'nav.notices', icon: Bell, order: 80, count: 'notices' },
    {
      to: '/admin',
      title: 'nav.admin',
      icon: Setting,
      order: 90,
      roles: ADMINS,
      children: [
        { to: '/admin/units', title: 'nav.admin_units', order: 1, roles: SYSTEM },
        { to: '/admin/people', title: 'nav.admin_people', order: 2, roles: ADMINS },
        { to: '/admin/posts', title: 'nav.admin_posts', order: 3, roles: ADMINS },
        {
          to: '/admin/import',
          title: 'nav.admin_import',
          order: 4,
          roles: [...SYSTEM, ...SECURITY],
        },
        {
          to: '/admin/exchange',
          title: 'nav.admin_exchange',
          order: 5,
          roles: [...SYSTEM, ...SECURITY],
        },
        { to: '/admin/erasures', title: 'nav.admin_erasures', order: 6, roles: ADMINS },
        { to: '/admin/audit', title: 'nav.admin_audit', order: 7, roles: AUDIT },
      ],
    },
  ],
  routes: [
    {
      path: 'notices',
      component: () => import('./NoticesPage.vue'),
      meta: { title: 'nav.notices' },
    },
    {
      path: 'admin/units',
      component: () => import('./UnitsPage.vue'),
      meta: { title: 'nav.admin_units' },
    },
    {
      path: 'admin/people',
      component: () => import('./PeoplePage.vue'),
      meta: { title: 'nav.admin_people' },
    },
    {
      path: 'admin/posts',
      component: () => import('./PostsPage.vue'),
      meta: { title: 'nav.admin_posts' },
    },
    {
      path: 'admin/import',
      component: () => import('./ImportPage.vue'),
      meta: { title: 'nav.admin_import' },
    },
    {
      path: 'admin/exchange',
      component: () => import('./ExchangePage.vue'),
      meta: { title: 'nav.admin_exchange' },
    },
    {
      path: 'admin/erasures',
      component: () => import('./ErasuresPage.vue'),
      meta: { title: 'nav.admin_erasures' },
    },
    {
      path: 'admin/audit',
      component: () => import('./AuditPage.vue'),
      meta: { title: 'nav.admin_audit' },
    },
  ],
}
