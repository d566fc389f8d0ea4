// Bodies and half-done matters the cases begin with.
import assert from 'node:assert/strict'
import { as } from './client.mjs'

/** "2026-11-22T15:30:00+08:00" of so many seconds before now. */
export function ago(seconds) {
  const local = new Date(Date.now() - seconds * 1000 + 8 * 3600 * 1000)
  return `${local.toISOString().slice(0, 19)}+08:00`
}

export const township = '130581100' // 苏村镇
export const water = '130581.water'
export const land = '130581.natural_resources'

export function finding(more = {}) {
  return {
    title: '河道管理范围内采砂', source: 'supervision', discovered_at: ago(3600), place: township,
    location: '清凉江苏村段', item: 'R001', party: { kind: 'unknown' }, facts: '现场有抽砂船一艘。',
    ...more,
  }
}

/** A small PDF with one page that shows `text` (ASCII). */
export function pdf(text = 'Liandong') {
  const stream = `BT /F1 18 Tf 40 700 Td (${text}) Tj ET`
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
  let out = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = out.length
    out += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = out.length
  out += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

/** A picture of one dot, which no machine here can read. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64')

export const parts = ['basic_facts', 'case_source', 'preliminary_evidence']

export async function attach(client, id, kind, name = `${kind}.pdf`, bytes = pdf(kind)) {
  const upload = await client.upload(name, bytes)
  assert.equal(upload.status, 201, String(upload.body))
  await client.command(id, 'attach-material', { kind, file: upload.json.id, file_name: name })
  return upload.json
}

/** Makes matters move from the township (T) to the water bureau (D), or from D to T. */
export class Case {
  static async of(server, direction = 'T→D') {
    const made = new Case()
    const down = direction === 'D→T'
    const [from, to] = down ? ['natural_resources', 'township100'] : ['township100', 'water']
    made.receiver_unit = down ? township : water
    made.body = down ? { item: 'P009', title: '耕地内违规取土' } : {}
    made.sender = await as(server, `${from}.handler1`)
    made.sender_head = await as(server, `${from}.head`)
    made.receiver = await as(server, `${to}.handler1`)
    made.receiver_head = await as(server, `${to}.head`)
    made.coordinator = await as(server, 'justice.coordinator1')
    return made
  }

  async record(more = {}) {
    const result = await this.sender.command(null, 'record', finding({ ...this.body, ...more }))
    this.id = result.id
    return result
  }

  async ready(more) {
    await this.record(more)
    for (const kind of parts) await attach(this.sender, this.id, kind)
  }

  async issue(more = {}) {
    const body = { receiver: this.receiver_unit, redaction_confirmed: true, contact: '值班室', ...more }
    return this.sender_head.command(this.id, 'issue', body)
  }

  async issued(more) {
    await this.ready(more)
    return this.issue()
  }

  async received(more) {
    await this.issued(more)
    return this.receiver.command(this.id, 'receive')
  }

  async accepted(more) {
    await this.received(more)
    return this.receiver.command(this.id, 'accept')
  }

  /** From acceptance to the result. */
  async finish() {
    const { receiver, id } = this
    await receiver.command(id, 'decide-filing',
      { filed: true, case_number: `案〔2026〕${id.slice(-6)}号`, filed_at: ago(0) })
    await receiver.command(id, 'record-outcome', { kind: 'fine', decision_number: '罚决〔2026〕1号',
      decided_at: ago(0), amount_fen: 500000, summary: '罚款五千元。' })
    await receiver.command(id, 'record-execution', { executed_at: ago(0), summary: '已缴纳。' })
    return receiver.command(id, 'report-result', { summary: '已作出处罚决定并执行。' })
  }
}

export function refused(answer, status, code) {
  assert.equal(`${answer.status} ${answer.json?.code}`, `${status} ${code}`, String(answer.body).slice(0, 400))
}
