// The demonstration city of the mock, read from the same files the server reads.
import { readFileSync } from 'node:fs'

const folder = new URL('../../data/', import.meta.url)

/** Rows of a comma-separated file with a heading line; quotes protect commas. */
function rowsOf(path) {
  const [head, ...lines] = readFileSync(new URL(path, folder), 'utf8').trim().split(/\r?\n/)
  const cells = (line) =>
    [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) =>
      match[1] === undefined ? match[2] : match[1].replace(/""/g, '"'),
    )
  const names = cells(head)
  return lines.map((line) => {
    const values = cells(line)
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
  })
}

export const units = rowsOf('cities/nangong/units.csv').map((row) => ({
  id: row.id,
  name: row.name,
  short_name: row.short_name,
  kind: row.kind,
  parent_id: row.parent_id || null,
  legal_subject: row.legal_subject === 'yes',
  document_code: row.document_code,
  superior: row.superior ? { id: row.superior, name: row.superior_name } : null,
  active: true,
  address: row.address,
  telephone: row.telephone,
}))
export const people = rowsOf('cities/nangong/people.csv').map((row) => ({
  ...row,
  id: `person.${row.login}`,
  post_id: `post.${row.login}.${row.unit_id}`,
  roles: row.roles.split(';'),
}))
export const places = rowsOf('cities/nangong/places.csv').map((row) => ({
  ...row,
  parent: row.parent || null,
}))
export const items = rowsOf('cities/nangong/items.csv')
export const assignments = rowsOf('cities/nangong/assignments.csv')
export const bases = rowsOf('cities/nangong/bases.csv')

const unitsById = new Map(units.map((unit) => [unit.id, unit]))
export const unitOf = (id) => unitsById.get(id)
export const unitRef = (id) => {
  const unit = unitsById.get(id)
  return unit ? { id: unit.id, name: unit.name } : null
}
export const personRef = (login) => {
  const person = people.find((each) => each.login === login)
  return person ? { id: person.id, name: person.name } : null
}
export const personOf = (unit, role) =>
  people.find((each) => each.unit_id === unit && each.roles.includes(role)) ??
  people.find((each) => each.unit_id === unit)

export const calendarFile = (year) => {
  for (const name of [`${year}.json`, `${year}.provisional.json`]) {
    try {
      return JSON.parse(readFileSync(new URL(`calendar/${name}`, folder), 'utf8'))
    } catch {
      // Try the next name.
    }
  }
  return null
}
