import type { AnyMatter, Instant, UnitRef } from '@/api'

export interface Recipient {
  unit: UnitRef
  subscribed: boolean
  shared_at: Instant
  acknowledged_at: Instant | null
  ended_at: Instant | null
  comment: string | null
}
export interface Round {
  shared_at: Instant
  withdrawn_at: Instant | null
  withdrawal_reason: string | null
  recipients: Recipient[]
}

/** The times it was shared, in their order; the details of a matter are of any system. */
export const roundsOf = (matter: AnyMatter) => (matter.details.rounds ?? []) as Round[]
