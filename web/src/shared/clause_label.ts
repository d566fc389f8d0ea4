import { translate } from '@/locales'

const NUMERALS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/**
 * A clause id as officials quote the notice: `3.1.1-a` → `三（一）1`, `2-d` → `二`, `L:…` → its name.
 */
export function clauseLabel(id: string): string {
  const law = /^L:(\w+?)(?:-(\d+))?$/.exec(id)
  if (law) {
    const name = translate(`law.${law[1]}`)
    return law[2] ? translate('clause.of_law', { name, n: law[2] }) : name
  }
  const match = /^(\d)(?:\.(\d))?(?:\.(\d))?(?:-[a-z])?$/.exec(id)
  if (!match) return id
  const section = NUMERALS[Number(match[1])] ?? id
  const part = match[2] ? `（${NUMERALS[Number(match[2])] ?? ''}）` : ''
  const item = match[3] && match[3] !== '0' ? match[3] : ''
  return translate('clause.of_notice', { place: `${section}${part}${item}` })
}

/** Clauses in their order, together with those of the same label. */
export function byLabel(ids: string[]): [string, ...string[]][] {
  const groups = new Map<string, [string, ...string[]]>()
  for (const id of new Set(ids)) {
    const label = clauseLabel(id)
    const group = groups.get(label)
    if (group) group.push(id)
    else groups.set(label, [id])
  }
  return [...groups.values()]
}
