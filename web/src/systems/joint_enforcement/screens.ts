import type { SystemScreens } from '@/matter/screens'
import { consultationScreens } from './consultation_screens'
import { groupScreens } from './group_screens'
import { hazardScreens } from './hazard_screens'
import { operationScreens } from './operation_screens'
import { rosterScreens } from './roster_screens'

/** Of each system of section 三（四）. */
export const screens: Record<string, SystemScreens> = {
  consultation: consultationScreens,
  hazard_notice: hazardScreens,
  joint_operation: operationScreens,
  liaison_roster: rosterScreens,
  standing_group: groupScreens,
}
