import { afterEach, expect, it, vi } from 'vitest'
import { randomUuid } from './uuid'

afterEach(() => vi.unstubAllGlobals())

it('makes version-4 UUIDs where crypto.randomUUID is missing', () => {
  const { crypto: real } = globalThis
  vi.stubGlobal('crypto', { getRandomValues: real.getRandomValues.bind(real) })
  const made = randomUuid()
  expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(randomUuid()).not.toBe(made)
})
