import { isProblem, newUuid } from '@/api'

/** True if the server may have acted although no answer came. */
function isUnknown(error: unknown): boolean {
  return isProblem(error) && (error.status === 0 || error.status === 503)
}

/**
 * The key of one act over several attempts: the same while it is unknown whether the act happened, a new
 * one after any definite answer and for any other content.
 */
export class ActKey {
  private key = newUuid()
  private content = ''

  /** The key for sending `body` now. */
  for(body: unknown): string {
    const content = JSON.stringify(body)
    if (content !== this.content) this.key = newUuid()
    this.content = content
    return this.key
  }

  /** To be told how the attempt ended; leave `error` out on success. */
  ended(error?: unknown) {
    if (!isUnknown(error)) this.content = ''
  }
}
