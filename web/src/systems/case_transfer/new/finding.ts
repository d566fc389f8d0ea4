import type {
  FindingSource,
  Instant,
  LocalDate,
  PartyKind,
  RecordFindingBody,
  UrgencyReason,
} from '@/api'

/** What a person fills in before the finding is recorded. */
export interface FindingForm {
  listed: boolean
  item: string
  item_reason: string
  place: string
  on: LocalDate
  title: string
  source: FindingSource
  discovered_at: Instant | null
  jurisdiction_determined_at: Instant | null
  location: string
  party: { kind: PartyKind; name: string; identifier: string; address: string }
  facts: string
  provisions: string
  urgent: boolean
  urgency: UrgencyReason | ''
  in_progress: boolean
}

export const SOURCES: FindingSource[] = ['enforcement', 'supervision', 'complaint', 'monitoring']
export const PARTY_KINDS: PartyKind[] = ['person', 'organization', 'unknown']
export const URGENCY_REASONS: UrgencyReason[] = [
  'personal_or_public_safety',
  'major_loss_or_social_impact',
  'food_drug_safety_environment',
  'evidence_may_be_lost',
  'party_may_flee',
  'in_progress_not_stopped',
]
/** Lengths as in the domain's limits; the server decides. */
export const LIMITS = { short: 200, identifier: 60, reason: 2000, long: 10_000 }

export function emptyFinding(today: LocalDate): FindingForm {
  return {
    listed: true,
    item: '',
    item_reason: '',
    place: '',
    on: today,
    title: '',
    source: 'enforcement',
    discovered_at: null,
    jurisdiction_determined_at: null,
    location: '',
    party: { kind: 'person', name: '', identifier: '', address: '' },
    facts: '',
    provisions: '',
    urgent: false,
    urgency: '',
    in_progress: false,
  }
}

/** Required fields of the first step that are empty, in the order of the form. */
export function missingForCompetence(form: FindingForm): string[] {
  const missing: string[] = []
  if (form.listed && !form.item) missing.push('item')
  if (!form.listed && !form.item_reason.trim()) missing.push('item_reason')
  if (!form.place) missing.push('place')
  return missing
}

/** Required fields of the second step that are empty, in the order of the form. */
export function missingForFinding(form: FindingForm): string[] {
  const missing: string[] = []
  if (!form.title.trim()) missing.push('title')
  if (!form.discovered_at) missing.push('discovered_at')
  if (!form.location.trim()) missing.push('location')
  if (form.party.kind !== 'unknown' && !form.party.name.trim()) missing.push('party.name')
  if (!form.facts.trim()) missing.push('facts')
  if (form.urgent && !form.urgency) missing.push('urgency')
  return missing
}

/** Jurisdiction cannot be determined before the thing was discovered. */
export function timesReversed(form: FindingForm): boolean {
  if (!form.discovered_at || !form.jurisdiction_determined_at) return false
  return Date.parse(form.jurisdiction_determined_at) < Date.parse(form.discovered_at)
}

/** The body on the wire: what was hidden goes empty, texts without blanks at the ends. */
export function findingBody(form: FindingForm): RecordFindingBody {
  const known = form.party.kind !== 'unknown'
  return {
    title: form.title.trim(),
    source: form.source,
    discovered_at: form.discovered_at ?? '',
    jurisdiction_determined_at: form.jurisdiction_determined_at,
    place: form.place,
    location: form.location.trim(),
    item: form.listed ? form.item : '',
    item_reason: form.listed ? '' : form.item_reason.trim(),
    party: {
      kind: form.party.kind,
      name: known ? form.party.name.trim() : '',
      identifier: known ? form.party.identifier.trim() : '',
      address: form.party.address.trim(),
    },
    facts: form.facts.trim(),
    provisions: form.provisions.trim(),
    urgency: form.urgent && form.urgency ? form.urgency : null,
    in_progress: form.in_progress,
    origin: '',
  }
}

/** Whether the person has put in anything worth keeping. */
export function isFilled(form: FindingForm): boolean {
  const texts = [form.item, form.item_reason, form.title, form.location, form.facts]
  texts.push(form.provisions, form.party.name, form.party.identifier, form.party.address)
  return texts.some((text) => text.trim() !== '') || form.discovered_at !== null
}

/** `《生态环境法典》第二百五十一条` of each basis, one per line. */
export function provisionsOf(bases: { law: string; article: string }[]): string {
  return bases.map((basis) => `《${basis.law}》${basis.article}`).join('\n')
}

/** A kept draft brought to today's shape: fields of another release are dropped, new ones added. */
export function restoredFinding(saved: unknown, today: LocalDate): FindingForm {
  const form = emptyFinding(today)
  if (typeof saved !== 'object' || saved === null) return form
  const from = saved as Record<string, unknown>
  const into = form as unknown as Record<string, unknown>
  for (const [name, value] of Object.entries(into)) {
    const kept = from[name]
    if (kept === undefined || name === 'party') continue
    if (value === null ? kept === null || typeof kept === 'string' : typeof kept === typeof value)
      into[name] = kept
  }
  const party = from.party
  if (typeof party === 'object' && party !== null)
    for (const name of ['kind', 'name', 'identifier', 'address'] as const) {
      const kept = (party as Record<string, unknown>)[name]
      if (typeof kept === 'string') form.party[name] = kept as never
    }
  return form
}
