import type { FieldError, ProblemBody } from './types'

/** What the API answered instead of a result, or that it did not answer at all (`status` 0). */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title_en: string
  readonly clause: string | null
  readonly params: Record<string, unknown>
  readonly incident: string | null
  readonly errors: FieldError[]
  /** What is wrong row by row, where a whole table was refused. */
  readonly issues: unknown[]

  constructor(body: Partial<ProblemBody> & { status: number; code: string }) {
    super(body.title ?? body.code)
    this.name = 'ApiProblem'
    this.status = body.status
    this.code = body.code
    this.title_en = body.title_en ?? ''
    this.clause = body.clause ?? null
    this.params = body.params ?? {}
    this.incident = body.incident ?? null
    this.errors = body.errors ?? []
    this.issues = body.issues ?? []
  }

  /** The sentence of the server in the wanted language; empty if it sent none. */
  sentence(language: string): string {
    if (language.startsWith('en') && this.title_en) return this.title_en
    return this.message === this.code ? '' : this.message
  }

  /** The message for one field of a form, if the server complained about it. */
  fieldMessage(field: string, language: string): string {
    const found = this.errors.find((error) => error.field === field)
    if (!found) return ''
    return language.startsWith('en') && found.message_en ? found.message_en : found.message
  }
}

export function isProblem(value: unknown): value is ApiProblem {
  return value instanceof ApiProblem
}

/** Reads a failed answer; one that is not problem+json (a proxy's page) becomes code `http_<status>`. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const type = response.headers.get('content-type') ?? ''
  if (type.includes('json')) {
    try {
      const body = (await response.json()) as Partial<ProblemBody>
      return new ApiProblem({
        ...body,
        status: response.status,
        code: typeof body.code === 'string' ? body.code : `http_${response.status}`,
      })
    } catch {
      // Fall through: a cut-off answer is as good as none.
    }
  }
  return new ApiProblem({ status: response.status, code: `http_${response.status}` })
}
