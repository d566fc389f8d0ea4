import { createRouter, createWebHistory } from 'vue-router'
import { sessionApi } from '@/api'
import { translate } from '@/locales'
import { manifests } from './manifests'
import { useSession } from './session'

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    {
      path: '/login',
      component: () => import('./pages/LoginPage.vue'),
      meta: { public: true, title: 'login.title' },
    },
    {
      path: '/',
      component: () => import('./components/AppLayout.vue'),
      children: [
        { path: '', redirect: '/inbox' },
        // The entry file itself, when a browser is sent to it by name.
        { path: 'admin.html', redirect: '/inbox' },
        ...manifests.flatMap((manifest) => manifest.routes),
        {
          path: ':rest(.*)*',
          component: () => import('./pages/NotFoundPage.vue'),
          meta: { title: 'not_found.title' },
        },
      ],
    },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

/** Where to go after signing in: only paths of this console, never another host. */
export function placeAfterLogin(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/login')
    ? next
    : '/inbox'
}

router.beforeEach(async (to) => {
  const store = useSession()
  if (!store.signedIn) {
    try {
      await store.adopt(await sessionApi.current())
    } catch {
      if (to.meta.public) return true
      return { path: '/login', query: { next: to.fullPath } }
    }
  }
  if (store.session?.must_change_password && to.path !== '/login')
    return { path: '/login', query: { next: to.fullPath } }
  return true
})

router.afterEach((to) => {
  const title = to.meta.title ? translate(to.meta.title) : ''
  document.title = [title, translate('app.name')].filter(Boolean).join(' · ')
})
