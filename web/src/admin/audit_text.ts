/** The part of an audit row that says more; what it holds depends on the kind of the row. */
interface Row {
  params: object | null
}

/** Names of what an audit row may be about, by id. */
export type Names = ReadonlyMap<string, string>

export interface AuditFact {
  /** The parameter's name. */
  label: string
  value: string
}

/** `directory.person_created.v1` as `person_created`: the word of an administrative act. */
export function actOf(entry: Row): string {
  const type: unknown = Reflect.get(entry.params ?? {}, 'type')
  return typeof type === 'string' ? type.replace(/^directory\./, '').replace(/\.v\d+$/, '') : ''
}

/** The name of the subject if the directory knows it, else the subject as it was recorded. */
export function subjectOf(subject: string, names: Names): string {
  const id = subject.replace(/^directory:/, '')
  return names.get(id) ?? id
}

/** What the row says beside its act: every parameter, none lost. */
export function factsOf(entry: Row): AuditFact[] {
  return Object.entries(entry.params ?? {})
    .filter(([name, value]) => name !== 'type' && value !== null && value !== '')
    .map(([name, value]) => ({
      label: name,
      value: typeof value === 'object' ? JSON.stringify(value) : String(value),
    }))
}
