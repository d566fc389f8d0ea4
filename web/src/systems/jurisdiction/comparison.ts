import type { Schemas } from '@/api/types'
import { word } from '@/locales/words'

type ItemDifference = Schemas['JurisdictionItemDifferenceView']
type AssignmentDifference = Schemas['JurisdictionAssignmentDifferenceView']
type Item = NonNullable<ItemDifference['after']>
type Assignment = NonNullable<AssignmentDifference['after']>
type Translate = (key: string, params?: Record<string, unknown>) => string

export interface Names {
  unit: (id: string) => string
  place: (code: string) => string
}

const basisLine = (item: Item) =>
  item.bases
    .map(
      (basis) =>
        `《${basis.law}》${basis.article}（${basis.effective_from}—${basis.effective_to ?? ''}）`,
    )
    .join('；')

/** What an item says, in the order people read it. */
const ITEM_PARTS: [string, (item: Item) => string][] = [
  ['name', (item) => item.name],
  ['domain', (item) => item.domain],
  ['kind', (item) => word('jurisdiction', 'item_kind', item.kind)],
  ['department', (item) => item.original_department?.name ?? ''],
  ['penalty_range', (item) => item.penalty_range ?? ''],
  ['inspection', (item) => item.inspection_powers ?? ''],
  ['coercion', (item) => item.coercive_powers ?? ''],
  ['discretion', (item) => item.discretion_standard ?? ''],
  ['flow', (item) => item.enforcement_flow ?? ''],
  ['note', (item) => item.note ?? ''],
]

const changed = (t: Translate, label: string, before: string, after: string) =>
  before === after
    ? []
    : [
        t('versions.change', {
          label,
          before: before || t('versions.nothing'),
          after: after || t('versions.nothing'),
        }),
      ]

export function itemRows(differences: ItemDifference[], t: Translate) {
  return differences.map(({ difference, before, after }) => {
    const item = (after ?? before) as Item
    const details =
      before && after
        ? [
            ...ITEM_PARTS.flatMap(([part, of]) =>
              changed(t, t(`checklist.${part}`), of(before), of(after)),
            ),
            ...changed(t, t('competence.bases'), basisLine(before), basisLine(after)),
          ]
        : [basisLine(item)]
    return { id: item.code ?? '', code: item.code ?? '', name: item.name, difference, details }
  })
}

/** Since when, until when, how and by which decision somebody holds an item. */
function holding(row: Assignment, t: Translate): string {
  const period = row.valid_to
    ? t('basis.between', { from: row.valid_from, to: row.valid_to })
    : t('competence.since', { from: row.valid_from })
  return [period, word('jurisdiction', 'assignment_mode', row.mode), row.decision].join(' · ')
}

export function assignmentRows(differences: AssignmentDifference[], names: Names, t: Translate) {
  return differences.map(({ difference, before, after }) => {
    const row = (after ?? before) as Assignment
    const where = names.place(row.territory ?? '')
    const unit = row.unit?.name ?? ''
    const details =
      before && after
        ? changed(t, t('competence.validity'), holding(before, t), holding(after, t))
        : [holding(row, t)]
    return {
      id: `${row.item}|${row.territory}|${row.unit?.id}|${row.valid_from}`,
      code: row.item ?? '',
      unit: unit === where ? unit : `${unit}（${where}）`,
      difference,
      details,
    }
  })
}
