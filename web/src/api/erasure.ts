import { http } from './client'
import type { Id, Schemas } from './types'

const part = encodeURIComponent

export type ErasureGround = Schemas['AppErasureGround']
/** A proposal to erase personal data, and what became of it. */
export type Erasure = Schemas['AppErasureView']
/** `complainant` is empty where all personal data of a closed matter is meant. */
export type ErasureBody = {
  matter: Id
  complainant: Id
  ground: ErasureGround
  legal_basis: string
  reason: string
}

export const erasureApi = {
  list: async () => (await http.get<{ items: Erasure[] }>('/erasures')).items,
  propose: (body: ErasureBody) => http.post<{ id: Id }>('/erasures', body),
  carryOut: (id: Id) => http.post<void>(`/erasures/${part(id)}/carry-out`),
  reject: (id: Id, reason: string) => http.post<void>(`/erasures/${part(id)}/reject`, { reason }),
}
