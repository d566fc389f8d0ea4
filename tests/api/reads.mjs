// What pages read: for every GET of the description the requests that a person asks who sees most, with each filter and a
// further page. Whoever adds an operation adds its requests here; the case "work" fails as long as they are missing.
import assert from 'node:assert/strict'
import http from 'node:http'
import { Client, as } from './client.mjs'
import { ago, Case, land, pdf, township, water } from './fixtures.mjs'

const views = ['to_do', 'to_receive', 'near', 'overdue', 'sent', 'done', 'all']
const reasons = ['overdue', 'unanswered', 'dismissed', 'withdrawn', 'refused', 'shirked', 'bounced', 'extended', 'unused']
const filters = ['scope=mine', 'system=case_transfer', 'stage=issued', `q=${encodeURIComponent('占道')}`, `q=${encodeURIComponent('无此事')}`,
  `from=${encodeURIComponent(ago(30 * 86400))}`, `to=${encodeURIComponent(ago(60 * 86400))}`, `unit=${water}`, 'urgent=1', 'limit=100']
const given = async (client, path, body) => {
  const answer = await client.post(`/api/v1/${path}`, body)
  assert.ok(answer.status < 300, `${path}: ${answer.status} ${answer.body}`)
  return answer.json
}

/** Matters from before the city was crowded, by what a scene wants of them. @param store a Store of ./crowd.mjs */
export function first_matters(store) {
  const ids = (sql) => store.rows(sql).map(([id]) => id)
  const one_of_each = ids(`select min(id) from matter where sender = '${township}' or receiver = '${township}' group by system`)
  const of = (system) => ids(`select id from matter where system = '${system}' and sender = '${township}' order by id`)
  return { one_of_each, assistance: of('enforcement_assistance'), hazard: of('hazard_notice'), referral: of('criminal_referral') }
}

/** People, and matters whose texts and papers can be read. @param first what first_matters() gave */
export async function scene(server, first) {
  const made = { server, first, nobody: new Client(server) }
  const people = { head: 'township100.head', handler: 'township100.handler1', water: 'water.head', office: 'justice.coordinator1',
    mayor: 'government.deputy_mayor', system: 'system.admin', security: 'security.admin', audit: 'audit.admin' }
  for (const [name, login] of Object.entries(people)) made[name] = await as(server, login)
  made.all = Object.keys(people).map((name) => made[name])

  const found = await Case.of(server)
  await found.ready()
  made.found = found.id
  const one = await Case.of(server)
  await one.accepted()
  await one.finish()
  made.done = one.id
  for (let tries = 0; !made.letter?.digest; tries += 1) {
    assert.ok(tries < 300, 'the letter is not written')
    await new Promise((resolve) => setTimeout(resolve, 100))
    ;[made.letter] = (await made.head.matter(one.id)).documents
  }
  ;[made.material] = (await made.head.matter(one.id)).details.materials
  const complaint = await given(made.nobody, 'public/complaints', { kind: 'tip', place: township, location: '东街小学门口',
    party: { kind: 'unknown' }, facts: '占道经营', complainant: { name: '钱多多', contact: '13812345678' }, files: [], agreed: true })
  made.complaint = (await made.head.get(`/api/v1/matters?view=all&q=${encodeURIComponent(complaint.number)}`)).json.items[0].id
  await given(made.nobody, 'public/complaints/track', { code: complaint.tracking_code, tail: '5678' })
  await given(made.head, 'complaint-duplicates', { place: township, location: '东街小学门口', party: '', facts: '占道经营' })
  await given(made.water, 'notices/read-all', {})
  await made.head.put('/api/v1/drafts/finding', { json: { title: '草稿' } })
  made.list_version = (await made.nobody.get('/api/v1/list-versions')).json.at(-1).version
  const token = await given(made.security, 'api-tokens', { name: '业务系统', post: made.head.session.acting.post_id, scopes: ['pull'], expires_at: ago(-86400) })
  made.machine = new Client(server)
  made.authorization = { headers: { Authorization: `Bearer ${token.secret}` } }
  return made
}

/** Lines that go on are left after the first bytes. */
function listen(client, last_id) {
  const headers = { Cookie: client.cookie, Accept: 'text/event-stream', ...(last_id && { 'Last-Event-ID': last_id }) }
  return new Promise((resolve, reject) => {
    const request = http.get({ host: '127.0.0.1', port: client.server.port, path: '/api/v1/stream', headers, agent: false }, (response) => {
      response.on('error', () => {})
      response.once('data', () => {
        request.destroy()
        resolve({ status: response.statusCode })
      })
    })
    request.on('error', reject)
  })
}

const asked = (clients, ...paths) => [clients].flat().flatMap((client) => paths.map((path) => () => client.get(path)))
/** A list and the page after its first, if there is one. */
const paged = (clients, ...paths) => [clients].flat().flatMap((client) => paths.map((path) => async () => {
  const first = await client.get(path)
  const cursor = first.json?.next_cursor
  return cursor ? client.get(`${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`) : first
}))
/** The papers of the first matter that is far enough to have them. */
const first_of = (client, paths) => [async () => {
  let answer
  for (const path of paths) if ((answer = await client.get(path)).status === 200) break
  return answer
}]
const versions = (s) => ['', ...new Set([1, s.list_version - 1])].map((version) => version && `?version=${version}`)
const of_lists = (people) => paged(people, ...views.flatMap((view) => ['', ...filters].map((filter) => `/api/v1/matters?view=${view}&${filter}`)))

/** Of days of the list of everything, the page behind the ten thousandth matter, and what is searched there. */
const far_down = (client) => ['', '&stage=nothing'].map((filter) => async () => {
  const { json } = await client.get('/api/v1/matters?view=all&stage=nothing')
  const days = `from=${encodeURIComponent(ago(3650 * 86400))}&to=${encodeURIComponent(ago(-86400))}`
  return client.get(`/api/v1/matters?view=all&${days}${filter}&cursor=${json.next_cursor ?? ''}`)
})

/** By operation: functions that ask and give the answer. */
export const reads = {
  read_session: (s) => asked(s.all, '/api/v1/session'),
  read_draft: (s) => asked(s.head, '/api/v1/drafts/finding'),
  list_matters: (s) => [...of_lists([s.head, s.handler, s.water, s.office]), ...far_down(s.office)],
  count_matters: (s) => asked([s.head, s.handler, s.water, s.office, s.mayor], '/api/v1/matters/counts'),
  read_matter: (s) => [s.head, s.office].flatMap((client) => asked(client, ...[...s.first.one_of_each, s.done].map((id) => `/api/v1/matters/${id}`))),
  read_material: (s) => asked(s.head, `/api/v1/matters/${s.done}/materials/${s.material.id}`),
  read_document: (s) => asked(s.head, `/api/v1/matters/${s.done}/documents/${s.letter.digest}`),
  list_obligations: (s) => paged([s.head, s.water], '/api/v1/obligations', '/api/v1/obligations?state=ended')
    .concat(paged([s.office, s.mayor], `/api/v1/obligations?debtor=${water}`, `/api/v1/obligations?debtor=${township}&state=ended`, '/api/v1/obligations?debtor=130581.procuratorate')),
  check_issue: (s) => asked(s.head, `/api/v1/case-transfers/${s.found}/issue-check?receiver=${water}`),
  preview_letter: (s) => asked(s.head, `/api/v1/case-transfers/${s.found}/letter-preview?receiver=${water}`),
  preview_assistance_letter: (s) => first_of(s.head, s.first.assistance.map((id) => `/api/v1/enforcement-assistances/${id}/letter-preview?receiver=${land}`)),
  preview_hazard_report: (s) => first_of(s.head, s.first.hazard.map((id) => `/api/v1/hazard-notices/${id}/letter-preview`)),
  preview_referral_letter: (s) => first_of(s.head, s.first.referral.map((id) => `/api/v1/criminal-referrals/${id}/letter-preview?receiver=130581.public_security`)),
  list_notices: (s) => asked([s.head, s.handler, s.water, s.office], '/api/v1/notices', '/api/v1/notices?unread=1', '/api/v1/notices?limit=100'),
  listen: (s) => [() => listen(s.head), () => listen(s.office, '1')],
  list_units: (s) => asked(s.head, '/api/v1/units'),
  list_unit_people: (s) => asked(s.head, `/api/v1/units/${township}/people`),
  list_people: (s) => asked(s.system, '/api/v1/people', `/api/v1/people?unit=${township}`, '/api/v1/people?q=township'),
  list_posts: (s) => asked(s.security, '/api/v1/posts', `/api/v1/posts?unit=${township}`, `/api/v1/posts?person=${s.head.session.person.id}`),
  list_audit: (s) => paged(s.audit, ...['', 'kind=signed_in', 'kind=nothing', `person=${s.head.session.person.id}`, 'person=nobody', 'kind=nothing&person=p7', `subject=matter:${s.done}`,
    `from=${encodeURIComponent(ago(86400))}`, `until=${encodeURIComponent(ago(86400))}`].map((query) => `/api/v1/audit?${query}`)),
  list_calendar_years: (s) => asked(s.nobody, '/api/v1/calendar/years'),
  list_earlier_times: (s) => asked([s.office, s.mayor], '/api/v1/calendar/moves'),
  list_subscriptions: (s) => asked([s.head, s.office], '/api/v1/subscriptions', `/api/v1/subscriptions?unit=${township}`),
  report_sharing_coverage: (s) => asked([s.head, s.office], '/api/v1/sharing-coverage', `/api/v1/sharing-coverage?from=${encodeURIComponent(ago(10 * 86400))}`),
  list_api_tokens: (s) => asked([s.system, s.security], '/api/v1/api-tokens'),
  list_webhooks: (s) => asked(s.system, '/api/v1/webhooks'),
  pull_shared_items: (s) => ['', '?limit=5', '?after=100000000'].map((query) => () => s.machine.get(`/api/v1/exchange/shared-items${query}`, s.authorization)),
  list_places: (s) => asked(s.nobody, '/api/v1/places'),
  list_clauses: (s) => asked(s.nobody, '/api/v1/clauses'),
  verify_letter: (s) => asked(s.nobody, `/api/v1/letter-verification?number=${encodeURIComponent(s.letter.number)}&digest=${s.letter.digest}`),
  compute_due: (s) => asked(s.nobody, `/api/v1/calendar/due?from=${encodeURIComponent(ago(0))}&period=3wd`),
  read_calendar_year: (s) => asked(s.nobody, '/api/v1/calendar/years/2026'),
  check_process: (s) => asked(s.nobody, '/healthz'),
  check_readiness: (s) => asked(s.nobody, '/readyz'),
  read_metrics: (s) => asked(s.nobody, '/metrics'),
  read_description: (s) => asked(s.nobody, '/api/openapi.json'),
  read_docs: (s) => asked(s.nobody, '/api/docs'),
  read_docs_script: (s) => asked(s.nobody, '/api/docs.js'),
  read_docs_style: (s) => asked(s.nobody, '/api/docs.css'),
  list_public_units: (s) => asked(s.nobody, '/api/v1/public/units'),
  list_duplicates: (s) => asked(s.head, `/api/v1/complaints/${s.complaint}/duplicates`),
  read_tracking_code: (s) => asked(s.head, `/api/v1/complaints/${s.complaint}/tracking-code`),
  list_erasures: (s) => asked([s.system, s.security, s.audit], '/api/v1/erasures'),
  find_competent_unit: (s) => asked(s.nobody, `/api/v1/competence?item=P009&place=${township}`, `/api/v1/competence?item=P009&place=${township}&version=${s.list_version - 1}`),
  list_penalty_items: (s) => asked(s.nobody, '/api/v1/penalty-items', `/api/v1/penalty-items?holder=${township}&limit=100`),
  read_penalty_item: (s) => asked(s.nobody, ...versions(s).map((version) => `/api/v1/penalty-items/R001${version}`)),
  list_list_versions: (s) => asked(s.nobody, '/api/v1/list-versions'),
  compare_list_versions: (s) => asked(s.nobody, `/api/v1/list-versions/compare?from=1&to=${s.list_version}`),
  export_register: (s) => asked(s.nobody, ...versions(s).map((version) => `/api/v1/exports/register${version}`)),
  export_items: (s) => asked(s.nobody, ...versions(s).map((version) => `/api/v1/exports/items${version}`)),
  export_bases: (s) => asked(s.nobody, ...versions(s).map((version) => `/api/v1/exports/bases${version}`)),
  export_places: (s) => asked(s.nobody, ...versions(s).map((version) => `/api/v1/exports/places${version}`)),
  export_list_versions: (s) => asked(s.nobody, ...versions(s).map((version) => `/api/v1/exports/list-versions${version}`)),
  export_assignments: (s) => asked(s.nobody, ...versions(s).map((version) => `/api/v1/exports/assignments${version}`)),
  count_item_use: (s) => asked([s.head, s.office], '/api/v1/item-use', `/api/v1/item-use?unit=${township}`),
  list_unused_items: (s) => asked([s.head, s.office], '/api/v1/unused-items'),
  list_supervised: (s) => paged([s.office, s.mayor], ...reasons.flatMap((reason) => ['', `unit=${township}`, 'system=case_transfer', `from=${ago(20 * 86400).slice(0, 10)}`]
    .map((filter) => `/api/v1/supervision?reason=${reason}&${filter}`))),
  count_supervised: (s) => asked(s.office, '/api/v1/supervision/counts', `/api/v1/supervision/counts?from=${ago(20 * 86400).slice(0, 10)}`),
  export_supervised: (s) => asked(s.office, ...reasons.map((reason) => `/api/v1/exports/supervision?reason=${reason}`)),
  read_invariants: (s) => asked(s.office, '/api/v1/invariants'),
}
