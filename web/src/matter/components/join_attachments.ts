import type { TimelineEntry } from '@/api'

const ATTACHED = 'material_attached'

/** The name of an attached file, wherever the event keeps it. */
function nameOf(entry: TimelineEntry): string {
  const inner = entry.fields.material
  const from = typeof inner === 'object' && inner !== null ? inner : entry.fields
  const { name, file_name } = from as { name?: unknown; file_name?: unknown }
  return String(name ?? file_name ?? '')
}

/**
 * One person's attachments in a row as one entry, with the names of all: a case file of forty photographs
 * must not bury the course of the matter.
 */
export function joinAttachments(
  timeline: TimelineEntry[],
): { entry: TimelineEntry; count: number }[] {
  const joined: { entry: TimelineEntry; count: number }[] = []
  for (const entry of timeline) {
    const last = joined[joined.length - 1]
    const follows =
      entry.type === ATTACHED &&
      last?.entry.type === ATTACHED &&
      last.entry.person?.id === entry.person?.id &&
      !entry.on_paper &&
      !last.entry.on_paper
    if (last && follows) {
      const names = [...(last.entry.fields.file_name as string[]), nameOf(entry)]
      joined[joined.length - 1] = {
        entry: { ...entry, fields: { file_name: names } },
        count: last.count + 1,
      }
    } else if (entry.type === ATTACHED) {
      joined.push({ entry: { ...entry, fields: { file_name: [nameOf(entry)] } }, count: 1 })
    } else joined.push({ entry, count: 1 })
  }
  return joined
}
