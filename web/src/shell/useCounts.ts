import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { matterApi, noticeApi } from '@/api'
import { useSession } from './session'

/** Numbers of the inbox and of unread notices; asked anew when something changes at the server. */
export function useCounts() {
  const store = useSession()
  const enabled = computed(() => store.unit !== null)
  const matters = useQuery({ queryKey: ['counts'], queryFn: matterApi.counts, enabled })
  const notices = useQuery({
    queryKey: ['notices', 'bell'],
    queryFn: () => noticeApi.list(false, 8),
    enabled: computed(() => store.signedIn),
  })
  return { counts: matters.data, notices: notices.data, noticesProblem: notices.error }
}
