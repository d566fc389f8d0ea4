import { computed } from 'vue'
import { shownColumns, type ColumnChoice } from '@/shared/columns'
import { useSession } from '../session'
import { MATTER_COLUMNS } from './columns'

const DEFAULT_PAGE_SIZE = 20
const PAGE_SIZES = { min: 10, max: 100 }

/** How a person likes lists of matters; kept at the server. */
export function useListLook(columnKey: string) {
  const store = useSession()
  const preferences = computed(() => store.session?.preferences ?? {})
  const pageSize = computed(() => {
    const saved = preferences.value.page_size
    const fits = typeof saved === 'number' && saved >= PAGE_SIZES.min && saved <= PAGE_SIZES.max
    return fits ? saved : DEFAULT_PAGE_SIZE
  })
  const columns = computed(() =>
    shownColumns(MATTER_COLUMNS, preferences.value[columnKey], store.elder),
  )
  return {
    pageSize,
    columns,
    saveColumns: (shown: string[] | null) =>
      store.savePreference(columnKey, shown ? ({ shown } satisfies ColumnChoice) : null),
    savePageSize: (size: number) => store.savePreference('page_size', size),
  }
}
