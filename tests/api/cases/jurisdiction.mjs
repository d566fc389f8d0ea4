// The list of penalty items as people keep it: bases provided, a change of law announced, a new version published.
import assert from 'node:assert/strict'
import { as } from '../client.mjs'
import { ago, land, refused, township } from '../fixtures.mjs'

const other_township = '130581101'
const day = (days) => ago(-days * 86_400).slice(0, 10)

/** One matter of the list and the people who act on it. */
class Matter {
  constructor(folder) {
    this.folder = folder
  }

  static async open(server, folder, by, body) {
    const made = new Matter(folder)
    made.land = await as(server, 'natural_resources.head')
    made.town = await as(server, 'township100.head')
    made.other = await as(server, 'township101.head')
    made.justice = await as(server, 'justice.coordinator1')
    made.government = await as(server, 'government.deputy_mayor')
    const answer = await made[by].post(`/api/v1/${folder}`, body)
    assert.equal(answer.status, 201, String(answer.body))
    made.id = answer.json.id
    return made
  }

  ask(by, name, body = {}) {
    return this[by].post(`/api/v1/${this.folder}/${this.id}/${name}`, body)
  }

  async give(by, name, body = {}) {
    const answer = await this.ask(by, name, body)
    assert.ok(answer.status < 300, `${name}: ${answer.status} ${answer.body}`)
    return answer.json
  }

  page(by) {
    return this[by].matter(this.id)
  }

  /** Handled by a named person, noted, and one act entered from paper. */
  async common(by, unit, act, body) {
    const people = (await this[by].get(`/api/v1/units/${unit}/people`)).json
    await this.give(by, 'assign-handler', { person: people[0].person.id })
    await this.give(by, 'add-note', { text: '已电话提醒' })
    await this.give(by, 'record-paper-act', { act, body, occurred_at: ago(0), medium: 'telephone', reason: '网络中断' })
  }
}

const assignment = { title: '违法占地等事项下放', department: land, published_at: ago(3600), decision: '冀政〔2021〕1号',
  items: ['P008', 'P009'], holders: [township, other_township] }
const provision = { bases: '土地管理法第七十七条', standards: '裁量基准2026版', flow: '受理—核查—立案' }
const law = { title: '土地管理法修改', kind: 'amended', law: '土地管理法', articles: '第七十七条', known_at: ago(3600),
  effective_on: day(30), department: land, items: ['P009'], holders: [township] }
const announcement = { changes: [{ item: 'P009', before: '第七十七条', after: '第七十八条', effect: '罚款幅度提高' }],
  transition: '已立案的适用行为时的规定' }

const add_item = (code) => ({ kind: 'add_item', item: code, effective_on: day(0), item_name: `新增事项${code}`,
  domain: '自然资源', item_kind: 'delegated', original_department: land, law: '土地管理法', article: '第八十条' })
const assign = (code, more = {}) => ({ kind: 'assign', item: code, effective_on: day(0), unit: township, territory: township,
  mode: 'empowered', decision: '冀政〔2026〕2号', next_evaluation_on: day(700), ...more })
const proposal = (...changes) => ({ title: '清单调整', reasons: '依据已修改', legal_basis: '行政处罚法第二十四条', changes })
const review = { approved: true, opinion: '符合规定' }
const publication = { decision_number: '南政〔2026〕6号', note: '新增事项' }

async function published(server, code) {
  const one = await Matter.open(server, 'list-revisions', 'land', proposal(add_item(code), assign(code)))
  await one.give('justice', 'review', review)
  await one.give('government', 'publish', publication)
  return one
}

export default (test, server) => {
  test('bases are provided, reported wrong, corrected, upheld, and signed for by every holder', async () => {
    const one = await Matter.open(server, 'basis-provisions', 'town', assignment)
    refused(await one.ask('town', 'provide', provision), 403, 'forbidden')
    await one.give('land', 'provide', provision)
    await one.give('town', 'report-inaccuracy', { what: '条款已修改' })
    await one.give('land', 'correct-provision', { ...provision, explanation: '更新条款' })
    await one.give('other', 'report-inaccuracy', { what: '没有标准' })
    const [, report] = (await one.page('land')).details.reports
    await one.give('land', 'uphold-provision', { report: report.id, reason: '标准在附件中' })
    await one.give('town', 'acknowledge')
    refused(await one.ask('town', 'acknowledge'), 409, 'already_acknowledged')
    const done = await one.give('other', 'acknowledge')
    assert.equal(done.stage, 'acknowledged')
    const page = await one.page('town')
    assert.ok(page.closed_at)
    assert.ok(page.details.holders.every((each) => each.signatures.at(-1).acknowledged_at), 'the matrix is full')
    assert.ok(page.obligations.every((each) => each.due_before === null), 'no period is a legal one')
    const dropped = await Matter.open(server, 'basis-provisions', 'justice', assignment)
    await dropped.common('land', land, 'provide', provision)
    await dropped.give('justice', 'drop-assignment', { reason: '赋权收回' })
  })

  test('a change of law is announced with before and after, signed for, and every list looked at', async () => {
    const one = await Matter.open(server, 'law-changes', 'town', law)
    refused(await one.ask('land', 'announce-basis-change', { changes: [{ ...announcement.changes[0], item: 'P008' }] }), 422,
      'item_not_affected')
    await one.give('land', 'announce-basis-change', announcement)
    await one.give('town', 'acknowledge')
    await one.give('town', 'record-revision', { none_needed: true, reason: '事项不变' })
    const done = await one.give('land', 'record-revision', { revision: one.id })
    assert.equal(done.stage, 'settled')
    const dropped = await Matter.open(server, 'law-changes', 'justice', law)
    await dropped.common('land', land, 'announce_basis_change', announcement)
    await dropped.give('justice', 'drop-law-change', { reason: '登记有误' })
  })

  test('an open case on a changed basis is marked once and shows it', async () => {
    const handler = await as(server, 'township100.handler1')
    const found = await handler.command(null, 'record', { title: '耕地内取土', source: 'enforcement', discovered_at: ago(60),
      place: township, location: '村东', item: 'R005', party: { kind: 'unknown' }, facts: '有挖机一台。' })

    const one = await Matter.open(server, 'law-changes', 'justice', { ...law, items: ['R005'] })
    let marks = []
    for (let tries = 0; tries < 100 && marks.length === 0; ++tries) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      marks = (await handler.matter(found.id)).marks.filter((mark) => mark.matter === one.id)
    }
    assert.equal(marks.length, 1)
    assert.equal(marks[0].title, law.title)
    const affected = (await one.page('justice')).details.affected.filter((each) => each.matter === found.id)
    assert.equal(affected.length, 1)
    assert.equal(affected[0].custodian.id, township)
    await one.give('justice', 'drop-law-change', { reason: '演示' })
  })

  test('a revision is proposed, returned, revised, reviewed and published; the server answers by it at once', async () => {
    const ask = async () => (await (await as(server, 'township100.head')).get(`/api/v1/competence?item=T001&place=${township}`)).json
    assert.equal((await ask()).unit, null)
    const before = (await ask()).list_version
    const one = await Matter.open(server, 'list-revisions', 'land', proposal(add_item('T001'), assign('T001')))
    await one.give('justice', 'review', { approved: false, opinion: '请补充' })
    await one.give('land', 'revise', { changes: [add_item('T001'), assign('T001')], explanation: '已补充' })
    await one.give('justice', 'review', review)
    await one.give('government', 'return-revision', { reason: '再议' })
    await one.give('land', 'revise', { changes: [add_item('T001'), assign('T001')], explanation: '已补充' })
    await one.give('justice', 'review', review)
    refused(await one.ask('justice', 'publish', publication), 422, 'publication_not_authorised')
    await one.give('government', 'authorise-publication', { note: '同意' })
    await one.give('justice', 'publish', publication)
    const answer = await ask()
    assert.equal(answer.unit.id, township)
    assert.equal(answer.list_version, before + 1)
    assert.equal(answer.bases[0].article, '第八十条')
    assert.equal((await one.page('town')).details.publication.version, before + 1)
  })

  test('what the register would contradict is refused at the proposal, with the row; nothing is opened', async () => {
    const town = await as(server, 'township100.head')
    const twice = await town.post('/api/v1/list-revisions', proposal(assign('P009')))
    refused(twice, 422, 'change_does_not_fit')
    assert.equal(twice.json.params.number, 1)
    const nothing = await town.post('/api/v1/list-revisions', proposal({ kind: 'revoke', item: 'R001', effective_on: day(1), unit: township,
      territory: township }))
    refused(nothing, 422, 'assignment_not_found')
    const missing = await town.post('/api/v1/list-revisions', proposal({ kind: 'revoke', item: 'P009', effective_on: day(1) }))
    refused(missing, 400, 'change_incomplete')
  })

  test('two revisions of the same list: the second is judged by what the first published', async () => {
    await published(server, 'T002')
    const land_head = await as(server, 'natural_resources.head')
    refused(await land_head.post('/api/v1/list-revisions', proposal(add_item('T002'))), 422, 'item_already_listed')
    const late = await Matter.open(server, 'list-revisions', 'town', proposal(assign('T002', { kind: 'revoke', effective_on: day(-1) })))
    await late.give('justice', 'review', review)
    refused(await late.ask('government', 'publish', publication), 422, 'change_in_the_past')
    await late.give('government', 'return-revision', { reason: '改日期' })
    await late.common('town', township, 'withdraw_proposal', { reason: '不再需要' })
  })

  test('withdrawn before the review', async () => {
    const one = await Matter.open(server, 'list-revisions', 'town', proposal({ kind: 'revoke', item: 'P009', effective_on: day(10),
      unit: township, territory: township }))
    const done = await one.give('town', 'withdraw-proposal', { reason: '不再需要' })
    assert.equal(done.stage, 'withdrawn')
  })

  test('the list is read as of a day and a version, and two versions are compared', async () => {
    const town = await as(server, 'township100.head')
    await published(server, 'T003')
    const versions = (await town.get('/api/v1/list-versions')).json
    const newest = versions.at(-1).version
    assert.equal(versions.at(-1).decision, publication.decision_number)
    const compared = (await town.get(`/api/v1/list-versions/compare?from=${newest - 1}`)).json
    assert.deepEqual(compared.items.map((each) => [each.difference, each.after.code]), [['added', 'T003']])
    assert.deepEqual(compared.assignments.map((each) => [each.difference, each.after.unit.id]), [['added', township]])
    const back = (await town.get(`/api/v1/list-versions/compare?from=${newest}&to=${newest - 1}`)).json
    assert.equal(back.items[0].difference, 'removed')
    const ask = async (version) => (await town.get(`/api/v1/competence?item=T003&place=${township}&version=${version}`)).json
    assert.equal((await ask(newest)).unit.id, township)
    assert.equal((await ask(newest - 1)).unit, null)
    assert.equal((await town.get(`/api/v1/competence?item=T003&place=${township}&version=${newest + 1}`)).status, 404)
    for (const { version } of versions) { // from the first on, also where an item was reserved since
      for (const path of [`competence?item=P009&place=${township}&version=${version}`, `penalty-items?version=${version}`,
        `exports/register?version=${version}`, `list-versions/compare?from=${version}&to=${newest}`]) {
        assert.equal((await town.get(`/api/v1/${path}`)).status, 200, path)
      }
    }
    const listed = async (query) => (await town.get(`/api/v1/penalty-items?q=T003&${query}`)).json.total
    assert.equal(await listed(`version=${newest}`), 1)
    assert.equal(await listed(`version=${newest - 1}`), 0)
    assert.equal((await town.get(`/api/v1/penalty-items/T003?version=${newest - 1}`)).status, 404)
    const [first] = (await town.get('/api/v1/penalty-items?q=P001&on=2021-07-14')).json.items
    assert.equal(first.holders, 0, 'nobody held it the day before the first list')
    const [later] = (await town.get('/api/v1/penalty-items?q=P001&on=2021-07-15')).json.items
    assert.ok(later.holders > 0)
    refused(await town.get('/api/v1/list-versions/compare'), 400, 'shape')
  })

  test('a decided dispute over the item stands beside the answer as a precedent', async () => {
    const street = '130581001'
    const law = { legal_basis: '行政处罚法第二十五条' }
    const open = await Matter.open(server, 'disputes', 'land', { title: '遗撒渣土管辖争议', other: street, arose_at: ago(3600),
      competent_unit: street, reasons: '属地巡查', ...law, place: street, item: 'P015', facts: '沿路遗撒。',
      first_discovered_by: street })
    const near = (open.street = await as(server, 'subdistrict001.head'))
    await open.give('street', 'state-position', { competent_unit: land, reasons: '依职责分工', ...law })
    await open.give('street', 'record-negotiation', { held_at: ago(0), participants: '双方负责人', summary: '意见不一', result: 'failed' })
    await open.give('street', 'submit', { negotiation: '协商一次', disagreement: '职责边界', proposal: '请指定承办单位' })
    await open.give('justice', 'review', { accepted: true, opinion: '材料齐全' })
    await open.give('land', 'reply', { statement: '坚持原意见', ...law })
    await open.give('government', 'decide', { responsible_unit: land, decision_number: '南政管辖〔2026〕9号', reasons: '依职责', ...law })
    const answer = (await near.get(`/api/v1/competence?item=P015&place=${street}`)).json
    assert.ok(answer.precedents.some((each) => each.matter?.id === open.id || each.unit.id === land), JSON.stringify(answer))
  })

  test('the register leaves and comes back as JSON and as tables, all or nothing, faults by row', async () => {
    const admin = await as(server, 'system.admin')
    const out = await admin.get('/api/v1/exports/register')
    assert.equal(out.status, 200)
    const document = out.json
    assert.ok(document.assignments.length > 400)
    const send = (register, query = '') => admin.call('POST', `/api/v1/imports/register${query}`, { json: register })
    const same = await send(document)
    assert.equal(same.status, 200, String(same.body))
    assert.deepEqual([same.json.created, same.json.updated], [0, 0])
    const again = (await admin.get('/api/v1/exports/register')).json
    assert.deepEqual(again, document)

    const changed = structuredClone(document)
    changed.items[0].note = '导入测试'
    assert.equal((await send(changed, '?dry_run=true')).json.updated, 1)
    assert.deepEqual((await admin.get('/api/v1/exports/register')).json, document, 'a trial changes nothing')

    const wrong = structuredClone(document)
    wrong.items[1].kind = 'borrowed'
    wrong.assignments[2].valid_from = '2021-02-30'
    const shape = await send(wrong)
    refused(shape, 422, 'import_refused')
    assert.deepEqual(shape.json.errors.map((each) => [each.table, each.row, each.column]),
      [['items', 2, 'kind'], ['assignments', 3, 'valid_from']])

    const dangling = structuredClone(document)
    dangling.assignments[4].unit = 'nobody'
    const relation = await send(dangling)
    assert.deepEqual(relation.json.errors.map((each) => [each.table, each.row, each.column, each.code]),
      [['assignments', 5, 'unit', 'unit_unknown']])

    const rewritten = structuredClone(document)
    rewritten.list_versions[0].decision = '改写历史'
    assert.equal((await send(rewritten)).json.errors[0].code, 'published_version_changed')
    assert.equal((await send([])).json.errors[0].code, 'object')
    assert.deepEqual((await admin.get('/api/v1/exports/register')).json, document, 'nothing was imported')

    for (const table of ['bases', 'places', 'list-versions', 'assignments']) {
      const csv = await admin.get(`/api/v1/exports/${table}`)
      assert.equal(csv.status, 200)
      assert.match(csv.type, /text\/csv/)
    }
    const items = await admin.get('/api/v1/exports/items?version=0')
    const back = await admin.call('POST', '/api/v1/imports/items?dry_run=true', { body: items.body, headers: { 'Content-Type': 'text/csv' } })
    assert.deepEqual([back.json.created, back.json.errors], [0, []])
    assert.equal((await admin.get('/api/v1/exports/items?version=99')).status, 404)
  })

  test('use of items is recorded and counted; what nobody used for a year is shown to the unit and to S', async () => {
    const town = await as(server, 'township100.head')
    const justice = await as(server, 'justice.coordinator1')
    const unused = async (client) => (await client.get('/api/v1/unused-items')).json
      .filter((each) => each.item === 'P024' && each.unit.id === township)
    assert.equal((await unused(town)).length, 1)
    assert.equal((await unused(justice)).length, 1)
    const use = (more) => ({ item: 'P024', used_on: day(0), inspections: 2, filings: 0, decisions: 1, ...more })
    refused(await town.post('/api/v1/item-use', use({ used_on: day(1) })), 400, 'shape')
    refused(await town.post('/api/v1/item-use', use({ inspections: 0, decisions: 0 })), 400, 'shape')
    refused(await town.post('/api/v1/item-use', use({ item: 'none' })), 400, 'shape')
    const mayor = await as(server, 'government.deputy_mayor')
    refused(await mayor.post('/api/v1/item-use', use()), 403, 'forbidden')
    const done = await town.post('/api/v1/item-use', use())
    assert.equal(done.status, 204, String(done.body))
    assert.equal((await unused(town)).length, 0)
    const rows = (await town.get(`/api/v1/item-use?from=${day(0)}&until=${day(0)}`)).json.items
    const row = rows.find((each) => each.item === 'P024')
    assert.deepEqual([row.inspections, row.filings, row.decisions, row.last_used_on], [2, 0, 1, day(0)])
    assert.ok(rows.every((each) => each.unit.id === township), 'a township sees its own')
    const former = await as(server, 'urban_management.head')
    const theirs = (await former.get('/api/v1/unused-items')).json
    assert.ok(theirs.every((each) => each.original_department.id === '130581.urban_management'))
  })
}
