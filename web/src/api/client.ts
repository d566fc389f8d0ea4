import { ApiProblem, problemOf } from './problem'
import { newUuid } from './uuid'

export type Query = Record<string, string | number | boolean | null | undefined>

export interface CallOptions {
  query?: object
  body?: unknown
  /** A file or text that is sent as it is; then `mediaType` names it. */
  raw?: Blob | string
  mediaType?: string
  /** Version of the matter the caller saw; sent as If-Match. */
  version?: number
  /** Give one to keep it over several attempts of the same act; else each call makes its own. */
  idempotencyKey?: string
  signal?: AbortSignal
  /** Do not ask the person to sign in again on 401 (used by the sign-in itself). */
  anonymous?: boolean
}

interface Hooks {
  /** Called on 401 of a running session; resolves true once the person has signed in again. */
  reauthenticate: () => Promise<boolean>
  /** Waits between attempts; replaced by tests. */
  wait: (milliseconds: number) => Promise<void>
}

const hooks: Hooks = {
  reauthenticate: () => Promise.resolve(false),
  wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
}
let csrfToken = ''

export function configureClient(changed: Partial<Hooks>) {
  Object.assign(hooks, changed)
}
export function setCsrfToken(token: string) {
  csrfToken = token
}

const API = '/api/v1'
/** Pauses before the second and third attempt when the server did not answer or was busy. */
const RETRY_AFTER_MS = [400, 1500]

export function urlOf(path: string, query: object = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '' || value === false) continue
    search.set(name, value === true ? '1' : String(value))
  }
  const text = search.toString()
  return API + path + (text ? `?${text}` : '')
}

function headersOf(method: string, options: CallOptions, key: string): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (options.raw !== undefined)
    headers['Content-Type'] = options.mediaType ?? 'application/octet-stream'
  else if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  if (method !== 'GET' && csrfToken) headers['X-CSRF-Token'] = csrfToken
  if (method === 'POST') headers['Idempotency-Key'] = key
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`
  return headers
}

async function attempt(method: string, path: string, options: CallOptions, key: string) {
  try {
    return await fetch(urlOf(path, options.query), {
      method,
      headers: headersOf(method, options, key),
      body: options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      credentials: 'same-origin',
      signal: options.signal,
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    return null
  }
}

/** Sends once and, while nothing is known of the result, again with the same key: the act happens once. */
async function send(method: string, path: string, options: CallOptions, key: string) {
  for (let tries = 0; ; tries += 1) {
    const response = await attempt(method, path, options, key)
    const unknown = response === null || response.status === 503
    if (!unknown || tries === RETRY_AFTER_MS.length) {
      if (response === null) throw new ApiProblem({ status: 0, code: 'unreachable' })
      return response
    }
    const asked = Number(response?.headers.get('retry-after') ?? NaN) * 1000
    const pause = RETRY_AFTER_MS[tries] as number
    await hooks.wait(Number.isFinite(asked) ? Math.min(Math.max(asked, pause), 5000) : pause)
  }
}

async function resultOf<T>(response: Response): Promise<T> {
  if (!response.ok) throw await problemOf(response)
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

/**
 * Calls the API. Failures are thrown as ApiProblem; a session that ended is renewed by the person
 * without losing the call.
 */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const key = options.idempotencyKey ?? newUuid()
  const response = await send(method, path, options, key)
  if (response.status === 401 && !options.anonymous && (await hooks.reauthenticate())) {
    return resultOf<T>(await send(method, path, options, key))
  }
  return resultOf<T>(response)
}

export const http = {
  get: <T>(path: string, query?: object, signal?: AbortSignal) =>
    call<T>('GET', path, { query, signal }),
  post: <T>(path: string, body: unknown = {}, options: CallOptions = {}) =>
    call<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body: unknown, options: CallOptions = {}) =>
    call<T>('PUT', path, { ...options, body }),
  delete: <T>(path: string) => call<T>('DELETE', path),
}

/** Headers for a request that is not made by fetch (upload with progress). */
export function uploadHeaders(): Record<string, string> {
  return csrfToken ? { 'X-CSRF-Token': csrfToken } : {}
}
