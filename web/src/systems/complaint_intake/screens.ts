import type { SystemScreens } from '@/matter/screens'

export const screens: SystemScreens = { list: '/complaints' }
