// A case from discovery to result, in both directions, with everything that may happen between.
import assert from 'node:assert/strict'
import { Case, ago, attach, pdf, refused, township, water } from '../fixtures.mjs'

async function rendered(client, id) {
  for (let i = 0; i < 100; i += 1) {
    const { documents } = await client.matter(id)
    if (documents.some((each) => each.status === 'ready')) return documents.find((each) => each.url)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the letter was not rendered in twenty seconds')
}

const types = (matter) => matter.timeline.map((entry) => entry.type)

export default (test, server) => {
  for (const direction of ['T→D', 'D→T']) {
    test(`${direction} runs from discovery to result, with its letter`, async () => {
      const one = await Case.of(server, direction)
      await one.ready()
      const check = (await one.sender.get(
        `/api/v1/case-transfers/${one.id}/issue-check?receiver=${one.receiver_unit}`)).json
      assert.equal(check.may_issue, true)
      assert.equal(check.receiver_is_competent, true)
      assert.deepEqual(check.personal_data, [])
      const preview = await one.sender.get(
        `/api/v1/case-transfers/${one.id}/letter-preview?receiver=${one.receiver_unit}`)
      assert.equal(preview.body.subarray(0, 5).toString(), '%PDF-')
      const issued = await one.issue()
      assert.match(issued.number, /执移〔\d{4}〕\d+号/)
      await one.receiver.command(one.id, 'receive')
      await one.receiver.command(one.id, 'accept', { comment: '予以受理' })
      const done = await one.finish()
      assert.equal(done.stage, 'concluded')
      const letter = await rendered(one.sender, one.id)
      const file = await one.receiver.get(letter.url)
      assert.equal(file.body.length, letter.size)
      assert.equal(file.body.subarray(0, 5).toString(), '%PDF-')
      const verified = (await one.sender.get('/api/v1/letter-verification?' + new URLSearchParams({
        number: letter.number, digest: letter.digest }))).json
      assert.equal(verified.known, true)
      const forged = (await one.sender.get('/api/v1/letter-verification?' + new URLSearchParams({
        number: letter.number, digest: '0'.repeat(64) }))).json
      assert.equal(forged.known, false)
      const matter = await one.sender.matter(one.id)
      assert.ok(matter.closed_at)
      assert.equal(matter.details.outcome.amount_fen, 500000)
      assert.ok(matter.obligations.every((each) => each.outcome !== 'open'), 'nothing is owed any more')
      for (const type of ['finding_recorded', 'issued', 'received', 'accepted', 'filing_decided',
        'outcome_recorded', 'execution_recorded', 'result_reported']) {
        assert.ok(types(matter).includes(type), type)
      }
      const [material] = matter.details.materials
      const bytes = await one.receiver.get(`/api/v1/matters/${one.id}/materials/${material.id}`)
      assert.equal(bytes.body.length, material.size)
    })

    test(`${direction} urgent, with dissuasion and the competent unit told, papers afterwards`, async () => {
      const one = await Case.of(server, direction)
      await one.record({ in_progress: true, urgency: 'in_progress_not_stopped' })
      await one.sender.command(one.id, 'record-dissuasion', { dissuaded_at: ago(3000), location: '现场',
        manner: '口头劝阻', result: 'not_stopped', officers: [{ name: '张三', certificate: '0319001' }, { name: '李四' }] })
      await one.sender.command(one.id, 'tell-competent-unit',
        { unit: one.receiver_unit, told_at: ago(2900), channel: 'telephone', person: '值班员' })
      await one.sender_head.command(one.id, 'confirm-urgency')
      await attach(one.sender, one.id, 'basic_facts')
      await one.issue()
      const matter = await one.sender.matter(one.id)
      assert.equal(matter.urgent, true)
      const receive = matter.obligations.find((each) => each.duty.startsWith('receive'))
      assert.equal(receive.period.kind === 'working_days', false, 'an urgent receipt counts no working days')
      await attach(one.sender, one.id, 'case_source')
      await attach(one.sender, one.id, 'preliminary_evidence')
      await one.sender.command(one.id, 'complete-materials')
      await one.receiver.command(one.id, 'receive')
    })
  }

  test('without the evidence an ordinary case is not sent, and the answer names the clause', async () => {
    const one = await Case.of(server)
    await one.record()
    await attach(one.sender, one.id, 'basic_facts')
    const answer = await one.sender_head.post(`/api/v1/case-transfers/${one.id}/issue`,
      { receiver: water, redaction_confirmed: true })
    refused(answer, 422, 'case_source_missing')
    assert.equal(answer.json.clause, '3.1.2-b')
  })

  test('a unit that is not competent gets the case only for a stated reason', async () => {
    const one = await Case.of(server)
    await one.ready()
    const wrong = { receiver: '130581.transport', redaction_confirmed: true }
    refused(await one.sender_head.post(`/api/v1/case-transfers/${one.id}/issue`, wrong), 422, 'receiver_not_competent')
    await one.sender_head.command(one.id, 'issue', { ...wrong, override_reason: '涉及跨河桥梁' })
  })

  test('planted personal data is found in texts and files and must be reviewed', async () => {
    const one = await Case.of(server)
    await one.record({ facts: '群众来电反映，回访号码13912345678。' })
    const planted = Buffer.from('举报人：王小明\n身份证号：11010519491231002X\n')
    const upload = await attach(one.sender, one.id, 'case_source', '笔录.txt', planted)
    assert.ok(upload.scanned)
    assert.ok(upload.personal_data.some((each) => each.kind === 'citizen_id'))
    await attach(one.sender, one.id, 'basic_facts')
    await attach(one.sender, one.id, 'preliminary_evidence')
    const check = (await one.sender.get(`/api/v1/case-transfers/${one.id}/issue-check`)).json
    const found = check.personal_data.map((each) => `${each.where} ${each.kind}`)
    assert.ok(found.includes('facts mobile_phone'), found.join())
    assert.ok(found.includes('笔录.txt citizen_id'), found.join())
    assert.ok(!JSON.stringify(check).includes('13912345678'), 'what is found is shown masked')
    const path = `/api/v1/case-transfers/${one.id}/issue`
    const body = { receiver: water, redaction_confirmed: true }
    const answer = await one.sender_head.post(path, body)
    refused(answer, 422, 'personal_data_not_reviewed')
    assert.ok(answer.json.params.number >= 3)
    refused(await one.sender_head.post(path, { receiver: water, personal_data_reviewed: true }), 422, 'redaction_not_confirmed')
    await one.sender_head.command(one.id, 'issue', { ...body, personal_data_reviewed: true })
  })

  test('withdrawn, the case returns to the finder and its number stays void', async () => {
    const one = await Case.of(server)
    const { number } = await one.issued()
    await one.sender_head.command(one.id, 'withdraw', { reason: '接收单位选错' })
    const matter = await one.sender.matter(one.id)
    assert.equal(matter.stage, 'found')
    assert.ok(matter.documents.some((each) => each.number === number && each.status === 'withdrawn'))
    const again = await one.issue()
    assert.notEqual(again.number, number)
  })

  test('a supplement is asked for once, supplied, and the case accepted', async () => {
    const one = await Case.of(server)
    await one.received()
    const path = `/api/v1/case-transfers/${one.id}`
    const ask = { missing: ['preliminary_evidence'], explanation: '照片不清' }
    await one.receiver.command(one.id, 'request-supplement', ask)
    refused(await one.receiver.post(`${path}/accept`), 422, 'supplement_awaited')
    refused(await one.sender.post(`${path}/supply`), 422, 'supplement_incomplete')
    await attach(one.sender, one.id, 'preliminary_evidence', '补充照片.pdf', pdf('more'))
    await one.sender.command(one.id, 'supply', { comment: '已补正' })
    refused(await one.receiver.post(`${path}/request-supplement`, ask), 409, 'supplement_already_requested')
    await one.receiver.command(one.id, 'accept')
  })

  test('an objection opens a dispute; the office names who is responsible meanwhile', async () => {
    const one = await Case.of(server)
    await one.received()
    await one.receiver_head.command(one.id, 'object',
      { reasons: '地点不在河道管理范围内', legal_basis: '《中华人民共和国河道管理条例》', proposed_unit: township })
    let matter = await one.coordinator.matter(one.id)
    assert.equal(matter.stage, 'objected')
    assert.equal(matter.details.interims.at(-1).unit.id, township)
    await one.coordinator.command(one.id, 'assign-interim', { unit: water, reason: '便于取证' })
    matter = await one.sender.matter(one.id)
    assert.equal(matter.details.interims.at(-1).unit.id, water)
  })

  test('after acceptance an objection needs the consent of the office', async () => {
    const one = await Case.of(server)
    await one.accepted()
    const body = { new_facts: '坐标复测显示在界外', legal_basis: '行政处罚法第二十五条' }
    const path = `/api/v1/case-transfers/${one.id}/object-on-new-facts`
    refused(await one.receiver_head.post(path, body), 422, 'objection_not_consented')
    await one.coordinator.command(one.id, 'consent-to-objection', { reason: '情况属实' })
    await one.receiver_head.command(one.id, 'object-on-new-facts', body)
  })

  test('corrections keep what stood there before; a clock is corrected by the head only', async () => {
    const one = await Case.of(server)
    await one.record()
    await one.sender.command(one.id, 'correct', { field: 'title', text: '更正后的标题', reason: '笔误' })
    const path = `/api/v1/case-transfers/${one.id}/correct`
    const clock = { field: 'discovered_at', instant: ago(7200), reason: '记录有误' }
    refused(await one.sender.post(path, clock), 403, 'head_must_correct_clock')
    await one.sender_head.command(one.id, 'correct', clock)
    const matter = await one.sender.matter(one.id)
    assert.equal(matter.title, '更正后的标题')
    assert.equal(matter.details.discovered_at, clock.instant)
  })

  test('a later start is approved by the head and the strict bound stays visible', async () => {
    const one = await Case.of(server)
    await one.record({ discovered_at: ago(86400), jurisdiction_determined_at: ago(3600) })
    await one.sender_head.command(one.id, 'approve-later-start', { reason: '管辖经核实后认定' })
    const matter = await one.sender.matter(one.id)
    const duty = matter.obligations.find((each) => each.duty === 'transfer')
    assert.ok(duty.strict_due_before)
  })

  test('a finding may be dismissed, an urgency declined, a material removed before sending', async () => {
    const one = await Case.of(server)
    await one.record()
    await one.sender.command(one.id, 'mark-urgent', { reason: 'evidence_may_be_lost' })
    await one.sender_head.command(one.id, 'confirm-urgency', { confirmed: false, reason: '证据已保全' })
    await attach(one.sender, one.id, 'other')
    const [material] = (await one.sender.matter(one.id)).details.materials
    await one.sender.command(one.id, 'remove-material', { material: material.id, reason: '重复' })
    const done = await one.sender_head.command(one.id, 'dismiss-finding', { ground: 'no_violation', reason: '查无违法事实' })
    assert.equal(done.stage, 'dismissed')
  })

  test('an act by telephone is recorded afterwards with its medium and reason', async () => {
    const one = await Case.of(server)
    await one.issued()
    await one.receiver.command(one.id, 'record-paper-act',
      { act: 'receive', body: {}, occurred_at: ago(0), medium: 'telephone', reason: '网络中断' })
    const matter = await one.receiver.matter(one.id)
    assert.equal(matter.stage, 'received')
    assert.ok(matter.timeline.some((entry) => entry.on_paper?.medium === 'telephone'))
    refused(await one.receiver.post(`/api/v1/case-transfers/${one.id}/record-paper-act`,
      { act: 'accept', occurred_at: ago(-3600), medium: 'paper', reason: '网络中断' }), 422, 'occurred_in_future')
  })

  test('handlers are named from the own unit; notes stay within it; reading is noted', async () => {
    const one = await Case.of(server)
    await one.issued()
    const people = (await one.sender.get(`/api/v1/units/${township}/people`)).json
    const other = people.find((each) => each.person.id !== one.sender.session.person.id)
    await one.sender_head.command(one.id, 'assign-handler', { person: other.person.id })
    assert.equal((await one.sender.matter(one.id)).handler.id, other.person.id)
    refused(await one.sender_head.post(`/api/v1/case-transfers/${one.id}/assign-handler`,
      { person: one.receiver.session.person.id }), 422, 'handler_not_in_unit')
    await one.sender.command(one.id, 'add-note', { text: '内部备注' })
    assert.equal((await one.sender.matter(one.id)).notes.length, 1)
    const seen = await one.receiver.matter(one.id)
    assert.equal(seen.notes.length, 0)
    assert.ok(!JSON.stringify(seen).includes('内部备注'), 'a note of the other unit does not leak')
    // Readings are written once a second, for all.
    for (const until = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
      if ((await one.sender.matter(one.id)).reads.some((each) => each.unit.id === water)) break
      assert.ok(Date.now() < until, 'the reading was not written')
    }
  })

  test('the log of a matter is chained: each entry has a hash of its own', async () => {
    const one = await Case.of(server)
    await one.received()
    const hashes = (await one.sender.matter(one.id)).timeline.map((entry) => entry.hash)
    assert.equal(new Set(hashes).size, hashes.length)
    assert.ok(hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash)))
  })
}
