// Who may do what: every role at every endpoint, and every unit at every stage of a matter, held
// against x-permission of the description.
import assert from 'node:assert/strict'
import { api, operations } from '../contract.mjs'
import { Client, as, send } from '../client.mjs'
import { Case, ago, finding, parts, attach, pdf, refused, township, water } from '../fixtures.mjs'

const everybody = ['township100.handler1', 'township100.head', 'township100.duty1', 'township100.liaison1',
  'water.head', 'water.duty1', 'justice.coordinator1', 'government.deputy_mayor', 'system.admin', 'security.admin', 'audit.admin']

// What each command is asked with: permitted, the rule still refuses it, so that nothing changes.
const by_telephone = (act) => ['record-paper-act',
  { act, occurred_at: ago(10 * 86400), medium: 'telephone', reason: '测试' }]
const probes = {
  mark_urgent: { reason: 'party_may_flee', became_urgent_at: ago(-3600) },
  confirm_urgency: { confirmed: false },
  record_dissuasion: { dissuaded_at: ago(-3600), result: 'stopped' },
  tell_competent_unit: { told_at: ago(-3600), channel: 'platform' },
  approve_later_start: {}, dismiss_finding: { ground: 'no_violation' }, attach_material: { kind: 'other' },
  remove_material: {}, issue: {}, withdraw: {}, receive: by_telephone('receive'), accept: by_telephone('accept'),
  request_supplement: { missing: [] }, object: {}, consent_to_objection: {}, object_on_new_facts: {},
  assign_interim: {}, decide_filing: { filed: true }, record_outcome: { kind: 'fine', decided_at: ago(-3600) },
  record_execution: { executed_at: ago(-3600) }, report_result: {}, correct: { field: 'title' },
  mark_suspected_crime: {}, urge: { obligation: 'nothing' }, supervise: { text: '' }, answer_supervision: { text: '' },
  request_guidance: { unit: '', text: '' }, give_guidance: { text: '' }, link: { matter: '' },
  assign_handler: { person: '' }, add_note: { text: '' }, complete_materials: {}, supply: {},
}
const working = ['handler', 'head', 'liaison_a', 'liaison_b', 'duty_desk', 'coordinator', 'decider', 'officer']
const whoever_sees = [{ stages: [], relations: ['sees'], roles: working }]
const rows_of_common = {
  urge: whoever_sees,
  answer_supervision: whoever_sees,
  give_guidance: whoever_sees,
  link: whoever_sees,
  supervise: [{ stages: [], relations: ['supervisor'], roles: ['coordinator'] },
    { stages: [], relations: ['government'], roles: ['decider'] }],
  request_guidance: [{ stages: [], relations: ['sender', 'receiver', 'custodian'], roles: working }],
  assign_handler: [{ stages: [], relations: ['sender', 'receiver', 'custodian'], roles: ['handler', 'head'] }],
  add_note: whoever_sees,
}
const commands = operations.filter((each) => each.operation['x-permission'].command && each.path.startsWith('/api/v1/case-transfers/{id}') &&
  each.id !== 'record_paper_act')

async function matters_in_every_stage(server) {
  const at = {}
  const make = async (stage, steps) => {
    const one = await Case.of(server)
    await steps(one)
    assert.equal((await one.sender.matter(one.id)).stage, stage)
    at[stage] = one.id
  }
  const supplement = (one) => one.receiver.command(one.id, 'request-supplement', { missing: ['case_source'], explanation: '缺页' })
  await make('found', (one) => one.ready())
  await make('issued', (one) => one.issued())
  await make('received', (one) => one.received())
  await make('supplementing', async (one) => { await one.received(); await supplement(one) })
  await make('objected', async (one) => {
    await one.received()
    await one.receiver_head.command(one.id, 'object', { reasons: '无管辖权', legal_basis: '行政处罚法' })
  })
  await make('accepted', (one) => one.accepted())
  await make('concluded', async (one) => { await one.accepted(); await one.finish() })
  await make('dismissed', async (one) => {
    await one.record()
    await one.sender_head.command(one.id, 'dismiss-finding', { ground: 'no_violation', reason: '查无' })
  })
  return at
}

function relations_of(client, stage) {
  const sent = !['found', 'dismissed'].includes(stage)
  const taken = sent && stage !== 'issued'
  const relations = new Set()
  if (client.unit === township || client.unit === `${township}.enforcement`) {
    relations.add('sender')
    if (!taken) relations.add('custodian')
    if (stage === 'objected') relations.add('interim')
  }
  if (client.unit === water && sent) relations.add('receiver')
  if (client.unit === water && taken) relations.add('custodian')
  if (client.unit === '130581.justice') relations.add('supervisor')
  if (client.unit === '130581.government') relations.add('government')
  return relations
}

/** "hidden", "no", "later" (another stage) or "yes". */
function expected(client, roles, stage, command, rows) {
  const admin = roles.some((role) => role.endsWith('_admin'))
  const relations = relations_of(client, stage)
  // The competent unit is the creditor of the duty to transfer and so sees the matter from the start.
  const sees_all = (relations.has('supervisor') && roles.includes('coordinator')) ||
    (relations.has('government') && roles.includes('decider'))
  const sees = sees_all || relations.has('sender') || client.unit === water
  if (admin || !sees) return 'hidden'
  relations.add('sees')
  const fits = (row) => row.relations.some((each) => relations.has(each)) && row.roles.some((each) => roles.includes(each))
  const fitting = rows.filter(fits)
  if (fitting.some((row) => row.stages.length === 0 || row.stages.includes(stage))) return 'yes'
  return fitting.length > 0 ? 'later' : 'no'
}

function seen(answer) {
  if (answer.status === 404) return 'hidden'
  if (answer.json?.code === 'forbidden') return 'no'
  return answer.json?.code === 'wrong_stage' ? 'later' : 'yes'
}

export default (test, server) => {
  test('without a session every endpoint that is not open answers 401', async () => {
    for (const each of operations) {
      if (each.operation['x-permission'].access === 'open') continue
      const path = each.path.replace(/\{[^}]+\}/g, 'x')
      const answer = await send(server, each.method, path, { headers: { 'Content-Type': 'application/json' }, body: each.method === 'GET' ? undefined : '{}' })
      assert.equal(`${each.id} ${answer.status}`, `${each.id} 401`)
    }
  })

  test('every role at every endpoint: the guard lets in whom the table names', async () => {
    const faults = []
    const destructive = ['sign_out', 'act_for', 'change_password', 'listen', 'mark_all_notices_read']
    await Promise.all(everybody.map(async (login) => {
      const client = await as(server, login)
      const { roles } = client.session.acting
      for (const each of operations) {
        const permission = each.operation['x-permission']
        if (['open', 'token'].includes(permission.access) || destructive.includes(each.id) || permission.command) continue
        const path = each.path.replace(/\{[^}]+\}/g, 'x')
        // A body no rule can accept, so that being let in changes nothing.
        const body = each.method === 'GET' ? undefined : '{"surely_unknown":1'
        const answer = await client.call(each.method, path, { body, headers: { 'Content-Type': 'application/json' } })
        const may = !permission.roles || permission.roles.some((role) => roles.includes(role))
        const forbidden = answer.json?.code === 'forbidden'
        if (may === forbidden || answer.status === 401) faults.push(`${login} ${each.id} → ${answer.status} ${answer.json?.code}`)
      }
    }))
    assert.deepEqual(faults, [])
  })

  test('every command in every stage by every party: as the table of the system says', async () => {
    const at = await matters_in_every_stage(server)
    const logins = [...everybody, 'water.handler1', 'transport.head', 'township101.head', 'natural_resources.handler1']
    const faults = []
    let asked = 0
    await Promise.all(logins.map(async (login) => {
      const client = await as(server, login)
      const { roles } = client.session.acting
      for (const [stage, id] of Object.entries(at)) {
        for (const each of commands) {
          const { command, rows = rows_of_common[command] } = each.operation['x-permission']
          const probe = probes[command]
          const [name, body] = Array.isArray(probe) ? probe : [command.replaceAll('_', '-'), probe]
          const answer = await client.post(`/api/v1/case-transfers/${id}/${name}`, body)
          asked += 1
          const wanted = expected(client, roles, stage, command, rows)
          if (answer.status < 300) faults.push(`${login} ${command} in ${stage} was done: the probe is no probe`)
          if (seen(answer) !== wanted) faults.push(`${login} ${command} in ${stage}: ${wanted}, but ${answer.status} ${answer.json?.code}`)
        }
        const page = await client.get(`/api/v1/matters/${id}`)
        if (page.status === 200) {
          const offered = page.json.commands.map((one) => one.name)
          for (const name of offered.filter((one) => probes[one] && !rows_of_common[one])) {
            const rows = api.paths[`/api/v1/case-transfers/{id}/${name.replaceAll('_', '-')}`].post['x-permission'].rows
            if (expected(client, roles, stage, name, rows) !== 'yes') faults.push(`${login} is offered ${name} in ${stage}`)
          }
        }
      }
    }))
    assert.deepEqual(faults.slice(0, 20), [])
    assert.ok(asked > 2500, `${asked} commands were asked`)
    for (const [stage, id] of Object.entries(at)) {
      assert.equal((await (await as(server, 'justice.coordinator1')).matter(id)).stage, stage, 'nothing has changed')
    }
  })

  test('only a working role opens a matter', async () => {
    for (const login of everybody) {
      const client = await as(server, login)
      const { roles } = client.session.acting
      const answer = await client.post('/api/v1/case-transfers', finding({ title: '' }))
      const may = roles.some((role) => ['handler', 'head', 'liaison_a', 'liaison_b', 'duty_desk'].includes(role))
      assert.equal(answer.json.code === 'forbidden', !may, `${login}: ${answer.json.code}`)
    }
  })

  test('what is not sent yet stays with its finder: file, check and preview', async () => {
    const one = await Case.of(server)
    await one.record()
    for (const kind of parts) await attach(one.sender, one.id, kind, `${kind}.pdf`, pdf('draft'))
    const [material] = (await one.sender.matter(one.id)).details.materials
    const paths = [`/api/v1/matters/${one.id}/materials/${material.id}`, `/api/v1/case-transfers/${one.id}/issue-check`,
      `/api/v1/case-transfers/${one.id}/letter-preview`]
    for (const path of paths) {
      assert.equal((await one.sender.get(path)).status, 200)
      refused(await one.receiver.get(path), 404, 'not_found')
      refused(await (await as(server, 'township101.head')).get(path), 404, 'not_found')
    }
  })

  test('a list shows no matter of others, whatever is asked for', async () => {
    const one = await Case.of(server)
    await one.record({ title: '唯一的标题甲乙丙' })
    const stranger = await as(server, 'township101.head')
    for (const view of ['all', 'to_do', 'sent', 'done', 'to_receive']) {
      const query = new URLSearchParams({ view, q: '唯一的标题甲乙丙' })
      const { items, total } = (await stranger.get(`/api/v1/matters?${query}`)).json
      assert.equal(items.length + total, 0)
    }
    for (const login of ['system.admin', 'security.admin', 'audit.admin']) {
      const answer = await (await as(server, login)).get('/api/v1/matters?view=all')
      assert.ok(answer.status === 403 || answer.json.total === 0, `${login} sees matters`)
    }
    const debtor = await stranger.get(`/api/v1/obligations?debtor=${township}`)
    const leaked = debtor.json.items.filter((each) => each.matter.id === one.id)
    assert.deepEqual(leaked, [])
  })

  test('until a one-time password is changed nothing else is open', async () => {
    const admin = await as(server, 'system.admin')
    const created = await admin.post('/api/v1/people', { name: '新人', login: 'new.person', certificate: '', telephone: '' })
    const client = await Client.of(server, 'new.person', created.json.initial_password)
    assert.equal(client.session.must_change_password, true)
    for (const each of operations) {
      const permission = each.operation['x-permission']
      if (['open', 'token'].includes(permission.access) || permission.before_password_change) continue
      const path = each.path.replace(/\{[^}]+\}/g, 'x')
      const answer = await client.call(each.method, path, { body: each.method === 'GET' ? undefined : '{}', headers: { 'Content-Type': 'application/json' } })
      assert.equal(`${each.id} ${answer.json.code}`, `${each.id} must_change_password`)
    }
    const path = '/api/v1/session/password'
    refused(await client.post(path, { old_password: created.json.initial_password, new_password: 'short' }), 422, 'password_policy')
    refused(await client.post(path, { old_password: 'wrong', new_password: 'Qingliang-2026' }), 422, 'old_password_wrong')
    assert.equal((await client.post(path, { old_password: created.json.initial_password, new_password: 'Qingliang-2026' })).status, 204)
    refused(await client.get('/api/v1/matters'), 403, 'no_acting_post')
  })
}
