// A city with a few times the matters of the demonstration, and a unit with many times: every row of a matter is copied,
// with a fresh id. Texts can be read of the first ones only, for they are sealed to their matter; lists need none.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { township } from './fixtures.mjs'

/** Tables that grow, and what makes their copies differ: `id` an id of a matter, `own` another one, `serial` a number that counts up. */
const tables = {
  event: { stream_id: 'id', seq: 'serial', command_id: 'own' },
  content: { stream_id: 'id' },
  matter: { id: 'id', number: 'own' },
  matter_unit: { matter: 'id' },
  obligation: { matter: 'id' },
  note: { matter: 'id', id: 'own' },
  matter_read: { matter: 'id' },
  notice: { matter: 'id', id: 'serial' },
  document: { matter: 'id', number: 'own' },
  upload: { id: 'own', digest: 'own' },
  matter_link: { matter: 'id', other: 'id' },
  shared_item: { matter: 'id', source_id: 'own', seq: 'serial' },
  shared_recipient: { matter: 'id', seq: 'serial' },
  matter_case: { matter: 'id' },
  matter_mark: { matter: 'id', cause: 'id' },
  item_use: { id: 'own' },
}

// Ids of matters begin with their time, which is "01" for years to come; their ends differ.
const changed = {
  id: (column) => `case when ${column} = '' then '' else cast(100 + k as text) || substr(${column}, 4) end`,
  own: (column) => `case when ${column} = '' then '' else ${column} || '-' || cast(100 + k as text) end`,
  serial: (column, table) => `${column} + k * (select max(${column}) from ${table})`,
}
const matters = `select matter from matter_unit where unit = '${township}' and matter < '02'`

/** Tables whose rows lists look through; of the others fewer do. */
const listed = ['matter', 'matter_unit', 'obligation']

/** Which rows of a table are copied for the k-th time: in the end those of the unit only. */
function copied_of(table, few, many) {
  const matter = Object.entries(tables[table]).find(([, kind]) => kind === 'id')
  const most = listed.includes(table) ? many : 50
  return matter ? `where k <= ${few} or (k <= ${most} and ${matter[0]} in (${matters}))` : 'where k <= 50'
}

export class Store {
  /** @param place a folder with a SQLite file, or the address of a PostgreSQL database */
  constructor(place) {
    this.postgres = place.startsWith('postgresql:')
    this.command = this.postgres ? ['psql', '-qAtX', '-F', '|', '-v', 'ON_ERROR_STOP=1', '-d', place] : ['sqlite3', '-bail', join(place, 'liandong.db')]
  }

  /** @returns rows as arrays of texts; no text holds "|" */
  rows(sql) {
    const [program, ...options] = this.command
    const done = spawnSync(program, options, { input: sql, encoding: 'utf8', maxBuffer: 1 << 28 })
    if (done.status !== 0) throw new Error(`${program}: ${done.error ?? done.stderr}`)
    return done.stdout.split('\n').filter(Boolean).map((line) => line.split('|'))
  }

  columns(table) {
    return this.rows(this.postgres
      ? `select column_name from information_schema.columns where table_name = '${table}' order by ordinal_position`
      : `select name from pragma_table_info('${table}') order by cid`).map(([name]) => name)
  }
}

/**
 * Copies all matters a few times, those of the unit many times, at most 899, with their events and papers fifty times.
 * The unit has all copies still to do, and what it sent is overdue. For each notice somebody signed in, to fill the audit
 * trail.
 */
export function crowd(store, few, many) {
  const statements = Object.entries(tables).map(([table, differ]) => {
    const columns = store.columns(table)
    const values = columns.map((column) => (differ[column] ? changed[differ[column]](column, table) : column))
    return `insert into ${table}(${columns}) with recursive n(k) as (select 1 union all select k + 1 from n where k < ${many}) ` +
      `select ${values.join(', ')} from n cross join ${table} ${copied_of(table, few, many)};`
  })
  const audit = `insert into audit(city, id, at, kind, person, unit, subject, params) select city, id + (select max(id) from audit), created_at, ` +
    `'signed_in', 'p' || cast(id % 50 as text), unit, 'person:p' || cast(id % 50 as text), '{}' from notice;`
  const to_do = `update matter_unit set bucket = 'to_do', due_before = case when (relations & 1) = 1 then coalesce(due_before, 1700000000) end, ` +
    `sort_at = case when (relations & 1) = 1 then coalesce(due_before, 1700000000) else sort_at end ` +
    `where unit = '${township}' and matter > '1';`
  store.rows(`begin; ${statements.join('\n')} ${to_do} ${audit} commit; ${store.postgres ? 'analyze;' : ''}`)
}
