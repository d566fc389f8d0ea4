import type { AnyMatter, UnitRef } from '@/api'
import { formatInstant } from '@/shared/instants'

export interface SignOffRow {
  id: string
  unit: string
  /** When; empty = not yet; null = nothing to sign. */
  signed: string | null
  /** What the unit made of it for its list; empty = not yet; null = not asked. */
  list: string | null
}
type Translate = (key: string) => string

interface Holder {
  unit: UnitRef
  acknowledged_at?: string | null
  signatures?: { acknowledged_at: string | null }[]
}
interface Revision {
  unit: UnitRef
  recorded_at: string | null
  none_needed: boolean
  reason: string | null
}
const listOf = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : [])

function madeOf(revision: Revision | undefined, t: Translate): string | null {
  if (!revision) return null
  if (!revision.recorded_at) return ''
  return revision.none_needed
    ? `${t('sign_off.none_needed')}${t('common.colon')}${revision.reason ?? ''}`
    : t('sign_off.proposed')
}

/** The sign-off matrix of a provision or of a change of law; the department stands last. */
export function signOffRows(matter: AnyMatter, t: Translate): SignOffRow[] {
  const revisions = listOf<Revision>(matter.details.revisions)
  const made = (id: string) =>
    madeOf(
      revisions.find((each) => each.unit.id === id),
      t,
    )
  const rows = listOf<Holder>(matter.details.holders).map((holder) => ({
    id: holder.unit.id,
    unit: holder.unit.name,
    signed: formatInstant(
      holder.acknowledged_at ?? holder.signatures?.at(-1)?.acknowledged_at ?? null,
    ),
    list: made(holder.unit.id),
  }))
  const others = revisions
    .filter((each) => !rows.some((row) => row.id === each.unit.id))
    .map(({ unit }) => ({ id: unit.id, unit: unit.name, signed: null, list: made(unit.id) }))
  return [...rows, ...others]
}
