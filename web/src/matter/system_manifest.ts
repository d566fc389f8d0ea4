import type { Component } from 'vue'
import type { Role } from '@/api'
import type { Manifest } from '@/shell/manifest'

const OPENERS: Role[] = ['handler', 'head', 'liaison_a', 'liaison_b', 'duty_desk']

interface SystemPages {
  system: string
  /** First part of its addresses. */
  path: string
  icon: Component
  order: number
  /** Who may open a matter by hand; empty where only other systems do. */
  openers?: Role[]
  /** Further commands that open a matter; its words are `nav.<system>_<command>`. */
  further?: { command: string; openers: Role[] }[]
}

/** The list of a system's matters and the form for a new one, out of shared parts. */
export function systemManifest({
  system,
  path,
  icon,
  order,
  openers = OPENERS,
  further = [],
}: SystemPages): Manifest {
  const opening = {
    path: `${path}/new`,
    component: () => import('./pages/NewMatterPage.vue'),
    props: { system, list: `/${path}` },
    meta: { title: `nav.${system}_new` },
  }
  return {
    name: system,
    nav: [{ to: `/${path}`, title: `nav.${system}`, icon, order, system }],
    routes: [
      {
        path,
        component: () => import('./pages/SystemListPage.vue'),
        props: { system, path: `/${path}`, openers, further },
        meta: { title: `nav.${system}` },
      },
      ...further.map(({ command }) => ({
        path: `${path}/new/${command}`,
        component: () => import('./pages/NewMatterPage.vue'),
        props: { system, list: `/${path}`, further: command },
        meta: { title: `nav.${system}_${command}` },
      })),
      ...(openers.length ? [opening] : []),
    ],
  }
}
