import type { Page } from './types'

/** A page asks at most so often; a city with a million matters answers a hundred times at most. */
const REQUESTS = 20

type Piece = { items: unknown[]; next_cursor: string | null }
type Read<P> = (limit: number, cursor: string | undefined) => Promise<P>

/**
 * Fills a page of `limit` items. Where the server has to look for a condition, it looks at so many
 * rows for one request and answers with what it found and where to go on.
 */
export async function fullPage<P extends Piece>(
  limit: number,
  cursor: string | undefined,
  read: Read<P>,
): Promise<P> {
  const page = await read(limit, cursor)
  for (let n = 1; n < REQUESTS && page.next_cursor && page.items.length < limit; n += 1) {
    const more = await read(limit - page.items.length, page.next_cursor)
    page.items.push(...more.items)
    page.next_cursor = more.next_cursor
  }
  return page
}

/** Whoever read from the beginning to the end has counted, too. */
export async function countedPage<T>(
  limit: number,
  cursor: string | undefined,
  read: Read<Page<T>>,
): Promise<Page<T>> {
  const page = await fullPage(limit, cursor, read)
  return cursor || page.next_cursor
    ? page
    : { ...page, total: page.items.length, total_exact: true }
}
