// Builds the full matters of the mock from the short specifications in demo.mjs.
import { createHash } from 'node:crypto'
import { DAY, HOUR, instant, now } from './clock.mjs'
import { personOf, unitOf, unitRef } from './city.mjs'
import { specs } from './demo.mjs'
import { cd, hours, obligation, prompt, wd } from './obligations.mjs'

export const digestOf = (text) => createHash('sha256').update(text).digest('hex')
const person = (unit, role) => {
  const found = personOf(unit, role)
  return found ? { id: found.id, name: found.name } : null
}

const KINDS = [
  'basic_facts',
  'case_source',
  'preliminary_evidence',
  'preliminary_evidence',
  'other',
]
const NAMES = [
  '基本违法事实说明.pdf',
  '现场检查记录.pdf',
  '现场照片01.jpg',
  '现场照片02.jpg',
  '村委会证明.pdf',
  '测量图.pdf',
]

function materialsOf(spec, at) {
  return NAMES.slice(0, spec.materials).map((name, index) => ({
    id: `${spec.id}.${index + 1}`,
    kind: KINDS[index] ?? 'other',
    name,
    digest: digestOf(spec.id + name),
    size: 48_213 + index * 311_877,
    media_type: name.endsWith('pdf') ? 'application/pdf' : 'image/jpeg',
    copies: 1,
    pages: index === 1 ? 4 : 1,
    original: index < 2,
    added_by: unitRef(spec.from),
    added_at: instant(at),
  }))
}

function detailsOf(spec, at) {
  const complete = spec.no !== undefined
  return {
    stage: spec.stage,
    finder: unitRef(spec.from),
    finder_is_local: /^\d+$/.test(spec.from),
    competent_unit: spec.to ? unitRef(spec.to) : unitRef(spec.from),
    title: spec.title,
    source: /^\d+$/.test(spec.from) ? 'enforcement' : 'supervision',
    discovered_at: instant(at.found),
    recorded_at: instant(at.found + 20 * 60_000),
    jurisdiction_determined_at: null,
    later_start_at: null,
    later_start_reason: '',
    place: '130581100',
    location: spec.location,
    item: spec.item,
    item_reason: '',
    party: {
      kind: spec.party[0],
      name: spec.party[1],
      identifier: '',
      address: spec.party[1] ? '南宫市苏村镇' : '',
    },
    facts: spec.facts,
    provisions: spec.item === 'P009' ? '《中华人民共和国土地管理法》第三十七条第三款' : '',
    in_progress: Boolean(spec.progress),
    urgency: spec.urgent
      ? {
          reason: spec.reason,
          since: instant(at.urgent),
          by_unit: unitRef(spec.from),
          marked_at: instant(at.urgent),
          needs_confirmation: true,
          confirmed_at: null,
        }
      : null,
    dissuasions: spec.dissuaded
      ? [
          {
            dissuaded_at: instant(at.found + 0.4 * HOUR),
            location: spec.location,
            manner: '口头劝阻并宣读责令停止通知',
            result: spec.dissuaded,
            officers: [
              { name: '刘䶮', certificate: 'DEMO-0022' },
              { name: '谭云飞', certificate: 'DEMO-0023' },
            ],
          },
        ]
      : [],
    told: spec.told
      ? [
          {
            unit: unitRef(spec.to),
            told_at: instant(at.found + 0.8 * HOUR),
            channel: 'telephone',
            person: '值班员',
            message: '',
          },
        ]
      : [],
    materials: materialsOf(spec, at.found + 3 * HOUR),
    letters: complete
      ? [
          {
            document_number: numberOf(spec),
            receiver: unitRef(spec.to),
            receiver_is_local: false,
            signatory: unitRef(spec.from),
            issued_at: instant(at.sent),
            override_reason: '',
            measures_taken: '已责令停止违法行为并拍照固定。',
            contact: '刘䶮，0319-1000022',
            materials_complete: true,
            materials_completed_at: null,
            withdrawn_at: null,
            digest: digestOf(spec.id),
            size: 183_220,
            materials: [],
          },
        ]
      : [],
    received_at: at.received ? instant(at.received) : null,
    supplement: spec.supplement
      ? {
          missing: ['preliminary_evidence'],
          explanation: '照片未显示开挖长度，请补充带测量标尺的现场照片。',
          requested_at: instant(at.supplement),
          supplied_at: null,
          ended_at: null,
          comment: '',
        }
      : null,
    objection_consented_at: null,
    objections: spec.objected
      ? [
          {
            objected_at: instant(at.objected),
            reasons: '该类餐饮油烟处罚事项已随清单赋权乡镇。',
            legal_basis: '河北省赋予乡镇和街道行政处罚事项清单',
            proposed_unit: unitRef(spec.from),
            on_new_facts: false,
            interim_unit: unitRef(spec.from),
            interim_since: instant(at.objected),
            interim_reason: '',
          },
        ]
      : [],
    accepted_at: at.accepted ? instant(at.accepted) : null,
    filing: spec.filed
      ? {
          filed: true,
          case_number: `南立〔2026〕${30 + (spec.no ?? 0)}号`,
          filed_at: instant(at.accepted + 30 * HOUR),
          reason: '',
          decided_at: instant(at.accepted + 30 * HOUR),
        }
      : null,
    outcome: spec.outcome
      ? {
          kind: 'fine',
          decision_number: `南罚决〔2026〕${spec.no}号`,
          decided_at: instant(at.outcome),
          amount_fen: 200_000,
          summary: '责令停止经营，罚款2,000元，当事人已缴纳。',
          executed_at: null,
          execution_summary: '',
        }
      : null,
    result_reported_at: at.reported ? instant(at.reported) : null,
    result_summary: at.reported ? '已依法作出处罚决定并执行完毕。' : '',
    dismissal: spec.dismissed
      ? {
          ground: 'own_competence',
          reason: '属于本镇清单事项。',
          duplicate_of: '',
          dismissed_at: instant(at.dismissed),
        }
      : null,
    bounces: spec.objected ? 1 : 0,
  }
}

function numberOf(spec) {
  return spec.no === undefined ? null : `${spec.code ?? '苏政'}执移〔2026〕${spec.no}号`
}

function obligationsOf(spec, at) {
  const clause = /^\d+$/.test(spec.from) ? '3.1.1-a' : '3.1.1-b'
  const end = at.sent ?? at.dismissed
  const list = [
    spec.urgent
      ? obligation({
          duty: 'transfer',
          clause: '3.1.1-c',
          basis: 'notice',
          debtor: spec.from,
          creditor: spec.to,
          from: at.urgent,
          period: hours(24),
          ended: end,
        })
      : obligation({
          duty: 'transfer',
          clause,
          basis: 'notice',
          debtor: spec.from,
          creditor: spec.to,
          from: at.found,
          period: wd(3),
          ended: end,
        }),
  ]
  if (spec.progress) {
    list.push(
      obligation({
        duty: 'dissuade',
        clause: '3.1.1-d',
        basis: 'notice',
        debtor: spec.from,
        from: at.found,
        period: prompt,
        ended: spec.dissuaded ? at.found + 0.4 * HOUR : null,
      }),
    )
    list.push(
      obligation({
        duty: 'tell',
        clause: '3.1.1-e',
        basis: 'notice',
        debtor: spec.from,
        creditor: spec.to,
        from: at.found,
        period: prompt,
        target: hours(2),
        ended: spec.told ? at.found + 0.8 * HOUR : null,
      }),
    )
  }
  if (at.sent) {
    list.push(
      obligation({
        duty: 'receive',
        clause: '3.1.1-a',
        basis: 'internal',
        debtor: spec.to,
        creditor: spec.from,
        from: at.sent,
        period: prompt,
        target: spec.urgent ? hours(2) : wd(1),
        ended: at.received,
      }),
    )
  }
  if (at.received) {
    list.push(
      obligation({
        duty: 'respond',
        clause: '3.1.1-a',
        basis: 'internal',
        debtor: spec.to,
        creditor: spec.from,
        from: at.received,
        period: prompt,
        target: wd(5),
        ended: at.accepted ?? at.objected,
      }),
    )
  }
  if (spec.supplement) {
    list.push(
      obligation({
        duty: 'supply',
        clause: '3.1.2-b',
        basis: 'internal',
        debtor: spec.from,
        creditor: spec.to,
        from: at.supplement,
        period: prompt,
        target: wd(3),
      }),
    )
  }
  if (at.accepted) {
    const filed = spec.filed ? at.accepted + 30 * HOUR : null
    list.push(
      obligation({
        duty: 'decide_filing',
        clause: '3.1.1-a',
        basis: 'internal',
        debtor: spec.to,
        creditor: spec.from,
        from: at.accepted,
        period: prompt,
        target: wd(15),
        ended: filed,
      }),
    )
    if (filed)
      list.push(
        obligation({
          duty: 'decide_case',
          clause: 'L:penalty_law-60',
          basis: 'law',
          debtor: spec.to,
          from: filed,
          period: cd(90),
          ended: at.outcome,
        }),
      )
  }
  if (at.outcome) {
    list.push(
      obligation({
        duty: 'report_result',
        clause: '3.1.1-a',
        basis: 'internal',
        debtor: spec.to,
        creditor: spec.from,
        from: at.outcome,
        period: prompt,
        target: wd(5),
        ended: at.reported,
      }),
    )
  }
  return list
}

function timelineOf(spec, at, details) {
  const list = []
  const add = (type, when, unit, role, clauses, fields, onPaper = null) => {
    if (when === undefined) return
    list.push({
      seq: 0,
      version: 0,
      type,
      occurred_at: instant(when),
      recorded_at: instant(onPaper ? when + 7 * HOUR : when + 60_000),
      person: person(unit, role),
      unit: unitRef(unit),
      on_paper: onPaper,
      clauses,
      fields,
      hash: digestOf(`${spec.id}${type}`),
    })
  }
  add(
    'finding_recorded',
    at.found + 0.3 * HOUR,
    spec.from,
    'handler',
    [details.finder_is_local ? '3.1.1-a' : '3.1.1-b'],
    {
      title: spec.title,
      discovered_at: details.discovered_at,
      location: spec.location,
      competent_unit: details.competent_unit,
    },
  )
  if (spec.urgent)
    add('urgency_marked', at.urgent + 60_000, spec.from, 'handler', ['3.1.1-c'], {
      reason: spec.reason,
      urgent_since: instant(at.urgent),
      needs_confirmation: true,
    })
  if (spec.dissuaded)
    add('dissuasion_recorded', at.found + 0.4 * HOUR, spec.from, 'handler', ['3.1.1-d'], {
      ...details.dissuasions[0],
    })
  if (spec.told)
    add(
      'competent_unit_told',
      at.found + 0.8 * HOUR,
      spec.from,
      'handler',
      ['3.1.1-e'],
      { ...details.told[0] },
      { medium: 'telephone', reason: '夜间电话告知值班室，次日补录', scan: null },
    )
  for (const material of details.materials.slice(0, 3))
    add('material_attached', Date.parse(material.added_at), spec.from, 'handler', ['3.1.2-b'], {
      kind: material.kind,
      name: material.name,
    })
  add('issued', at.sent, spec.from, 'head', ['3.1.1-a', '3.1.3-a'], {
    document_number: numberOf(spec),
    receiver: details.competent_unit,
    measures_taken: '已责令停止违法行为并拍照固定。',
  })
  if (at.sent)
    add('letter_rendered', at.sent + 2000, spec.from, 'head', [], {
      document_number: numberOf(spec),
      digest: digestOf(spec.id),
    })
  add('received', at.received, spec.to, 'handler', [], {})
  add('supplement_requested', at.supplement, spec.to, 'handler', ['3.1.2-b'], {
    missing: ['preliminary_evidence'],
    explanation: details.supplement?.explanation,
  })
  add('objected', at.objected, spec.to, 'head', [], { ...details.objections[0] })
  add('accepted', at.accepted, spec.to, 'handler', [], { comment: '' })
  if (spec.filed)
    add('filing_decided', at.accepted + 30 * HOUR, spec.to, 'head', ['3.1.1-a'], {
      ...details.filing,
    })
  add('outcome_recorded', at.outcome, spec.to, 'handler', ['L:penalty_law-60'], {
    ...details.outcome,
  })
  add('result_reported', at.reported, spec.to, 'handler', [], { summary: details.result_summary })
  add('finding_dismissed', at.dismissed, spec.from, 'head', [], { ...details.dismissal })
  list.sort((a, b) => Date.parse(a.occurred_at) - Date.parse(b.occurred_at))
  list.forEach((entry, index) => Object.assign(entry, { seq: 1000 + index, version: index + 1 }))
  return list
}

const LINE = ['found', 'issued', 'received', 'accepted', 'concluded']
export function stepsOf(matter) {
  const at = {
    found: matter.details.discovered_at,
    issued: matter.details.letters.at(-1)?.issued_at ?? null,
    received: matter.details.received_at,
    accepted: matter.details.accepted_at,
    concluded: matter.details.result_reported_at,
  }
  const extra = ['supplementing', 'objected', 'dismissed'].includes(matter.stage)
  const line = matter.stage === 'dismissed' ? ['found', 'dismissed'] : [...LINE]
  if (extra && matter.stage !== 'dismissed') line.splice(3, 0, matter.stage)
  const here = line.indexOf(matter.stage)
  return line.map((stage, index) => ({
    stage,
    state: index < here ? 'done' : index === here ? 'current' : 'future',
    at: index <= here ? (at[stage] ?? null) : null,
    due_before: index === here + 1 && matter.due_before ? matter.due_before : null,
  }))
}

/** Fills the summary that rows show from the obligations that are open. */
export function summarize(matter) {
  const rank = { red: 0, yellow: 1, green: 2, grey: 3 }
  const open = matter.obligations.filter((each) => each.outcome === 'open')
  const bound = (each) => Date.parse(each.due_before ?? each.target_before ?? '2999-01-01')
  const first = [...open].sort((a, b) => rank[a.light] - rank[b.light] || bound(a) - bound(b))[0]
  Object.assign(matter, {
    light: first?.light ?? 'grey',
    over_target: open.some((each) => each.over_target),
    duty: first?.duty ?? null,
    clause: first?.clause ?? null,
    due_before: first?.due_before ?? null,
    target_before: first?.target_before ?? null,
    provisional: first?.provisional ?? false,
    elapsed_since: first && !first.due_before ? first.arises_at : null,
    steps: [],
  })
  matter.steps = stepsOf(matter)
  return matter
}

function matterOf(spec) {
  const at = {}
  for (const name of [
    'found',
    'urgent',
    'sent',
    'received',
    'accepted',
    'supplement',
    'objected',
    'outcome',
    'reported',
    'dismissed',
  ]) {
    if (spec[name]) at[name] = now() - spec[name]
  }
  const details = detailsOf(spec, at)
  const closed = at.reported ?? at.dismissed ?? null
  const custodian = at.received ? spec.to : spec.from
  const timeline = timelineOf(spec, at, details)
  return summarize({
    id: spec.id,
    system: 'case_transfer',
    number: numberOf(spec),
    title: spec.title,
    stage: spec.stage,
    urgent: Boolean(spec.urgent),
    in_progress: Boolean(spec.progress),
    sender: unitRef(spec.from),
    receiver: spec.no === undefined ? null : unitRef(spec.to),
    custodian: unitRef(custodian),
    handler: person(custodian, 'handler'),
    opened_at: details.recorded_at,
    updated_at: timeline.at(-1)?.recorded_at ?? details.recorded_at,
    closed_at: instant(closed),
    version: timeline.length,
    allowed_commands: [],
    details,
    waits_on: spec.objected
      ? {
          id: 'X01',
          system: 'dispute_coordination',
          number: '争议〔2026〕2号',
          title: '餐饮油烟处罚管辖争议',
        }
      : null,
    obligations: obligationsOf(spec, at),
    timeline,
    documents: details.letters.map((letter) => ({
      kind: 'transfer_letter',
      number: letter.document_number,
      status: 'ready',
      digest: letter.digest,
      size: letter.size,
      url: `/api/v1/matters/${spec.id}/documents/${encodeURIComponent(letter.document_number)}`,
      issued_at: letter.issued_at,
    })),
    commands: [],
    notes:
      spec.id === 'M01'
        ? [
            {
              id: 'note1',
              text: '村委会联系人已确认，周二上午可带路复核。',
              person: person(spec.from, 'handler'),
              recorded_at: instant(now() - 20 * HOUR),
            },
          ]
        : [],
    reads: [
      { person: person(spec.from, 'head'), unit: unitRef(spec.from), at: instant(now() - DAY) },
      {
        person: person(custodian, 'handler'),
        unit: unitRef(custodian),
        at: instant(now() - 3 * HOUR),
      },
    ],
  })
}

export const matters = new Map(specs.map((spec) => [spec.id, matterOf(spec)]))

const all = (...names) => names
/** Which commands the mock offers a unit in a stage; the real table is the server's. */
export function commandsFor(matter, unit, roles) {
  const mine = matter.sender.id === unit
  const theirs = (matter.receiver ?? matter.details.competent_unit)?.id === unit && !mine
  const coordinator = unitOf(unit)?.kind === 'coordinating_office'
  const head = roles.includes('head')
  const names = []
  const stage = matter.stage
  if (stage === 'found' && mine) {
    if (head) names.push('issue')
    names.push('attach_material', 'remove_material', 'record_dissuasion', 'tell_competent_unit')
    if (!matter.urgent) names.push('mark_urgent')
    if (matter.urgent && head && !matter.details.urgency?.confirmed_at)
      names.push('confirm_urgency')
    if (head) names.push('approve_later_start', 'dismiss_finding')
  }
  if (stage === 'issued' && theirs) names.push('receive', 'mark_urgent')
  if (stage === 'issued' && mine && head) names.push('withdraw', 'complete_materials')
  if (stage === 'received' && theirs)
    names.push(...all('accept', 'request_supplement', ...(head ? ['object'] : [])))
  if (stage === 'supplementing' && mine) names.push('attach_material', 'supply')
  if (stage === 'supplementing' && theirs) names.push('accept')
  if (stage === 'accepted' && theirs) {
    const { filing, outcome } = matter.details
    if (!filing) names.push('decide_filing')
    else if (!outcome) names.push('record_outcome')
    else names.push('report_result', 'record_execution')
    if (head) names.push('object_on_new_facts')
  }
  if (coordinator && stage === 'objected') names.push('assign_interim')
  if (coordinator && stage === 'accepted') names.push('consent_to_objection')
  if ((mine || theirs) && !matter.closed_at)
    names.push(...all('assign_handler', 'add_note', ...(mine ? ['correct'] : [])))
  return names
}
const CONFIRM = ['issue', 'withdraw', 'dismiss_finding', 'report_result']
export function viewOf(matter, unit, roles) {
  const commands = commandsFor(matter, unit, roles)
  return {
    ...matter,
    allowed_commands: commands,
    commands: commands.map((name) => ({ name, needs_confirmation: CONFIRM.includes(name) })),
  }
}
