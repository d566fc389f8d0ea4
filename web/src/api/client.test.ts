import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { call, configureClient, http, setCsrfToken, urlOf } from './client'
import { isProblem, type ApiProblem } from './problem'

const answer = (status: number, body?: unknown, type = 'application/json') =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'Content-Type': type },
  })
const fetchMock = vi.fn<typeof fetch>()
const sent = (index: number) => {
  const init = fetchMock.mock.calls[index]?.[1]
  return { ...init, headers: (init?.headers ?? {}) as Record<string, string> }
}
async function problemFrom(promise: Promise<unknown>): Promise<ApiProblem> {
  try {
    await promise
  } catch (error) {
    if (isProblem(error)) return error
    throw error
  }
  throw new Error('no problem was thrown')
}

beforeEach(() => {
  fetchMock.mockReset()
  vi.stubGlobal('fetch', fetchMock)
  configureClient({
    wait: () => Promise.resolve(),
    reauthenticate: () => Promise.resolve(false),
  })
  setCsrfToken('token-1')
})
afterEach(() => vi.unstubAllGlobals())

describe('urlOf', () => {
  it('leaves out what is empty, null, undefined or false', () => {
    const query = { view: 'to_do', q: '', unit: null, stage: undefined, urgent: false, limit: 20 }
    expect(urlOf('/matters', query)).toBe('/api/v1/matters?view=to_do&limit=20')
  })
  it('writes true as 1 and keeps zero', () => {
    expect(urlOf('/a', { urgent: true, n: 0 })).toBe('/api/v1/a?urgent=1&n=0')
  })
})

describe('headers', () => {
  it('gives a GET neither key nor token', async () => {
    fetchMock.mockResolvedValue(answer(200, []))
    await http.get('/units')
    expect(sent(0).headers).not.toHaveProperty('Idempotency-Key')
    expect(sent(0).headers).not.toHaveProperty('X-CSRF-Token')
  })
  it('gives a POST key, token and the version as If-Match', async () => {
    fetchMock.mockResolvedValue(answer(200, {}))
    await http.post('/case-transfers/a/receive', {}, { version: 7 })
    expect(sent(0).headers['Idempotency-Key']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    expect(sent(0).headers['X-CSRF-Token']).toBe('token-1')
    expect(sent(0).headers['If-Match']).toBe('"7"')
  })
  it('gives two acts two keys', async () => {
    fetchMock.mockImplementation(() => Promise.resolve(answer(200, {})))
    await http.post('/a')
    await http.post('/a')
    expect(sent(0).headers['Idempotency-Key']).not.toBe(sent(1).headers['Idempotency-Key'])
  })
})

describe('failures', () => {
  it('become a problem with code, clause, parameters and field errors', async () => {
    const body = {
      title: '请先确认已隐去投诉举报人信息。',
      title_en: 'Confirm the redaction first.',
      code: 'redaction_not_confirmed',
      clause: '3.1.2-b',
      params: { n: 2 },
      errors: [{ field: 'reason', rule: 'required', message: '不能为空', message_en: 'required' }],
    }
    fetchMock.mockResolvedValue(answer(422, body, 'application/problem+json'))
    const problem = await problemFrom(http.post('/a'))
    expect(problem.status).toBe(422)
    expect(problem.clause).toBe('3.1.2-b')
    expect(problem.params).toEqual({ n: 2 })
    expect(problem.sentence('zh-CN')).toBe(body.title)
    expect(problem.sentence('en')).toBe(body.title_en)
    expect(problem.fieldMessage('reason', 'zh-CN')).toBe('不能为空')
    expect(problem.fieldMessage('reason', 'en')).toBe('required')
    expect(problem.fieldMessage('title', 'en')).toBe('')
  })
  it('of a proxy without problem+json keep their status', async () => {
    fetchMock.mockResolvedValue(new Response('<html>', { status: 502 }))
    const problem = await problemFrom(http.get('/a'))
    expect(problem.status).toBe(502)
    expect(problem.code).toBe('http_502')
    expect(problem.sentence('zh-CN')).toBe('')
  })
  it('with a cut-off body keep their status', async () => {
    const headers = { 'Content-Type': 'application/problem+json' }
    fetchMock.mockResolvedValue(new Response('{"code":', { status: 500, headers }))
    expect((await problemFrom(http.get('/a'))).code).toBe('http_500')
  })
})

describe('unknown outcomes', () => {
  it('are tried again with the same key, so that the act happens once', async () => {
    fetchMock
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValueOnce(answer(503))
      .mockResolvedValueOnce(answer(200, { version: 2 }))
    await expect(http.post('/a', { text: 'x' })).resolves.toEqual({ version: 2 })
    const keys = [0, 1, 2].map((index) => sent(index).headers['Idempotency-Key'])
    expect(new Set(keys).size).toBe(1)
  })
  it('end after three attempts', async () => {
    fetchMock.mockRejectedValue(new TypeError('network'))
    const problem = await problemFrom(http.post('/a'))
    expect(problem.code).toBe('unreachable')
    expect(problem.status).toBe(0)
    expect(fetchMock).toHaveBeenCalledTimes(3)
  })
  it('do not include refusals: those are not tried again', async () => {
    fetchMock.mockResolvedValue(answer(409, { code: 'stale_version' }, 'application/problem+json'))
    await problemFrom(http.post('/a'))
    expect(fetchMock).toHaveBeenCalledTimes(1)
  })
  it('wait as long as the server asks, but never more than five seconds', async () => {
    const waits: number[] = []
    configureClient({ wait: (milliseconds) => (waits.push(milliseconds), Promise.resolve()) })
    fetchMock
      .mockResolvedValueOnce(new Response(null, { status: 503, headers: { 'Retry-After': '2' } }))
      .mockResolvedValueOnce(new Response(null, { status: 503, headers: { 'Retry-After': '60' } }))
      .mockResolvedValueOnce(answer(200, {}))
    await http.get('/a')
    expect(waits).toEqual([2000, 5000])
  })
})

describe('an ended session', () => {
  it('is renewed and the call repeated with the same key and the new token', async () => {
    configureClient({
      reauthenticate: () => {
        setCsrfToken('token-2')
        return Promise.resolve(true)
      },
    })
    fetchMock.mockResolvedValueOnce(answer(401)).mockResolvedValueOnce(answer(200, { ok: 1 }))
    await expect(http.post('/a')).resolves.toEqual({ ok: 1 })
    expect(sent(1).headers['Idempotency-Key']).toBe(sent(0).headers['Idempotency-Key'])
    expect(sent(1).headers['X-CSRF-Token']).toBe('token-2')
  })
  it('is a problem when the person gives up', async () => {
    fetchMock.mockResolvedValue(answer(401))
    expect((await problemFrom(http.get('/a'))).status).toBe(401)
    expect(fetchMock).toHaveBeenCalledTimes(1)
  })
  it('is not asked for by the sign-in itself', async () => {
    const reauthenticate = vi.fn(() => Promise.resolve(true))
    configureClient({ reauthenticate })
    fetchMock.mockResolvedValue(answer(401))
    await problemFrom(call('POST', '/session', { anonymous: true }))
    expect(reauthenticate).not.toHaveBeenCalled()
  })
})
