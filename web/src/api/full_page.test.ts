import { expect, it, vi } from 'vitest'
import { countedPage, fullPage } from './full_page'
import type { Page } from './types'

const page = (items: number[], next_cursor: string | null = null): Page<number> => ({
  items,
  next_cursor,
  total: 0,
  total_exact: false,
})
const answering = (...pages: Page<number>[]) => {
  const read = vi.fn<(limit: number, cursor: string | undefined) => Promise<Page<number>>>()
  for (const one of pages) read.mockResolvedValueOnce(one)
  return read
}

it('goes on where the server stopped looking until the page is full', async () => {
  const read = answering(page([1], 'a'), page([], 'b'), page([2, 3], 'c'))
  expect(await fullPage(3, 'from', read)).toEqual(page([1, 2, 3], 'c'))
  expect(read.mock.calls).toEqual([
    [3, 'from'],
    [2, 'a'],
    [2, 'b'],
  ])
})

it('ends with the list, and has counted it', async () => {
  const read = answering(page([1], 'a'), page([2]))
  expect(await countedPage(3, undefined, read)).toEqual({
    ...page([1, 2]),
    total: 2,
    total_exact: true,
  })
})

it('does not count what it began in the middle of', async () => {
  expect(await countedPage(3, 'from', answering(page([1], 'a'), page([2])))).toEqual(page([1, 2]))
})

it('asks twenty times at most, and says that there is more', async () => {
  const read = vi.fn(() => Promise.resolve(page([], 'on')))
  expect(await countedPage(3, undefined, read)).toEqual(page([], 'on'))
  expect(read).toHaveBeenCalledTimes(20)
})

it('gives the failure of any request', async () => {
  const read = answering(page([1], 'a'))
  read.mockRejectedValueOnce(new Error('offline'))
  await expect(fullPage(3, undefined, read)).rejects.toThrow('offline')
})
