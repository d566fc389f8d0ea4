import { ApiProblem, problemOf } from './problem'

/** A schema of the description, as far as forms and pages read it. */
export interface Shape {
  $ref?: string
  type?: string | string[]
  format?: string
  pattern?: string
  title?: string
  enum?: string[]
  'x-labels'?: Record<string, string>
  anyOf?: Shape[]
  items?: Shape
  properties?: Record<string, Shape>
  required?: string[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
}

interface Operation {
  summary?: string
  requestBody?: { content: Record<string, { schema: Shape }> }
  'x-permission'?: { command?: string; rows?: { roles?: string[] }[] }
}

/** The description of the interface, as the server hands it out. */
export interface Description {
  paths: Record<string, { post?: Operation }>
  components: { schemas: Record<string, Shape> }
}

export interface CommandDescription {
  name: string
  /** `登记协助需求 · Record a need`. */
  summary: string
  /** Name of the body's schema, e.g. `EnforcementAssistanceRecordNeed`. */
  schema: string
}

export interface SystemDescription {
  /** Part of the address, e.g. `case-transfers`. */
  folder: string
  /** What opens a matter by hand; some systems are opened by others only. */
  opening: CommandDescription | null
  /** Further commands that open one, each at an address of its own. */
  further: Map<string, CommandDescription>
  commands: Map<string, CommandDescription>
}

export const schemaName = (shape: Shape | undefined) => shape?.$ref?.split('/').pop() ?? ''

/** `EnforcementAssistance` of `enforcement_assistance`: schemas of a system begin with it. */
export const schemaPrefix = (system: string) =>
  system
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')

const COMMAND_PATH = /^\/api\/v1\/([a-z-]+)(?:\/(\{id\}\/)?([a-z-]+))?$/

/** What one system takes, or null if this server does not know it. */
export function describeSystem(description: Description, system: string): SystemDescription | null {
  const folders = new Map<string, SystemDescription>()
  let folder = ''
  for (const [path, { post }] of Object.entries(description.paths)) {
    const found = COMMAND_PATH.exec(path)
    const body = post?.requestBody?.content['application/json']?.schema
    if (!found || !post || !body) continue
    const [, at = '', inMatter, last] = found
    const command = last?.replace(/-/g, '_') ?? post['x-permission']?.command
    if (!command) continue
    if (last && !inMatter && post['x-permission']?.command !== command) continue
    const entry = { name: command, summary: post.summary ?? '', schema: schemaName(body) }
    const described = folders.get(at) ?? {
      folder: at,
      opening: null,
      further: new Map(),
      commands: new Map(),
    }
    folders.set(at, described)
    if (inMatter) described.commands.set(command, entry)
    else if (last) described.further.set(command, entry)
    else described.opening = entry
    if (entry.schema === schemaPrefix(system) + schemaPrefix(command)) folder = at
  }
  return folders.get(folder) ?? null
}

let asked: Promise<Description> | null = null

async function read(): Promise<Description> {
  const response = await fetch('/api/openapi.json', { credentials: 'same-origin' }).catch(() => {
    throw new ApiProblem({ status: 0, code: 'unreachable' })
  })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as Description
}

/** The description of the running server; read once, and again only if that failed. */
export function loadDescription(): Promise<Description> {
  asked ??= read().catch((error: unknown) => {
    asked = null
    throw error
  })
  return asked
}
