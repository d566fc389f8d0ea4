import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { serverNow, setServerTime } from './clock'

const at = (text: string) => Date.parse(text)

describe("the server's clock", () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('is this machine’s own while the told second has not passed', () => {
    vi.setSystemTime('2026-11-23T07:31:05.980+08:00')
    setServerTime('2026-11-23T07:31:05+08:00')
    expect(serverNow()).toBe(at('2026-11-23T07:31:05.980+08:00'))
  })

  it('goes ahead of a machine that is slow', () => {
    vi.setSystemTime('2026-11-23T07:30:00+08:00')
    setServerTime('2026-11-23T07:31:05+08:00')
    expect(serverNow()).toBe(at('2026-11-23T07:31:05+08:00'))
  })

  it('stays behind a machine that is fast, at the end of the told second', () => {
    vi.setSystemTime('2026-11-23T07:40:00+08:00')
    setServerTime('2026-11-23T07:31:05+08:00')
    expect(serverNow()).toBe(at('2026-11-23T07:31:05.999+08:00'))
  })

  it('keeps what it knew when told nonsense', () => {
    vi.setSystemTime('2026-11-23T07:31:05.500+08:00')
    setServerTime('2026-11-23T07:31:05+08:00')
    setServerTime('nonsense')
    expect(serverNow()).toBe(at('2026-11-23T07:31:05.500+08:00'))
  })
})
