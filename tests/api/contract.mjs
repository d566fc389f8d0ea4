// The contract: api/openapi.json compiled with an independent validator. Every answer of the server
// is held against it, more strictly than clients may: members nobody described are faults.
import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'

const document_url = new URL('../../api/openapi.json', import.meta.url)
export const api = JSON.parse(readFileSync(document_url, 'utf8'))

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?([+-]\d{2}:\d{2}|Z)$/
const is_day = (text) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

/** Closes described objects; empty ones and those of free members stay open. */
function close(schema) {
  if (Array.isArray(schema)) return schema.map(close)
  if (schema === null || typeof schema !== 'object') return schema
  const closed = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)]))
  if (closed.type === 'object' && closed.properties && typeof closed.properties === 'object') {
    closed.additionalProperties ??= false
  }
  return closed
}

const ajv = new Ajv2020({ strict: false, allErrors: false })
ajv.addFormat('date-time', (text) => instant.test(text) && !Number.isNaN(Date.parse(text)))
ajv.addFormat('date', is_day)
ajv.addSchema({ $id: 'api', components: { schemas: close(api.components.schemas) } })

const compiled = new Map()
function validator(schema) {
  const text = JSON.stringify(close(schema)).replaceAll('"#/components/', '"api#/components/')
  if (!compiled.has(text)) compiled.set(text, ajv.compile(JSON.parse(text)))
  return compiled.get(text)
}

/** @returns null, or what is wrong with the value */
export function fault_of(schema, value) {
  const validate = validator(schema)
  if (validate(value)) return null
  const [first] = validate.errors
  return `${first.instancePath || '(root)'} ${first.message} ${JSON.stringify(first.params)}`
}

export const resolved = (node) =>
  node?.$ref ? node.$ref.split('/').slice(1).reduce((at, part) => at[part], api) : node

/** All operations: {method, path, id, operation, matches(path)}. */
export const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    id: operation.operationId,
    operation,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    literals: path.split('/').filter((part) => part && !part.startsWith('{')).length,
  })),
)

export function operation_by_id(id) {
  const found = operations.find((each) => each.id === id)
  if (!found) throw new Error(`no operation ${id}`)
  return found
}

export function operation_of(method, path) {
  return operations
    .filter((each) => each.method === method && each.pattern.test(path))
    .sort((a, b) => b.literals - a.literals)[0]
}

const any_problem = { $ref: '#/components/schemas/Problem' }
// What the HTTP layer says before a route is known.
const wire_codes = ['not_found', 'method_not_allowed', 'malformed_request', 'target_too_long',
  'header_too_large', 'request_timeout', 'expectation_failed', 'body_too_large']

function problem_fault(answer, codes) {
  if (!answer.type.startsWith('application/problem+json')) return `media type ${answer.type}`
  if (answer.json === undefined) return 'the problem is no JSON'
  if (answer.json.status !== answer.status) return `status ${answer.json.status} in the body`
  if (codes && !codes.includes(answer.json.code)) return `code ${answer.json.code} is not described`
  return fault_of(any_problem, answer.json)
}

/** @returns null, or how the answer breaks the contract */
export function breach(method, path, answer) {
  const found = operation_of(method, path)
  if (!found || wire_codes.slice(1, -1).includes(answer.json?.code)) {
    return problem_fault(answer, wire_codes)
  }
  const described = resolved(found.operation.responses[String(answer.status)])
  if (!described) return `status ${answer.status} of ${found.id} is not described`
  if (described['x-codes']) return problem_fault(answer, described['x-codes'])
  const content = described.content && Object.entries(described.content)[0]
  if (!content) return answer.body.length === 0 ? null : 'a body where none is described'
  const [media_type, { schema }] = content
  if (media_type !== 'application/octet-stream' && !answer.type.startsWith(media_type)) {
    return `media type ${answer.type} instead of ${media_type}`
  }
  if (media_type !== 'application/json' || !schema) return null
  return answer.json === undefined ? 'the body is no JSON' : fault_of(schema, answer.json)
}
