import type { AnyMatter, Material } from '@/api'

/** Systems give their own names to the kinds of material; the rest is the same in all. */
export type AnyMaterial = Omit<Material, 'kind'> & { kind: string }

/** The files of a matter; none where its system keeps no files. */
export function materialsOf(matter: AnyMatter): AnyMaterial[] {
  const { materials } = matter.details
  return Array.isArray(materials) ? (materials as AnyMaterial[]) : []
}
