import type { Notice } from '@/api'

/** Pages for notices that are about no matter. */
const PAGES: Record<string, string> = {
  earlier_times_waiting: '/calendar',
  invariants_broken: '/invariants',
  items_unused: '/item-use',
}

/** Where a notice leads to; nothing if it says everything itself. */
export function noticeTarget(notice: Pick<Notice, 'kind' | 'matter'>): string | undefined {
  return notice.matter ? `/matters/${notice.matter.id}` : PAGES[notice.kind]
}
