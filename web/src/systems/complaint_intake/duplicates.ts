import { http } from '@/api'
import type { components } from '@/api/schema'

export type Duplicate = components['schemas']['AppDuplicateCandidateView']
type List = components['schemas']['AppDuplicateListView']

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The words by which a complaint that is being registered is compared. */
export function queryOf(body: Record<string, unknown>) {
  const party = (body.party ?? {}) as Record<string, unknown>
  return {
    place: text(body.place),
    location: text(body.location),
    item: text(body.item),
    party: text(party.name),
    facts: text(body.facts),
  }
}

export const findDuplicates = (body: Record<string, unknown>) =>
  http.post<List>('/complaint-duplicates', queryOf(body))
export const trackingCodeOf = (id: string) =>
  http.get<components['schemas']['AppPublicCodeView']>(
    `/complaints/${encodeURIComponent(id)}/tracking-code`,
  )
export const duplicatesOf = (id: string) =>
  http.get<List>(`/complaints/${encodeURIComponent(id)}/duplicates`)
