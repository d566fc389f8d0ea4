import { afterEach, expect, it, vi } from 'vitest'
import { newUuid } from './uuid'

afterEach(() => vi.useRealTimers())

it('makes version-7 UUIDs, none twice', () => {
  const made = Array.from({ length: 1000 }, newUuid)
  for (const each of made)
    expect(each).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(made).size).toBe(1000)
})

it('begins with the milliseconds, so that later ones are greater', () => {
  vi.useFakeTimers({ now: new Date('2026-11-29T00:00:00.000Z') })
  const first = newUuid()
  expect(parseInt(first.slice(0, 13).replace('-', ''), 16)).toBe(Date.now())
  vi.advanceTimersByTime(1)
  expect(newUuid() > first).toBe(true)
})
