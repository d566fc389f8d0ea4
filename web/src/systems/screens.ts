import type { SystemScreens } from '@/matter/screens'
import { screens as basisProvision } from './basis_provision/screens'
import { screens as caseTransfer } from './case_transfer/screens'
import { screens as complaintIntake } from './complaint_intake/screens'
import { screens as criminalReferral } from './criminal_referral/screens'
import { screens as disputeCoordination } from './dispute_coordination/screens'
import { screens as enforcementAssistance } from './enforcement_assistance/screens'
import { screens as jointEnforcement } from './joint_enforcement/screens'
import { requestScreens, screens as informationSharing } from './information_sharing/screens'
import { screens as lawChange } from './law_change/screens'
import { screens as listRevision } from './list_revision/screens'

/** By the name of the system. */
export const SCREENS: Record<string, SystemScreens> = {
  basis_provision: basisProvision,
  case_transfer: caseTransfer,
  complaint_intake: complaintIntake,
  criminal_referral: criminalReferral,
  dispute_coordination: disputeCoordination,
  enforcement_assistance: enforcementAssistance,
  ...jointEnforcement,
  information_sharing: informationSharing,
  information_request: requestScreens,
  law_change: lawChange,
  list_revision: listRevision,
}
const NONE: SystemScreens = { list: '/inbox' }

/** What a system adds to the pages of its matters; nothing for a system this console does not know. */
export const screensOf = (system: string): SystemScreens => SCREENS[system] ?? NONE
