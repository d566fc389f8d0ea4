import type { AnyMatter } from '@/api'
import { formatInstant } from '@/shared/instants'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/**
 * What a field may name inside its matter: `archive_request` names one of `archive_requests`. The first
 * text that is no id says which it is, and its first time when.
 */
export function entriesOf(matter: AnyMatter | null, name: string): { id: string; label: string }[] {
  const list = matter?.details[`${name}s`] ?? matter?.details[name.replace(/y$/, 'ies')]
  if (!Array.isArray(list)) return []
  return (list as Record<string, unknown>[]).flatMap((entry) => {
    if (typeof entry.id !== 'string') return []
    const texts = Object.entries(entry).flatMap(([key, value]) =>
      typeof value === 'string' && key !== 'id' && value ? [value] : [],
    )
    const what = texts.find((text) => !INSTANT.test(text) && !/^[a-z_]+$/.test(text)) ?? ''
    const when = texts.find((text) => INSTANT.test(text)) ?? ''
    const label = [formatInstant(when || null), what].filter(Boolean).join(' ')
    return [{ id: entry.id, label: label || entry.id }]
  })
}
