import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { isProblem } from '@/api'
import { i18n } from '@/locales'
import App from '@/shell/App.vue'
import { restoreLook } from '@/shell/look'
import { watchPageLoading } from '@/shell/page_loading'
import { router } from '@/shell/router'
import { followSessionChanges } from '@/shell/session_tabs'
import 'element-plus/theme-chalk/base.css'
import '@/shell/theme.css'

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // The client has retried what can be retried; a refusal does not change by asking again.
      retry: (count, error) => count < 1 && !isProblem(error),
      refetchOnWindowFocus: true,
    },
  },
})

const app = createApp(App)
app.use(createPinia())
app.use(i18n)
app.use(VueQueryPlugin, { queryClient })
followSessionChanges()
watchPageLoading(router)
void restoreLook().then(() => {
  app.use(router)
  app.mount('#app')
})
