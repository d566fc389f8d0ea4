// The API of the mock: enough of every endpoint for the console to be worked on without the server.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { assignments, bases, items, people, places, unitOf, unitRef, units } from './city.mjs'

import { due, instant, now, yearOf } from './clock.mjs'
import { apply } from './commands.mjs'
import { bodyOf, json, refuse, smallPdf } from './http.mjs'
import { digestOf, matters, viewOf } from './matters.mjs'
import { actFor, savePreference, sessionBody, signIn, state } from './session.mjs'

const clauses = JSON.parse(
  readFileSync(new URL('../../data/notice/clauses.json', import.meta.url), 'utf8'),
)
const files = new Map()
const drafts = new Map()
const listeners = new Set()
let seq = 7000

export function tell(kind, matterId) {
  seq += 1
  const data = JSON.stringify({ seq, kind, ...(matterId ? { matter_id: matterId } : {}) })
  for (const response of listeners) response.write(`id: ${seq}\nevent: change\ndata: ${data}\n\n`)
}

const unit = () => state.acting?.unit.id
const roles = () => state.acting?.roles ?? []
const views = {
  to_do: (m) =>
    !m.closed_at && m.obligations.some((o) => o.outcome === 'open' && o.debtor?.id === unit()),
  to_receive: (m) => m.stage === 'issued' && m.receiver?.id === unit(),
  near: (m) => views.to_do(m) && m.light === 'yellow',
  overdue: (m) => views.to_do(m) && m.light === 'red',
  sent: (m) => m.sender.id === unit() && m.number !== null,
  done: (m) => m.closed_at !== null,
  all: () => true,
}
const seen = () =>
  [...matters.values()].filter(
    (m) =>
      [m.sender.id, m.receiver?.id].includes(unit()) ||
      ['coordinating_office', 'municipal_government'].includes(unitOf(unit())?.kind),
  )
const RANK = { red: 0, yellow: 1, green: 2, grey: 3 }

function listOf(query) {
  const view = query.get('view') ?? 'to_do'
  const text = query.get('q') ?? ''
  let found = seen().filter(views[view] ?? views.all)
  if (query.get('scope') === 'mine') found = found.filter((m) => m.handler?.id === state.person.id)
  if (text) found = found.filter((m) => `${m.number ?? ''}${m.title}`.includes(text))
  if (query.get('stage')) found = found.filter((m) => m.stage === query.get('stage'))
  if (query.get('urgent')) found = found.filter((m) => m.urgent)
  if (query.get('unit'))
    found = found.filter((m) => [m.sender.id, m.receiver?.id].includes(query.get('unit')))
  if (query.get('from')) found = found.filter((m) => m.opened_at.slice(0, 10) >= query.get('from'))
  if (query.get('to')) found = found.filter((m) => m.opened_at.slice(0, 10) <= query.get('to'))
  const bound = (m) => m.due_before ?? m.target_before ?? '9'
  if (['sent', 'done', 'all'].includes(view))
    found.sort((a, b) => b.opened_at.localeCompare(a.opened_at))
  else found.sort((a, b) => RANK[a.light] - RANK[b.light] || bound(a).localeCompare(bound(b)))
  return found
}

const LONG = [
  'details',
  'obligations',
  'timeline',
  'documents',
  'steps',
  'commands',
  'notes',
  'reads',
  'waits_on',
]
const rowOf = (matter) =>
  Object.fromEntries(
    Object.entries(viewOf(matter, unit(), roles())).filter(([name]) => !LONG.includes(name)),
  )

function noticeList(limit) {
  const list = ['M06', 'M13', 'M01', 'M10', 'M07', 'M05'].map((id, index) => {
    const matter = matters.get(id)
    return {
      id: `notice.${id}`,
      kind: [
        'obligation_opened',
        'escalation',
        'escalation',
        'obligation_opened',
        'escalation',
        'obligation_opened',
      ][index],
      matter: { id, system: 'case_transfer', number: matter.number, title: matter.title },
      duty: matter.duty,
      clause: matter.clause,
      created_at: instant(now() - index * 3_100_000),
      read_at: index > 2 || readNotices.has(`notice.${id}`) ? instant(now()) : null,
      params: {},
    }
  })
  return { items: list.slice(0, limit), unread: list.filter((each) => !each.read_at).length }
}
const readNotices = new Set()

function competence(query) {
  const item = items.find((each) => each.code === query.get('item'))
  const place = places.find((each) => each.code === query.get('place'))
  const on = query.get('on')
  const found = assignments.find(
    (each) =>
      each.item === item?.code &&
      each.territory === place?.code &&
      each.valid_from <= on &&
      (!each.valid_to || each.valid_to >= on),
  )
  const holder = found ? unitRef(found.unit) : item ? unitRef(item.original_department) : null
  return {
    item: item ? { code: item.code, name: item.name, domain: item.domain } : null,
    place: { code: place?.code ?? '', name: place?.name ?? '' },
    on,
    unit: holder,
    mode: found ? (item.kind === 'own' ? 'own' : 'delegated') : item ? 'reserved' : 'none',
    list_version: 3,
    assignment: found
      ? {
          id: found.id,
          decision: found.decision,
          published_on: found.published_on,
          valid_from: found.valid_from,
          valid_to: found.valid_to || null,
          next_evaluation_on: found.next_evaluation_on || null,
        }
      : null,
    bases: bases
      .filter(
        (each) =>
          each.item === item?.code &&
          each.effective_from <= on &&
          (!each.effective_to || each.effective_to >= on),
      )
      .map((base) => ({ ...base, item: undefined, effective_to: base.effective_to || null })),
    reasons: [
      {
        code: 'assigned',
        params: {},
        zh: holder
          ? `按${on}有效的清单，该事项在${place?.name ?? '该地'}由${holder.name}实施。`
          : '清单中没有该事项，请说明理由后选择单位。',
        en: holder
          ? `By the list of ${on}, ${holder.name} is competent.`
          : 'The item is on no list.',
      },
    ],
    original_department: item ? unitRef(item.original_department) : null,
    alternatives: holder
      ? [unitRef('130581.urban_management')].filter((each) => each.id !== holder.id)
      : [],
  }
}

function issueCheck(matter, receiver) {
  const kinds = new Set(matter.details.materials.map((each) => each.kind))
  const parts = ['basic_facts', 'case_source', 'preliminary_evidence'].map((kind) => ({
    kind,
    present: kinds.has(kind),
    required: kind === 'basic_facts' || !matter.urgent,
  }))
  const missing = parts.filter((part) => part.required && !part.present).map((part) => part.kind)
  return {
    competent: matter.details.competent_unit,
    receiver_is_competent: receiver === matter.details.competent_unit?.id,
    parts,
    personal_data: [
      { where: 'facts', kind: 'mobile_phone', masked: '139****5721' },
      { where: '现场检查记录.pdf', kind: 'citizen_id', masked: '130581********0038' },
    ],
    unscanned: matter.details.materials
      .filter((each) => each.media_type.startsWith('image'))
      .map((each) => each.name),
    may_issue: missing.length === 0,
    missing,
  }
}

const session = {
  async 'POST /session'(request, response) {
    const { login, password } = JSON.parse(await bodyOf(request))
    if (login === 'locked')
      return refuse(response, 429, 'locked_out', '连续输错次数过多，账号暂时锁定。', {
        params: { until: instant(now() + 15 * 60_000) },
      })
    if (password === 'wrong')
      return refuse(response, 401, 'wrong_credentials', '登录名或者密码不正确。')
    signIn(login)
    json(response, 200, sessionBody(), {
      'Set-Cookie': 'liandong_session=mock; HttpOnly; SameSite=Strict; Path=/',
    })
  },
  'DELETE /session': (_, response) => {
    state.person = null
    json(response, 204)
  },
  'GET /session': (_, response) =>
    state.person
      ? json(response, 200, sessionBody())
      : refuse(response, 401, 'no_session', '请先登录。'),
  async 'POST /session/acting'(request, response) {
    const { post_id: post } = JSON.parse(await bodyOf(request))
    if (!actFor(post)) return refuse(response, 422, 'post_unknown', '没有这个岗位。')
    json(response, 200, sessionBody())
  },
  async 'POST /session/password'(request, response) {
    const { new_password: fresh } = JSON.parse(await bodyOf(request))
    if (fresh.length < 10)
      return refuse(response, 422, 'password_policy', '新密码不符合要求。', {
        errors: [
          {
            field: 'new_password',
            rule: 'min_length',
            message: '至少10个字符',
            message_en: 'at least 10 characters',
          },
        ],
      })
    state.mustChange = false
    json(response, 204)
  },
}

const open = {
  'GET /clauses': (_, response) =>
    json(response, 200, Array.isArray(clauses) ? clauses : (clauses.clauses ?? [])),
  'GET /places': (_, response) => json(response, 200, places),
  'GET /competence': (_, response, query) => json(response, 200, competence(query)),
  'GET /penalty-items'(_, response, query) {
    const found = items.filter(
      (each) =>
        `${each.code}${each.name}${each.domain}`.includes(query.get('q') ?? '') &&
        (!query.get('kind') || each.kind === query.get('kind')),
    )
    json(response, 200, {
      items: found.map((each) => ({
        code: each.code,
        name: each.name,
        domain: each.domain,
        kind: each.kind,
        original_department: unitRef(each.original_department),
        holders: assignments.filter((a) => a.item === each.code).length,
      })),
      total: found.length,
    })
  },
  'GET /calendar/years': (_, response) =>
    json(response, 200, {
      first_year: 2007,
      last_year: 2027,
      version: '2026.1',
      years: Array.from({ length: 21 }, (__, index) => 2007 + index),
    }),
  'GET /calendar/due'(_, response, query) {
    const match = /^(\d*)(wd|h|min|cd|same_day)$/.exec(query.get('period') ?? '')
    if (!match) return refuse(response, 400, 'bad_period', '期限写法不正确。')
    const kind = {
      wd: 'working_days',
      h: 'hours',
      min: 'minutes',
      cd: 'calendar_days',
      same_day: 'same_day',
    }[match[2]]
    json(response, 200, {
      due_before: instant(due(Date.parse(query.get('from')), kind, Number(match[1]))),
      provisional: false,
      calendar_version: '2026.1',
      explanation: '自次日起算，周末和法定节假日不计。',
      explanation_en: 'Counted from the next day; weekends and holidays are skipped.',
    })
  },
}

const closed = {
  'GET /units': (_, response) => json(response, 200, units),
  'GET /people': (_, response, query) =>
    json(
      response,
      200,
      people
        .filter(
          (each) =>
            (!query.get('unit') || each.unit_id === query.get('unit')) &&
            each.name.includes(query.get('q') ?? ''),
        )
        .map(({ id, name, login }) => ({ id, name, login })),
    ),
  'GET /matters'(_, response, query) {
    if (query.get('q') === '故障') return refuse(response, 503, 'busy', '服务繁忙，请稍后再试。')
    const found = listOf(query)
    const limit = Number(query.get('limit') ?? 20)
    const start = Number(query.get('cursor') ?? 0)
    json(response, 200, {
      items: found.slice(start, start + limit).map(rowOf),
      next_cursor: start + limit < found.length ? String(start + limit) : null,
      total: found.length,
    })
  },
  'GET /matters/counts'(_, response) {
    const counts = Object.fromEntries(
      Object.keys(views)
        .filter((view) => view !== 'all')
        .map((view) => [view, seen().filter(views[view]).length]),
    )
    const month = instant(now()).slice(0, 7)
    json(response, 200, {
      ...counts,
      done_this_month: seen().filter((m) => m.closed_at?.startsWith(month)).length,
      mine: { to_do: 6, near: 1, overdue: 1 },
    })
  },
  'GET /obligations'(_, response, query) {
    const found = seen()
      .flatMap((m) =>
        m.obligations.map((o) => ({
          ...o,
          matter: { id: m.id, number: m.number, title: m.title },
        })),
      )
      .filter(
        (o) =>
          (!query.get('debtor') || o.debtor?.id === query.get('debtor')) &&
          (!query.get('light') || o.light === query.get('light')),
      )
    json(response, 200, {
      items: found.slice(0, Number(query.get('limit') ?? 20)),
      next_cursor: null,
    })
  },
  'GET /notices': (_, response, query) =>
    json(response, 200, noticeList(Number(query.get('limit') ?? 20))),
  'POST /notices/read-all'(_, response) {
    for (const id of matters.keys()) readNotices.add(`notice.${id}`)
    json(response, 204)
  },
  async 'PUT /files'(request, response, query) {
    const body = await bodyOf(request)
    const name = query.get('name')
    if (/\.(exe|bat|js)$/i.test(name))
      return refuse(response, 415, 'file_type_refused', '不接受这种类型的文件。')
    const file = {
      id: randomUUID(),
      name,
      size: body.length,
      media_type: request.headers['content-type'],
      digest: digestOf(body),
      personal_data: /举报/.test(name) ? [{ kind: 'mobile_phone', masked: '139****5721' }] : [],
      scanned: !/\.(jpg|png)$/i.test(name),
    }
    files.set(file.id, file)
    json(response, 201, file)
  },
  async 'POST /case-transfers'(request, response) {
    const body = JSON.parse(await bodyOf(request))
    const id = `R${matters.size}`
    const from = structuredClone(matters.get('M01'))
    Object.assign(from, {
      id,
      title: body.title,
      version: 1,
      number: null,
      handler: null,
      opened_at: instant(now()),
      updated_at: instant(now()),
    })
    Object.assign(from.details, {
      ...body,
      urgency: null,
      materials: [],
      competent_unit: competence(
        new URLSearchParams({
          item: body.item,
          place: body.place,
          on: body.discovered_at.slice(0, 10),
        }),
      ).unit,
    })
    from.timeline = from.timeline.slice(0, 1)
    matters.set(id, from)
    tell('matter', id)
    json(response, 201, { id, version: 1, seq, number: null, warnings: [] })
  },
}

async function giveCommand(request, response, id, command) {
  const matter = matters.get(id)
  if (!matter) return refuse(response, 404, 'not_found', '没有这件事项。')
  const body = JSON.parse((await bodyOf(request)).toString() || '{}')
  const seenVersion = request.headers['if-match']?.replace(/"/g, '')
  if (seenVersion && Number(seenVersion) !== matter.version)
    return refuse(response, 409, 'stale_version', '他人已先办理。', {
      params: { version: matter.version },
    })
  if (command === 'issue' && !body.redaction_confirmed)
    return refuse(response, 422, 'redaction_not_confirmed', '请先确认已隐去投诉举报人信息。', {
      clause: '3.1.2-b',
    })
  if (command === 'dismiss_finding' && !body.reason)
    return refuse(response, 422, 'field_required', '请说明不予移送的理由。', {
      clause: '3.1.1-a',
      errors: [{ field: 'reason', rule: 'required', message: '不能为空', message_en: 'required' }],
    })
  const answer = apply(matter, command, body, files)
  tell('matter', id)
  json(response, 200, answer)
}

function stream(request, response) {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache',
    Connection: 'keep-alive',
  })
  response.write(': hello\n\n')
  listeners.add(response)
  const beat = setInterval(() => response.write(': beat\n\n'), 15_000)
  request.on('close', () => {
    listeners.delete(response)
    clearInterval(beat)
  })
}

async function matched(request, response, path, query) {
  let match
  const { method } = request
  if ((match = /^\/calendar\/years\/(\d{4})$/.exec(path))) {
    const year = yearOf(Number(match[1]))
    return year
      ? json(response, 200, year)
      : refuse(response, 404, 'not_found', '没有这一年的日历。')
  }
  if ((match = /^\/penalty-items\/(\w+)$/.exec(path))) {
    const item = items.find((each) => each.code === match[1])
    return item ? json(response, 200, item) : refuse(response, 404, 'not_found', '没有这个事项。')
  }
  if (!state.person) return refuse(response, 401, 'no_session', '请先登录。')
  if ((match = /^\/preferences\/(\w+)$/.exec(path))) {
    savePreference(match[1], JSON.parse(await bodyOf(request)))
    return json(response, 204)
  }
  if ((match = /^\/drafts\/(.+)$/.exec(path))) {
    const key = decodeURIComponent(match[1])
    if (method === 'PUT') {
      drafts.set(key, { body: JSON.parse(await bodyOf(request)), saved_at: instant(now()) })
      return json(response, 200, { saved_at: drafts.get(key).saved_at })
    }
    if (method === 'DELETE') {
      drafts.delete(key)
      return json(response, 204)
    }
    return drafts.has(key)
      ? json(response, 200, drafts.get(key))
      : refuse(response, 404, 'not_found', '没有草稿。')
  }
  if ((match = /^\/units\/([^/]+)\/people$/.exec(path))) {
    const list = people.filter((each) => each.unit_id === decodeURIComponent(match[1]))
    return json(
      response,
      200,
      list.map((each, index) => ({
        person: { id: each.id, name: each.name },
        post_id: each.post_id,
        roles: each.roles,
        available: index !== 2,
        reason: index === 2 ? '休假至11月27日' : null,
      })),
    )
  }
  if ((match = /^\/notices\/([^/]+)\/read$/.exec(path))) {
    readNotices.add(decodeURIComponent(match[1]))
    return json(response, 204)
  }
  if ((match = /^\/case-transfers\/([^/]+)\/issue-check$/.exec(path)))
    return json(response, 200, issueCheck(matters.get(match[1]), query.get('receiver')))
  if (/\/letter-preview$|\/documents\/|\/materials\//.test(path)) {
    response.writeHead(200, { 'Content-Type': 'application/pdf', 'Content-Disposition': 'inline' })
    return response.end(smallPdf('Mock document'))
  }
  if ((match = /^\/case-transfers\/([^/]+)\/([a-z-]+)$/.exec(path)) && method === 'POST')
    return giveCommand(request, response, match[1], match[2].replace(/-/g, '_'))
  if ((match = /^\/matters\/([^/]+)$/.exec(path))) {
    const matter = matters.get(match[1])
    return matter
      ? json(response, 200, viewOf(matter, unit(), roles()))
      : refuse(response, 404, 'not_found', '没有这件事项，或者本单位不能查看。')
  }
  refuse(response, 404, 'not_found', '没有这个地址。')
}

export async function api(request, response, path, query) {
  const key = `${request.method} ${path}`
  if (path === '/stream')
    return state.person
      ? stream(request, response)
      : refuse(response, 401, 'no_session', '请先登录。')
  if (session[key]) return session[key](request, response, query)
  if (open[key]) return open[key](request, response, query)
  if (closed[key] && state.person) return closed[key](request, response, query)
  return matched(request, response, path, query)
}
