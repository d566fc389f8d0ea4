// What a command does to a matter of the mock: moves the stage and writes the log, no rules beyond that.
import { randomUUID } from 'node:crypto'
import { instant, now } from './clock.mjs'
import { personRef, unitRef } from './city.mjs'
import { digestOf, summarize } from './matters.mjs'
import { obligation, prompt, wd } from './obligations.mjs'
import { state } from './session.mjs'

const EVENTS = {
  issue: 'issued',
  withdraw: 'withdrawn',
  receive: 'received',
  accept: 'accepted',
  request_supplement: 'supplement_requested',
  supply: 'supplied',
  object: 'objected',
  object_on_new_facts: 'objected',
  consent_to_objection: 'objection_consented',
  assign_interim: 'interim_assigned',
  decide_filing: 'filing_decided',
  record_outcome: 'outcome_recorded',
  record_execution: 'execution_recorded',
  report_result: 'result_reported',
  correct: 'corrected',
  mark_urgent: 'urgency_marked',
  confirm_urgency: 'urgency_confirmed',
  record_dissuasion: 'dissuasion_recorded',
  tell_competent_unit: 'competent_unit_told',
  approve_later_start: 'later_start_approved',
  dismiss_finding: 'finding_dismissed',
  attach_material: 'material_attached',
  remove_material: 'material_removed',
  complete_materials: 'materials_completed',
}
const STAGES = {
  issue: 'issued',
  withdraw: 'found',
  receive: 'received',
  accept: 'accepted',
  request_supplement: 'supplementing',
  supply: 'received',
  object: 'objected',
  object_on_new_facts: 'objected',
  report_result: 'concluded',
  dismiss_finding: 'dismissed',
}
const unitFields = ['receiver', 'signatory', 'proposed_unit', 'unit']
const resolved = (body) =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      unitFields.includes(name) ? unitRef(value) : value,
    ]),
  )

function end(matter, duty) {
  for (const each of matter.obligations) {
    if (each.duty !== duty || each.outcome !== 'open') continue
    each.outcome = 'on_time'
    each.ended_at = instant(now())
    each.light = 'grey'
  }
}
function begin(matter, duty, debtor, creditor, n) {
  matter.obligations.push(
    obligation({
      duty,
      clause: '3.1.1-a',
      basis: 'internal',
      debtor,
      creditor,
      from: now(),
      period: prompt,
      target: wd(n),
    }),
  )
}

const effects = {
  attach_material(matter, body, files) {
    const file = files.get(body.file)
    const id = randomUUID().slice(0, 8)
    matter.details.materials.push({
      id,
      kind: body.kind,
      name: body.file_name,
      digest: file?.digest ?? digestOf(id),
      size: file?.size ?? 1,
      media_type: file?.media_type ?? 'application/octet-stream',
      copies: body.copies,
      pages: body.pages,
      original: body.original,
      added_by: unitRef(state.acting.unit.id),
      added_at: instant(now()),
    })
  },
  remove_material(matter, body) {
    matter.details.materials = matter.details.materials.filter((each) => each.id !== body.material)
  },
  record_dissuasion: (matter, body) => {
    matter.details.dissuasions.push(body)
    end(matter, 'dissuade')
  },
  tell_competent_unit: (matter, body) => {
    matter.details.told.push({ ...body, unit: unitRef(body.unit) })
    end(matter, 'tell')
  },
  mark_urgent(matter, body) {
    matter.urgent = true
    matter.details.urgency = {
      reason: body.reason,
      since: body.became_urgent_at ?? instant(now()),
      by_unit: unitRef(state.acting.unit.id),
      marked_at: instant(now()),
      needs_confirmation: true,
      confirmed_at: null,
    }
  },
  confirm_urgency: (matter) => (matter.details.urgency.confirmed_at = instant(now())),
  issue(matter, body) {
    matter.number = `苏政执移〔2026〕${matter.id.charCodeAt(2) + 30}号`
    matter.receiver = unitRef(body.receiver)
    matter.documents.push({
      kind: 'transfer_letter',
      number: matter.number,
      status: 'rendering',
      digest: null,
      size: null,
      url: null,
      issued_at: instant(now()),
    })
    matter.details.letters.push({
      document_number: matter.number,
      receiver: matter.receiver,
      receiver_is_local: false,
      signatory: matter.sender,
      issued_at: instant(now()),
      override_reason: body.override_reason,
      measures_taken: body.measures_taken,
      contact: body.contact,
      materials_complete: true,
      materials_completed_at: null,
      withdrawn_at: null,
      digest: '',
      size: 0,
      materials: [],
    })
    end(matter, 'transfer')
    begin(matter, 'receive', body.receiver, matter.sender.id, 1)
    setTimeout(
      () =>
        Object.assign(matter.documents.at(-1), {
          status: 'ready',
          digest: digestOf(matter.number),
          size: 183_000,
          url: `/api/v1/matters/${matter.id}/documents/${encodeURIComponent(matter.number)}`,
        }),
      1500,
    )
  },
  receive(matter) {
    matter.details.received_at = instant(now())
    matter.custodian = matter.receiver
    end(matter, 'receive')
    begin(matter, 'respond', matter.receiver.id, matter.sender.id, 5)
  },
  accept(matter) {
    matter.details.accepted_at = instant(now())
    end(matter, 'respond')
    begin(matter, 'decide_filing', matter.receiver.id, matter.sender.id, 15)
  },
  decide_filing(matter, body) {
    matter.details.filing = { ...body, decided_at: instant(now()) }
    end(matter, 'decide_filing')
  },
  record_outcome: (matter, body) =>
    (matter.details.outcome = { ...body, executed_at: null, execution_summary: '' }),
  report_result(matter, body) {
    matter.details.result_reported_at = instant(now())
    matter.details.result_summary = body.summary
    for (const each of matter.obligations) end(matter, each.duty)
    matter.closed_at = instant(now())
  },
  add_note: (matter, body) =>
    matter.notes.push({
      id: randomUUID(),
      text: body.text,
      person: personRef(state.person.login),
      recorded_at: instant(now()),
    }),
}

/** Applies the command and answers as the server does. */
export function apply(matter, command, body, files, onPaper = null) {
  if (command === 'record_paper_act') {
    const { act, body: inner, occurred_at, medium, reason, scan } = body
    return apply(matter, act, inner, files, { occurred_at, medium, reason, scan })
  }
  effects[command]?.(matter, body, files)
  matter.stage = STAGES[command] ?? matter.stage
  matter.details.stage = matter.stage
  matter.version += 1
  matter.updated_at = instant(now())
  if (EVENTS[command]) {
    matter.timeline.push({
      seq: 5000 + matter.version,
      version: matter.version,
      type: EVENTS[command],
      occurred_at: onPaper?.occurred_at ?? instant(now()),
      recorded_at: instant(now()),
      person: personRef(state.person.login),
      unit: unitRef(state.acting.unit.id),
      on_paper: onPaper
        ? { medium: onPaper.medium, reason: onPaper.reason, scan: onPaper.scan }
        : null,
      clauses: [],
      fields: resolved(body),
      hash: digestOf(String(matter.version)),
    })
  }
  summarize(matter)
  const warnings =
    command === 'record_dissuasion' && body.officers.length < 2 ? ['one_officer_only'] : []
  return {
    id: matter.id,
    version: matter.version,
    seq: 5000 + matter.version,
    stage: matter.stage,
    number: matter.number,
    warnings,
  }
}
