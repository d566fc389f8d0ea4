// Judges the plans of every statement that the program ran on SQLite while the cases did: no request may read
// a table that grows from end to end, or all of a city's rows of it. What a plan does not show, that all rows of a unit are read, work.mjs judges.
import { readFileSync } from 'node:fs'

/** Tables that grow with the matters of a city; those of units, people and settings do not. */
const growing = new Set(['event', 'content', 'content_subject', 'matter', 'matter_unit', 'obligation', 'note', 'matter_read', 'notice', 'notice_read', 'document',
  'upload', 'idempotency', 'used_command', 'matter_link', 'shared_item', 'shared_recipient', 'outbox', 'matter_case', 'matter_mark', 'item_use', 'audit', 'checkpoint'])

/** What jobs read much of beside the requests, by the beginning or a part of the statement, and why. */
export const jobs = [
  ['select caller, route, key from idempotency where city = $1 limit $2', 'at the begin of a term, so many at most, from an index'],
  ['select id from content_subject where city = $1 and erased_at is null limit 1', 'at start, one that the key must open: few were erased'],
  ["select '' from ", 'the check of all invariants, in the background, reads everything'],
  ['select stream_id from event where city = $1 and recorded_at < occurred_at', 'the check of all invariants'],
  ['select e.stream_id', 'the check of all invariants'],
  ['select u.matter from matter_unit u left join matter m', 'the check of all invariants'],
  ['select o.matter from obligation o left join matter m', 'the check of all invariants'],
  ['select o.matter from obligation o left join (select matter, obligation, ', 'the check of all invariants'],
  ['select c.matter from matter_case c left join matter m', 'the check of all invariants'],
  ['select n.matter from note n left join matter m', 'the check of all invariants'],
  ['select l.matter from matter_link l left join matter m', 'the check of all invariants'],
  ['select d.matter from document d left join matter m', 'the check of all invariants'],
  ['select r.matter from shared_item r left join matter m', 'the check of all invariants'],
  ['select r.matter from shared_recipient r left join matter m', 'the check of all invariants'],
  ["select matter from obligation where city = $1 and outcome <> 'open'", 'the check of all invariants'],
  ["select matter from notice where city = $1 and kind = 'escalation'", 'the check of all invariants'],
  ['select unit, matter, number from document where city = $1', 'the check of all invariants'],
  ["select matter, obligation from notice where city = $1 and kind = 'clock_moved'", 'the check of all invariants'],
  ["select city, stream_id || '/' || id, erased_at, id from content", 'what was lawfully erased, once after each erasure, in the background'],
  ['select count(*) from matter where city = $1', 'the check of all invariants'],
  ["outcome = 'open' and calendar_version <> $2", 'after a change of the calendar every open clock is looked at'],
  ["o.outcome = 'open' and o.calendar_version <> $2", 'after a change of the calendar every open clock is looked at'],
  ["kind = 'earlier_times_waiting'", 'after a change of the calendar, once'],
  ['select item, unit, filed_at, decided_at from matter_case', 'what no unit used, every ten minutes, reads every case'],
  ['select item, unit, used_on', 'what no unit used, every ten minutes, reads every use'],
]

/** What may read much, likewise. */
const allowed = [
  ...jobs,
  ['select max(', 'the newest of an index is one step'],
  ['select coalesce(max(id), 0) + 1 from audit', 'the newest of an index is one step'],
  ['select seq, recorded_at from event where city = $1 order by seq desc limit 1', 'the newest of an index is one step'],
  ['order by id desc limit 5000) as n', 'the newest notices of one unit: its limit is inside'],
  ["n.kind = 'bounced_twice'", 'an index of nothing but these; few, and all are counted'],
  ["select subject, count(*) from audit where city = $1 and kind = 'revealed'", 'revealed identities: few, and all are shown'],
  ['select m.opened_at, m.id from matter m where m.city = $1 order by m.opened_at desc, m.id desc limit 2 offset 9999', 'where ten thousand matters of the city end'],
  ['from matter m left join matter_unit u', 'the list of whoever sees every matter goes through them in the order of its index'],
]

/** What a plan does with a growing table that no page may do. @param steps of SQLite's explain query plan */
export function faults(sql, steps) {
  const named = new Map() // alias → table
  for (const [, table, , alias] of sql.matchAll(/(?:from|join|update|into) ([a-z_]+)(?:\(| (as )?([a-z]\w*)\b)?/g)) {
    named.set(table, table)
    if (alias) named.set(alias, table)
  }
  const grows = (name) => growing.has(named.get(name) ?? name)
  return steps.filter((step) => {
    const [, how, name, rest] = /^(SCAN|SEARCH) (\w+)(.*)$/.exec(step) ?? []
    return how === 'SCAN' ? grows(name) : how === 'SEARCH' && rest.endsWith('(city=?)') && grows(name)
  })
}

/** @returns lines about statements whose plans walk through a table, and how many statements there were */
export function judge(file) {
  const plans = new Map()
  let sql = ''
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('S ')) plans.set((sql = line.slice(2)), [])
    if (line.startsWith('P ')) plans.get(sql).push(line.slice(2))
  }
  const wrong = []
  for (const [text, steps] of plans) {
    const found = faults(text, steps)
    if (found.length > 0 && !allowed.some(([part]) => text.includes(part))) wrong.push(`${found.join('; ')}\n        in ${text}`)
  }
  return { wrong, statements: plans.size }
}
