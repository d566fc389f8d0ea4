// Judges what each statement read by what it gave. SQLite counts steps of its machine, PostgreSQL rows; both are held
// against a factor for each row that was given and a little that is always allowed.
import { jobs } from './plans.mjs'

/**
 * What one statement may read: twenty rows for each it gives, and some always. A row costs SQLite about ten steps to look
 * at and a hundred to give.
 */
const allowance = { SQLite: { each: 300, always: 5_000 }, PostgreSQL: { each: 20, always: 1_000 } }
const given_max = 1_000 // a page shows a hundred
/** So many rows are looked at, with what is looked up for each; PostgreSQL reads a table whole of which a unit has a good part. */
const at_most = (rows) => ({ SQLite: rows * 60, PostgreSQL: rows * 20 })

/** What may read more, why, and how much if there is a bound (docs/decisions/0108). Those without grow with the unit or the city. */
const exceptions = [
  // No index holds what is asked for: it is looked for among so many rows of the list, and the next page goes on behind them.
  [/^select (m\.id|count).* and (m\.(system|stage|urgent|opened_at) (=|<|>=) |\(m\.sender = |\(lower\(m\.title\)|\(u\.handler )/,
    'a filter looks at ten thousand matters of a list', at_most(10_000)],
  [/^select (m\.id|count).* and u\.(receives = 1|near_at <= )/, 'what is to be received, and near, is looked for among ten thousand of what the unit has to do', at_most(10_000)],
  [/^select .* limit 2 offset 9999$/, 'where the ten thousand end', at_most(10_001)],
  [/^select m\.id.* and (u\.sort_at <= \$\d+( and \(u\.sort_at, u\.matter\) > \(.*\))?|\(u\.sort_at, u\.matter\) <= \(.*\)) and \(u\.due_before is null or u\.due_before > \$\d+\) order by u\.sort_at/,
    'what is over its target stands among what is red, and is looked for among ten thousand', at_most(10_000)],
  [/^select id, at, kind, .* from audit where .* \|\| '' = \$\d/, 'of two things asked of the audit trail one is looked for among ten thousand lines of the other', at_most(10_000)],
  [/^select o\.matter, o\.key, m\.number, m\.title from obligation o /, 'duties of a unit are looked for among ten thousand of the city', at_most(10_000)],
  // Figures.
  [/^select s\.category, s\.holder, count\(\*\)/, 'the figures of a period, at most a year, add up what was formed in it'],
  [/^select count\(\*\) from matter where city = \$1$/, 'how many matters a check of the invariants would judge'],
  [/^select (o\.matter, m\.number|count\(\*\)|distinct matter, system).* (o\.)?outcome = 'open' and (o\.)?calendar_version <> \$2/, 'after a change of the calendar every open clock is looked at'],
  // Jobs beside the requests; more are named in plans.mjs.
  [/^select created_at from notice where city = \$1 and unit = \$2 and kind = \$3 /, 'whether a unit was given a checkpoint this day'],
  [/^select distinct handler from matter_unit where .* bucket in \('to_do', 'following'\)/, 'handlers that left a unit, at start and when people change'],
  [/^select l\.law_change, c\.matter, /, 'open cases that a changed basis concerns are marked'],
  // What has a limit inside.
  [/^select count\(\*\) from \(select 1 from matter(_unit)? .* limit 10000\) as counted$/, 'totals are exact up to ten thousand', at_most(10_000)],
  [/^select receives, .* limit 10000\) as rows_to_do /, 'what there is to do is counted up to ten thousand', at_most(10_000)],
  [/ \(select \* from notice where city = \$1 and unit = \$2 order by id desc limit (5000|\$7)\) as n/, 'notices are looked for among the newest five thousand of the unit', at_most(5_000)],
  [/^select max\(id\) from \(select id, person, roles from notice .* limit 1000\) as newest/, 'the newest notice for somebody, among a thousand', at_most(1_000)],
]

/** @returns executions {sql, given, read, how} that the program wrote down, see server/infra/store/query_plans.hpp */
export function of_sqlite(text) {
  const statements = []
  const done = []
  const plan = (number) => () => statements[number].plan.join('; ')
  for (const line of text.split('\n')) {
    if (line.startsWith('S ')) statements.push({ sql: line.slice(2), plan: [] })
    if (line.startsWith('P ')) statements.at(-1).plan.push(line.slice(2))
    if (line.startsWith('W ')) {
      const [number, given, read] = line.slice(2).split(' ').map(Number)
      done.push({ sql: statements[number].sql, given, read, how: plan(number) })
    }
  }
  return done
}

const is_scan = (node) => /Scan$/.test(node['Node Type']) && !/^(Subquery|CTE|WorkTable|Function|Values|Bitmap Index) Scan$/.test(node['Node Type'])
const below = (node) => [node, ...(node.Plans ?? []).flatMap(below)]
const rows_of = (node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * node['Actual Loops']

/** @returns the same of the log of a PostgreSQL server with auto_explain */
export function of_postgres(log) {
  return log.split(/^.* LOG: {2}duration: [\d.]+ ms {2}plan:$/m).slice(1).flatMap((rest, i, all) => {
    const json = rest.split('\n').filter((line) => line.startsWith('\t')).join('\n')
    if (i + 1 === all.length && !json.endsWith('\n\t}')) return [] // it is still being written
    const { 'Query Text': sql, Plan: root } = JSON.parse(json)
    const giving = root['Node Type'] === 'ModifyTable' ? (root.Plans?.[0] ?? root) : root
    const nodes = below(root)
    return { sql, given: giving['Actual Rows'], read: nodes.filter(is_scan).reduce((sum, node) => sum + rows_of(node), 0),
      how: () => nodes.map((node) => `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name'] ?? ''} ${rows_of(node)}`).join('; ') }
  })
}

const keep_worst = (worst, of, execution) => {
  if (!(worst.get(of)?.read >= execution.read)) worst.set(of, execution)
}

/**
 * @param kind "SQLite" or "PostgreSQL"
 * @returns lines about statements that read more than they may; and about what was excused, the most that was read
 */
export function judge(kind, executions) {
  const { each, always } = allowance[kind]
  const wrong = new Map()
  const excused = new Map()
  for (const execution of executions) {
    const { sql, given, read } = execution
    if (given <= given_max && read <= always + each * given) continue
    const excuse = exceptions.find(([pattern]) => pattern.test(sql)) ?? jobs.find(([part]) => sql.includes(part))
    const most = excuse?.[2]?.[kind] ?? Infinity
    if (excuse) keep_worst(excused, excuse, execution)
    if (!excuse || read > most) keep_worst(wrong, sql, { ...execution, bound: excuse ? `, at most ${most}` : '' })
  }
  return {
    wrong: [...wrong.values()].map(({ sql, given, read, how, bound }) => `${read} read for ${given} given${bound}: ${sql}\n            ${how()}`),
    excused: [...excused].map(([[, why], { read, given }]) => `${read} read for ${given} given: ${why}`),
  }
}
