import type { Place } from '@/api'

export interface PlaceOption {
  code: string
  name: string
  depth: number
}

/** Places as a tree read from the top: each parent before its children, with its depth. */
export function placeOptions(places: Place[]): PlaceOption[] {
  const known = new Set(places.map((place) => place.code))
  const children = new Map<string, Place[]>()
  for (const place of places) {
    const parent = place.parent && known.has(place.parent) ? place.parent : ''
    children.set(parent, [...(children.get(parent) ?? []), place])
  }
  const listed: PlaceOption[] = []
  const seen = new Set<string>()
  const add = (parent: string, depth: number) => {
    for (const place of children.get(parent) ?? []) {
      if (seen.has(place.code)) continue
      seen.add(place.code)
      listed.push({ code: place.code, name: place.name, depth })
      add(place.code, depth + 1)
    }
  }
  add('', 0)
  return listed
}
