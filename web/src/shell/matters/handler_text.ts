import type { MatterRow } from '@/api'
import { translate } from '@/locales'

/**
 * Who works on the matter in the reader's own unit: the server tells nobody's handler to another unit. The
 * head, as long as none was named; nobody, where the unit has no part in the matter.
 */
export function handlerText(
  matter: Pick<MatterRow, 'handler' | 'sender' | 'receiver' | 'custodian'>,
  unit: string,
): string {
  if (matter.handler) return matter.handler.name
  const units = [matter.sender, matter.receiver, matter.custodian]
  return units.some((each) => each?.id === unit) ? translate('matters.by_head') : '—'
}
