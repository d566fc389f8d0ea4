import { expect, it } from 'vitest'
import { pageFailed } from './page_loading'

function world(reachable: boolean) {
  const kept = new Map<string, string>()
  const told: string[] = []
  const gone: string[] = []
  let time = 1_000_000
  return {
    told,
    gone,
    pass: (milliseconds: number) => (time += milliseconds),
    reachable: () => Promise.resolve(reachable),
    reload: (path: string) => void gone.push(path),
    say: (text: string) => void told.push(text),
    storage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    },
    now: () => time,
  }
}

it('says that the server cannot be reached instead of doing nothing', async () => {
  const offline = world(false)
  await pageFailed('/matters', offline)
  expect(offline.told.join()).toContain('连接不上')
  expect(offline.gone).toEqual([])
})

it('fetches the console anew at the wanted page after an update of the server', async () => {
  const updated = world(true)
  await pageFailed('/matters?q=1', updated)
  expect(updated.gone).toEqual(['/matters?q=1'])
  expect(updated.told).toEqual([])
})

it('does not fetch it again and again, but does after a minute', async () => {
  const broken = world(true)
  await pageFailed('/matters', broken)
  broken.pass(59_999)
  await pageFailed('/matters', broken)
  expect(broken.gone).toHaveLength(1)
  expect(broken.told.join()).toContain('意外')
  broken.pass(1)
  await pageFailed('/matters', broken)
  expect(broken.gone).toHaveLength(2)
})
