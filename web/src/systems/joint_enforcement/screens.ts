import type { SystemScreens } from '@/matter/screens'
import { consultationScreens } from './consultation_screens'
import { hazardScreens } from './hazard_screens'

/** Of each system of section 三（四）. */
export const screens: Record<string, SystemScreens> = {
  consultation: consultationScreens,
  hazard_notice: hazardScreens,
}
