import type { AnyMatter } from '@/api'
import { word } from '@/locales/words'
import { formatInstant } from '@/shared/instants'

/** Open duties of others, as a reminder names them. */
function openDuties(matter: AnyMatter) {
  return matter.obligations
    .filter(({ outcome }) => outcome === 'open')
    .map(({ key, duty, debtor, due_before: due, target_before: target }) => ({
      id: key,
      label: [word(matter.system, 'duty', duty), debtor.name, formatInstant(due ?? target)]
        .filter(Boolean)
        .join(' · '),
    }))
}

/** Answers still owed on this matter: who asked, and when. */
function owedAnswers(answers: AnyMatter['supervisions']) {
  return answers
    .filter((each) => !each.answered_at && !each.ended_at)
    .map(({ id, creditor, asked_at: at }) => ({
      id,
      label: `${formatInstant(at)} ${creditor?.name ?? ''}`,
    }))
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/**
 * What a field may name inside its matter: `archive_request` names one of `archive_requests`. The first
 * text that is no id says which it is, and its first time when.
 */
export function entriesOf(matter: AnyMatter | null, name: string): { id: string; label: string }[] {
  if (!matter) return []
  if (name === 'obligation') return openDuties(matter)
  if (name === 'supervision') return owedAnswers(matter.supervisions)
  if (name === 'guidance') return owedAnswers(matter.guidances)
  const list = matter.details[`${name}s`] ?? matter.details[name.replace(/y$/, 'ies')]
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
