import { expect, it } from 'vitest'
import type { AnyMatter } from '@/api'
import { stopwatch, timersOf } from './departments'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 1, minute)).toISOString()
const row = (key: string, outcome: string, ended_at: string | null = null) => ({
  key,
  outcome,
  arises_at: at(0),
  target_before: at(30),
  ended_at,
})
const matter = {
  obligations: [
    row('notify', 'on_time', at(5)),
    row('respond', 'open'),
    row('respond.2', 'excused'),
  ],
} as unknown as AnyMatter

it('a clock runs until its target and is over from that second on', () => {
  const states = (now: number) => timersOf(matter, 0, now).map((each) => each.state)
  expect(states(Date.parse(at(30)) - 1)).toEqual(['done', 'running'])
  expect(states(Date.parse(at(30)))).toEqual(['done', 'over'])
})

it('each department has clocks of its own', () => {
  expect(timersOf(matter, 1, 0).map((each) => each.state)).toEqual(['excused'])
  expect(timersOf(matter, 2, 0)).toEqual([])
})

it('counts hours, minutes and seconds', () => {
  expect(stopwatch(3_723_999)).toBe('1:02:03')
  expect(stopwatch(-5)).toBe('0:00:00')
  expect(stopwatch(90_000_000)).toBe('25:00:00')
})
