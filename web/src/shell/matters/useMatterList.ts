import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { useRoute } from 'vue-router'
import { matterApi, type MatterView } from '@/api'
import { useLive } from '../useLive'
import { useFilters } from './filters'
import { useListLook } from './useListLook'

export const VIEWS: MatterView[] = ['to_do', 'to_receive', 'near', 'overdue', 'sent', 'done']

/** Cursors of the pages up to the current one, by filter, so that coming back finds the same page. */
const cursorsByFilter = new Map<string, string[]>()

/** A list of matters, read page by page. */
export function useMatterList(columnKey: string, defaultView: MatterView, system = '') {
  const route = useRoute()
  const queries = useQueryClient()
  const { filters, applyFilters } = useFilters(defaultView)
  const look = useListLook(columnKey)
  const filterKey = computed(() => JSON.stringify([route.path, filters.value, look.pageSize.value]))
  const cursors = ref<string[]>([])
  const cursor = computed(() => cursors.value[cursors.value.length - 1])
  watch(filterKey, (key) => (cursors.value = cursorsByFilter.get(key) ?? []), { immediate: true })

  function goTo(path: string[]) {
    cursors.value = path
    cursorsByFilter.set(filterKey.value, path)
  }

  const query = useQuery({
    queryKey: computed(() => ['matters', filterKey.value, cursor.value ?? '']),
    queryFn: ({ signal }) =>
      matterApi.list(
        {
          ...filters.value,
          system: system || filters.value.system,
          limit: look.pageSize.value,
          cursor: cursor.value,
        },
        signal,
      ),
    placeholderData: keepPreviousData,
  })

  const news = ref(new Set<string>())
  useLive((change) => {
    if (change?.kind === 'matter' && change.matter_id)
      news.value = new Set(news.value).add(change.matter_id)
  })
  async function refresh() {
    news.value = new Set()
    await queries.invalidateQueries({ queryKey: ['matters'] })
    await queries.invalidateQueries({ queryKey: ['counts'] })
  }

  function next() {
    const following = query.data.value?.next_cursor
    if (following && !query.isPlaceholderData.value) goTo([...cursors.value, following])
  }
  const previous = () => goTo(cursors.value.slice(0, -1))
  const page = computed(() => cursors.value.length + 1)

  return { ...look, filters, applyFilters, query, page, next, previous, news, refresh }
}
