import { http } from './client'
import type { Id, Instant, Known, Schemas } from './types'

const part = encodeURIComponent

export type Category = Schemas['InformationSharingCategory']
export type Subscription = Known<Schemas['AppSubscriptionView'], 'unit'>
export type SubscriptionBody = { unit: Id; category: Category; source: Id; item: Id; place: Id }
export type CoverageRow = Known<Schemas['AppCoverageRowView'], 'holder'>
export type Coverage = { from: Instant; until: Instant; items: CoverageRow[] }
export type TokenScope = Schemas['AppTokenScope']
export type Token = Known<Schemas['AppTokenView'], 'unit' | 'post'>
export type TokenBody = { name: string; post: Id; scopes: TokenScope[]; expires_at: Instant }
export type Webhook = Known<Schemas['AppWebhookView'], 'unit'>
/** `secret` is null if the same request was answered before. */
export type IssuedSecret = Schemas['AppIssuedSecretView']

export const exchangeApi = {
  subscriptions: (unit: Id) => http.get<Subscription[]>('/subscriptions', { unit }),
  subscribe: (body: SubscriptionBody) => http.post<{ id: Id }>('/subscriptions', body),
  unsubscribe: (id: Id) => http.post<void>(`/subscriptions/${part(id)}/end`),
  coverage: (query: { from: string; until: string }) =>
    http.get<Coverage>('/sharing-coverage', query),
  tokens: () => http.get<Token[]>('/api-tokens'),
  issueToken: (body: TokenBody) => http.post<IssuedSecret>('/api-tokens', body),
  revokeToken: (id: Id) => http.post<void>(`/api-tokens/${part(id)}/revoke`),
  webhooks: () => http.get<Webhook[]>('/webhooks'),
  addWebhook: (body: { unit: Id; url: string }) => http.post<IssuedSecret>('/webhooks', body),
  retryWebhook: (id: Id) => http.post<void>(`/webhooks/${part(id)}/retry`),
  endWebhook: (id: Id) => http.post<void>(`/webhooks/${part(id)}/end`),
}
