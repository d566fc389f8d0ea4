import type { Matter, TransferDetails } from '@/api'
import { translate } from '@/locales'
import { commonWord, fieldLabel, word } from '@/locales/words'
import type { DataItem } from '@/shared/DataGrid.vue'
import { yuanOf } from '@/shared/field_lines'
import { formatInstant } from '@/shared/instants'
import { handlerText } from '@/shell/matters/handler_text'

const w = (group: string, name: string) => word('case_transfer', group, name)
const item = (key: string, value: string | null | undefined, wide = false): DataItem => ({
  key,
  label: key === 'identifier' ? translate('matter.identifier') : fieldLabel(key),
  value,
  wide,
})
/** Only what is there: a grid full of dashes hides the rest. */
const filled = (items: DataItem[]) => items.filter((each) => each.value)

/** The finding itself. */
export function findingItems(
  matter: Matter,
  placeName: string,
  itemName: string,
  ownUnit: string,
): DataItem[] {
  const d = matter.details
  return [
    item('finder', d.finder.name),
    // Before a letter has gone out there is only the unit the register names.
    matter.receiver
      ? item('receiver', matter.receiver.name)
      : item('competent_unit', d.competent_unit?.name),
    item('custodian', matter.custodian.name),
    { ...item('handler', handlerText(matter, ownUnit)), label: translate('matter.own_handler') },
    item('source', w('finding_source', d.source)),
    item('discovered_at', formatInstant(d.discovered_at)),
    item('recorded_at', formatInstant(d.recorded_at)),
    item('jurisdiction_determined_at', formatInstant(d.jurisdiction_determined_at)),
    item('place', placeName),
    item('location', d.location),
    item('item', itemName || d.item_reason, true),
    item('party', d.party.name || w('party_kind', d.party.kind)),
    item('identifier', d.party.identifier),
    ...filled([item('address', d.party.address, true)]),
    item('facts', d.facts, true),
    item('provisions', d.provisions, true),
    ...filled(urgencyItems(d)),
  ]
}

function urgencyItems(d: TransferDetails): DataItem[] {
  const confirmed = d.urgency?.confirmed_at
    ? translate('urgency.confirmed', { at: formatInstant(d.urgency.confirmed_at) })
    : d.urgency?.needs_confirmation
      ? translate('urgency.to_confirm')
      : ''
  return [
    item('urgency', d.urgency ? w('urgency_reason', d.urgency.reason) : ''),
    item('urgent_since', d.urgency ? `${formatInstant(d.urgency.since)} ${confirmed}` : ''),
    item('later_start', d.later_start_at ? formatInstant(d.later_start_at) : ''),
    item('later_start_reason', d.later_start_reason, true),
  ]
}

const numbered = (index: number, count: number, text: string) =>
  count > 1 ? `${index + 1}. ${text}` : text

/** What was done on the spot before the transfer. */
export function firstResponseItems(d: TransferDetails): DataItem[] {
  const dissuasions = d.dissuasions.map((each, index) => {
    const officers = each.officers.map(
      (one) => `${one.name ?? ''}${one.certificate ? `（${one.certificate}）` : ''}`,
    )
    const parts = [
      formatInstant(each.dissuaded_at),
      each.location,
      each.manner,
      w('dissuasion_result', each.result),
      officers.join('、'),
    ]
    return numbered(index, d.dissuasions.length, parts.filter(Boolean).join('，'))
  })
  const told = d.told.map((each, index) => {
    const parts = [
      formatInstant(each.told_at),
      each.unit.name,
      w('channel', each.channel),
      each.person,
      each.message,
    ]
    return numbered(index, d.told.length, parts.filter(Boolean).join('，'))
  })
  return filled([
    item('dissuasions', dissuasions.join('\n'), true),
    item('told', told.join('\n'), true),
  ])
}

/** What the units did with the case since it was sent. */
export function handlingItems(d: TransferDetails): DataItem[] {
  const letter = [...d.letters].reverse().find((each) => !each.withdrawn_at)
  const objection = d.objections[d.objections.length - 1]
  const missing = d.supplement?.missing.map((kind) => w('material_kind', kind)).join('、')
  return filled([
    item('measures_taken', letter?.measures_taken, true),
    item('contact', letter?.contact),
    item('override_reason', letter?.override_reason, true),
    item('missing', missing ? `${missing}。${d.supplement?.explanation ?? ''}` : '', true),
    item('supplied_at', formatInstant(d.supplement?.supplied_at)),
    item('reasons', objection?.reasons, true),
    item('legal_basis', objection?.legal_basis, true),
    item('proposed_unit', objection?.proposed_unit?.name),
    item('interim_unit', objection?.interim_unit?.name),
    ...filingItems(d),
    item('ground', d.dismissal ? w('dismissal_ground', d.dismissal.ground) : ''),
    item('dismissal_reason', d.dismissal?.reason, true),
  ])
}

function filingItems(d: TransferDetails): DataItem[] {
  const { filing, outcome } = d
  return [
    item('filed', filing ? commonWord('flag', filing.filed ? 'yes' : 'no') : ''),
    item('case_number', filing?.case_number),
    item('filed_at', formatInstant(filing?.filed_at)),
    item('not_filed_reason', filing && !filing.filed ? filing.reason : '', true),
    item('decision_kind', outcome ? w('decision_kind', outcome.kind) : ''),
    item('decision_number', outcome?.decision_number),
    item('decided_at', formatInstant(outcome?.decided_at)),
    item(
      'amount_fen',
      outcome?.amount_fen ? translate('money', { yuan: yuanOf(outcome.amount_fen) }) : '',
    ),
    item('outcome_summary', outcome?.summary, true),
    item('executed_at', formatInstant(outcome?.executed_at)),
    item('execution_summary', outcome?.execution_summary, true),
    item('result_reported_at', formatInstant(d.result_reported_at)),
    item('result_summary', d.result_summary, true),
  ]
}
