import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/api'

/** Counts that the navigation can show beside an entry. */
export type CountName = 'to_do' | 'to_receive' | 'notices'

export interface NavEntry {
  /** Absolute path; unique over all manifests. */
  to: string
  /** Locale key of the title. */
  title: string
  icon?: Component
  /** Lower stands higher. */
  order: number
  count?: CountName
  /** Shown only to posts with one of these roles; all if left out. */
  roles?: Role[]
  /** Shown only where the server has this system. */
  system?: string
  children?: Omit<NavEntry, 'children' | 'icon'>[]
}

/** What a system or a part of the shell adds to the console. */
export interface Manifest {
  name: string
  nav: NavEntry[]
  /** Children of the signed-in layout; `meta.title` is a locale key. */
  routes: RouteRecordRaw[]
}

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    public?: boolean
  }
}
