import type { components } from '@/api/schema'
import { newUuid } from '@/api/uuid'
import { language, say } from './words'

type Schemas = components['schemas']
export type Progress = Schemas['AppPublicProgressView']
export type Receipt = Schemas['AppPublicReceiptView']
export type PublicUnit = Schemas['AppPublicUnitView']
export type Upload = Schemas['AppPublicUploadView']
export type Place = Schemas['JurisdictionPlaceView'] & { code: string }
export type ItemPage = Schemas['AppItemPageView']
export type Complaint = Schemas['AppPublicComplaint']

/** What the server says in the language of the page. */
export class Refused extends Error {}

interface Problem {
  title?: string
  title_en?: string
  errors?: { field: string; message: string; message_en: string }[]
}

function sentence(problem: Problem) {
  const english = language.value === 'en'
  const whole = (english ? problem.title_en : problem.title) ?? say('failed')
  const parts = (problem.errors ?? []).map((one) => (english ? one.message_en : one.message))
  return [whole, ...parts].join(' ')
}

async function call<T>(method: string, path: string, init: RequestInit = {}): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(path, { method, credentials: 'omit', ...init })
  } catch {
    throw new Refused(say('failed'))
  }
  const text = await answer.text()
  const body: unknown = text ? JSON.parse(text) : undefined
  if (!answer.ok) throw new Refused(sentence((body ?? {}) as Problem))
  return body as T
}

const post = <T>(path: string, body: unknown, key?: string) =>
  call<T>('POST', path, {
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      ...(key ? { 'Idempotency-Key': key } : {}),
    },
  })

export const listPlaces = () => call<Place[]>('GET', '/api/v1/places')
export const listItems = () => call<ItemPage>('GET', '/api/v1/penalty-items?limit=500')
export const listUnits = () => call<PublicUnit[]>('GET', '/api/v1/public/units')
export const upload = (file: File) =>
  call<Upload>('PUT', `/api/v1/public/files?name=${encodeURIComponent(file.name)}`, {
    body: file,
    headers: { 'Content-Type': 'application/octet-stream' },
  })
/** @param key repeated by a second try of the same form */
export const submit = (complaint: Complaint, key: string) =>
  post<Receipt>('/api/v1/public/complaints', complaint, key)
export const track = (code: string, tail: string) =>
  post<Progress>('/api/v1/public/complaints/track', { code, tail })
export const rate = (code: string, tail: string, score: number, comment: string) =>
  post<undefined>('/api/v1/public/complaints/rate', { code, tail, score, comment })
export const withdrawConsent = (code: string, tail: string) =>
  post<undefined>('/api/v1/public/complaints/withdraw-consent', { code, tail })
export { newUuid }
