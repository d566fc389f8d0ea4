import { manifest as caseTransfer } from '@/systems/case_transfer/manifest'
import { manifest as admin } from '@/admin/manifest'
import { manifest as calendar } from '@/calendar/manifest'
import { manifest as jurisdiction } from '@/systems/jurisdiction/manifest'
import { manifest as caseTransferNew } from '@/systems/case_transfer/new/manifest'
import { manifest as complaintIntake } from '@/systems/complaint_intake/manifest'
import { manifest as criminalReferral } from '@/systems/criminal_referral/manifest'
import { manifest as disputeCoordination } from '@/systems/dispute_coordination/manifest'
import { manifest as enforcementAssistance } from '@/systems/enforcement_assistance/manifest'
import { manifest as jointEnforcement } from '@/systems/joint_enforcement/manifest'
import { manifest as informationSharing } from '@/systems/information_sharing/manifest'
import { manifest as basisProvision } from '@/systems/basis_provision/manifest'
import { manifest as lawChange } from '@/systems/law_change/manifest'
import { manifest as listRevision } from '@/systems/list_revision/manifest'
import { manifest as supervision } from '@/supervision/manifest'
import type { Manifest } from './manifest'
import { manifest as shell } from './shell_manifest'

/** The one list of everything that has pages. */
export const manifests: Manifest[] = [
  shell,
  caseTransfer,
  caseTransferNew,
  complaintIntake,
  informationSharing,
  enforcementAssistance,
  jointEnforcement,
  disputeCoordination,
  criminalReferral,
  jurisdiction,
  basisProvision,
  lawChange,
  listRevision,
  supervision,
  calendar,
  admin,
]
