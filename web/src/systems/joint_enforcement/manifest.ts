import { Flag } from '@element-plus/icons-vue'
import type { Role } from '@/api'
import { systemManifest } from '@/matter/system_manifest'
import type { Manifest } from '@/shell/manifest'

const HEADS: Role[] = ['head', 'coordinator']

/** The systems of section 三（四）, in the order people use them. */
const systems = [
  { system: 'hazard_notice', path: 'hazards' },
  { system: 'consultation', path: 'consultations' },
  { system: 'joint_operation', path: 'operations' },
  { system: 'standing_group', path: 'groups', openers: HEADS },
  { system: 'liaison_roster', path: 'rosters', openers: [] },
]

const parts = systems.map((each, order) => systemManifest({ ...each, icon: Flag, order }))

/** One entry of the navigation with a list for each of its systems. */
export const manifest: Manifest = {
  name: 'joint_enforcement',
  nav: [
    {
      to: '/joint',
      title: 'nav.joint_enforcement',
      icon: Flag,
      order: 25,
      children: parts.flatMap((part) =>
        part.nav.map(({ to, title, order, system }) => ({ to, title, order, system })),
      ),
    },
  ],
  routes: parts.flatMap((part) => part.routes),
}
