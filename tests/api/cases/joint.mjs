// Joint enforcement: a hazard up to the government's instruction, consultations, operations, groups, rosters.
import assert from 'node:assert/strict'
import { as } from '../client.mjs'
import { ago, pdf, refused, township } from '../fixtures.mjs'

const housing = '130581.housing_construction'
const officers = [{ name: '张某', certificate: '冀E001' }, { name: '李某', certificate: '冀E002' }]
const give = async (client, path, body = {}) => {
  const answer = await client.post(`/api/v1/${path}`, body)
  assert.ok(answer.status < 300, `${path}: ${answer.status} ${answer.body}`)
  return answer.json
}
const hazard = (departments = [housing]) => ({ title: '沿街危墙', kind: 'safety', discovered_at: ago(600),
  place: township, facts: '围墙倾斜', danger: '可能倒塌', departments })
/** What people do with any matter. */
async function common(client, path, unit, act, body) {
  const people = (await client.get(`/api/v1/units/${unit}/people`)).json
  await give(client, `${path}/assign-handler`, { person: people[0].person.id })
  await give(client, `${path}/add-note`, { text: '内部备注' })
  if (act)
    await give(client, `${path}/record-paper-act`, { act, body, occurred_at: ago(0), medium: 'telephone', reason: '网络中断' })
}
const later = (seconds) => ago(-seconds)

export default (test, server) => {
  test('a hazard is answered, dealt with and closed by every department', async () => {
    const town = await as(server, 'township100.head')
    const office = await as(server, 'housing_construction.head')
    const police = await as(server, 'public_security.head')
    const { id } = await give(town, 'hazard-notices', hazard([housing, '130581.public_security']))
    const upload = await town.upload('现场.pdf', pdf('scene'))
    await give(town, `hazard-notices/${id}/attach-material`, { kind: 'scene_record', file: upload.json.id, file_name: '现场.pdf' })
    await give(town, `hazard-notices/${id}/correct`, { field: 'danger', text: '随时可能倒塌', reason: '补充' })
    refused(await town.post(`/api/v1/hazard-notices/${id}/notify`, { channel: 'telephone', notified_at: ago(0) }), 400, 'field_required')
    await give(town, `hazard-notices/${id}/notify`, { channel: 'telephone', notified_at: ago(0), recipient: '值班员' })
    await give(town, `hazard-notices/${id}/remind`, { department: housing, channel: 'platform', content: '请立即处理' })
    await common(town, `hazard-notices/${id}`, township, 'remind', { department: housing, channel: 'telephone', content: '请尽快处理' })
    await give(office, `hazard-notices/${id}/respond`)
    for (const client of [office, police]) {
      await give(client, `hazard-notices/${id}/dispatch`, { dispatched_at: ago(0), officers })
      await give(client, `hazard-notices/${id}/arrive`, { arrived_at: ago(0) })
      await give(client, `hazard-notices/${id}/report-handling`, { handled_at: ago(0), result: 'eliminated', measures: '已拆除' })
    }
    const matter = await town.matter(id)
    assert.equal(matter.stage, 'handled')
    assert.ok(matter.obligations.every((each) => each.due_before === null), 'no period is a legal one')
  })

  test('refused without good reasons it is reported, with a letter, and instructed', async () => {
    const town = await as(server, 'township100.head')
    const office = await as(server, 'housing_construction.head')
    const mayor = await as(server, 'government.deputy_mayor')
    const { id } = await give(town, 'hazard-notices', hazard())
    await give(town, `hazard-notices/${id}/notify`, { channel: 'platform', notified_at: ago(0) })
    refused(await town.post(`/api/v1/hazard-notices/${id}/report-to-government`, { harm: '仍有行人', request: '请责成处理' }), 422, 'nothing_to_report')
    await give(office, `hazard-notices/${id}/redirect`, { proper_unit: '130581.urban_management', reasons: '属城管职责' })
    await give(town, `hazard-notices/${id}/reject-reasons`, { department: housing, reason: '建筑物安全属住建职责' })
    const preview = await town.get(`/api/v1/hazard-notices/${id}/letter-preview`)
    assert.equal(preview.status, 200)
    const sent = await give(town, `hazard-notices/${id}/report-to-government`, { harm: '仍有行人', request: '请责成处理', contact: '王某 0319-1' })
    assert.match(sent.number, /报〔\d{4}〕\d+号$/)
    await give(mayor, `hazard-notices/${id}/instruct`, { instruction: '请住建局立即处理', answer_before: later(3600) })
    await give(office, `hazard-notices/${id}/answer-instruction`, { answer: '已安排' })
    await give(office, `hazard-notices/${id}/refuse`, { reasons: '已采取措施', legal_basis: '建筑法' })
    await give(town, `hazard-notices/${id}/accept-reasons`, { department: housing })
    assert.equal((await give(town, `hazard-notices/${id}/drop-hazard`, { reason: '隐患消除' })).stage, 'dropped')
  })

  test('a regular meeting of a group, its tasks, and what the coordinating office makes of them', async () => {
    const town = await as(server, 'township100.head')
    const office = await as(server, 'housing_construction.head')
    const justice = await as(server, 'justice.coordinator1')
    const group = await give(town, 'standing-groups', { title: '城区协商小组', purpose: '占道经营', members: [housing], period_days: 0 })
    const { id } = await give(town, 'consultations', { title: '例会', kind: 'regular', group: group.id, units: [housing],
      topics: [{ kind: 'hot_problem', content: '占道经营' }], scheduled_at: ago(0), place: '会议室' })
    await give(office, `consultations/${id}/add-topic`, { kind: 'management', content: '摊点' })
    await give(town, `consultations/${id}/reschedule`, { scheduled_at: ago(0), place: '二楼', reason: '会议室占用' })
    const upload = await town.upload('议程.pdf', pdf('agenda'))
    await give(town, `consultations/${id}/attach-material`, { kind: 'agenda', file: upload.json.id, file_name: '议程.pdf' })
    await common(town, `consultations/${id}`, township, 'add_topic', { kind: 'management', content: '夜市' })
    await give(office, `consultations/${id}/sign-in`, { attendees: '负责人' })
    await give(town, `consultations/${id}/record-minutes`, { held_at: ago(0), minutes: '纪要' })
    await give(town, `consultations/${id}/correct`, { field: 'minutes', text: '纪要全文', reason: '补充' })
    await give(town, `consultations/${id}/resolve`, { conclusion: '一致同意', tasks: [
      { debtor: housing, topic: 1, content: '清理', due_before: later(86400) },
      { debtor: housing, topic: 2, content: '规划摊点', due_before: later(86400) }] })
    const [first, second] = (await office.matter(id)).details.tasks
    await give(town, `consultations/${id}/drop-task`, { task: second.id, reason: '不再需要' })
    await give(office, `consultations/${id}/report-task`, { task: first.id, result: '已清理' })
    await give(justice, `consultations/${id}/confirm-task`, { task: first.id, accepted: true })
    assert.ok((await town.matter(id)).closed_at)
    await common(town, `standing-groups/${group.id}`, township, 'change_period', { period_days: 60, reason: '调整' })
    await give(town, `standing-groups/${group.id}/change-period`, { period_days: 30, reason: '加密' })
    await give(town, `standing-groups/${group.id}/change-members`, { members: [township, housing, '130581.water'], reason: '增加成员' })
    await give(town, `standing-groups/${group.id}/change-convener`, { convener: housing, reason: '轮值' })
    const held = await give(office, `standing-groups/${group.id}/record-meeting`, { held_at: ago(0) })
    assert.deepEqual(held.warnings, ['meeting_without_record'])
    assert.equal((await give(justice, `standing-groups/${group.id}/dissolve`, { reason: '合并' })).stage, 'dissolved')
    const other = await give(town, 'consultations', { title: '临时会议', kind: 'ad_hoc', units: [housing],
      topics: [{ kind: 'difficult_problem', content: '难点' }], scheduled_at: ago(0), place: '会议室' })
    assert.equal((await give(town, `consultations/${other.id}/cancel`, { reason: '不再需要' })).stage, 'cancelled')
  })

  test('a joint operation from the plan to its cases', async () => {
    const town = await as(server, 'township100.head')
    const office = await as(server, 'housing_construction.head')
    const water = await as(server, 'water.head')
    const plan = { title: '违法建设联合执法', target: '沿线房屋', place: township, planned_at: later(3600), units: [housing], division: '分工' }
    const { id } = await give(town, 'joint-operations', plan)
    await give(town, `joint-operations/${id}/change-plan`, { planned_at: ago(0), division: '分工', reason: '提前' })
    await give(town, `joint-operations/${id}/invite-unit`, { unit: '130581.water', reason: '涉河' })
    await give(water, `joint-operations/${id}/decline-participation`, { reasons: '防汛' })
    await give(office, `joint-operations/${id}/confirm-participation`, { officers })
    await give(town, `joint-operations/${id}/name-officers`, { officers })
    const upload = await office.upload('方案.pdf', pdf('plan'))
    await give(office, `joint-operations/${id}/attach-material`, { kind: 'plan', file: upload.json.id, file_name: '方案.pdf' })
    await common(town, `joint-operations/${id}`, township, 'name_officers', { officers })
    await give(town, `joint-operations/${id}/correct`, { field: 'target', text: '东街房屋', reason: '笔误' })
    await give(town, `joint-operations/${id}/record-action`, { began_at: ago(0), ended_at: ago(0), record: '检查' })
    await give(office, `joint-operations/${id}/record-result`, { findings: '三处', measures: '停工' })
    await give(town, `joint-operations/${id}/record-result`, { findings: '三处', measures: '停工' })
    await give(office, `joint-operations/${id}/add-case`, { case_number: '南住建执立〔2026〕1号' })
    assert.equal((await give(town, `joint-operations/${id}/conclude`, { summary: '结束' })).stage, 'concluded')
    const other = await give(town, 'joint-operations', plan)
    assert.equal((await give(town, `joint-operations/${other.id}/cancel`, { reason: '取消' })).stage, 'cancelled')
  })

  test('every unit has a roster from the start and fills it', async () => {
    const town = await as(server, 'township101.head')
    const justice = await as(server, 'justice.coordinator1')
    const list = await town.get('/api/v1/matters?view=all&system=liaison_roster')
    assert.equal(list.json.items.length, 1, String(list.body))
    const { id } = list.json.items[0]
    const path = (name) => `liaison-rosters/${id}/${name}`
    const named = { person: '赵某', office: '队长', telephone: '0319-2' }
    await give(town, path('appoint-liaison'), { rank: 'a', ...named })
    await give(town, path('appoint-liaison'), { rank: 'b', ...named })
    await give(town, path('end-liaison'), { rank: 'b', reason: '调岗' })
    refused(await town.post(`/api/v1/${path('confirm-roster')}`, {}), 409, 'roster_incomplete')
    await give(town, path('appoint-liaison'), { rank: 'b', ...named })
    await give(town, path('set-contact'), named)
    await give(town, path('set-contact'), { counterpart: housing, ...named })
    await give(town, path('remove-contact'), { counterpart: housing, reason: '并入' })
    for (const organ of ['public_security', 'procuratorate', 'court'])
      await give(town, path('set-contact'), { counterpart: `130581.${organ}`, ...named })
    await give(town, path('confirm-roster'))
    await common(town, `liaison-rosters/${id}`, '130581101', 'set_contact', named)
    refused(await justice.post(`/api/v1/${path('close-roster')}`, { reason: '撤并' }), 422, 'unit_still_active')
    const rosters = await justice.get('/api/v1/matters?view=all&system=liaison_roster')
    assert.ok(rosters.json.items.length > 1)
  })
}
