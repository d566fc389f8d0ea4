import type { CompetenceAnswer } from '@/api'

export const HISTORY_LENGTH = 8

const keyOf = (answer: CompetenceAnswer) =>
  [answer.item?.code, answer.place?.code, answer.on].join('|')

/** The latest question first, each question once, no more than the page shows. */
export function withAnswer(history: CompetenceAnswer[], fresh: CompetenceAnswer) {
  const others = history.filter((each) => keyOf(each) !== keyOf(fresh))
  return [fresh, ...others].slice(0, HISTORY_LENGTH)
}
