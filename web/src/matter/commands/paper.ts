import type { Id, Instant, Medium, RecordPaperActBody } from '@/api'

export interface PaperForm {
  occurred_at: Instant | null
  medium: Medium
  reason: string
  scan: Id | null
}

export const emptyPaper = (): PaperForm => ({
  occurred_at: null,
  medium: 'telephone',
  reason: '',
  scan: null,
})

export const isPaperComplete = (paper: PaperForm) =>
  paper.occurred_at !== null && paper.reason.trim() !== ''

/** Wraps an act that was done outside the platform. */
export function paperBody(
  paper: PaperForm,
  act: string,
  body: Record<string, unknown>,
): RecordPaperActBody {
  const { occurred_at, medium, reason, scan } = paper
  return { act, body, occurred_at: occurred_at ?? '', medium, reason: reason.trim(), scan }
}
