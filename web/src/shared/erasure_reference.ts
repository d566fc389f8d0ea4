/** What is to be erased: the personal data of a matter, or of one complainant of it. */
export interface ErasureReference {
  matter: string
  complainant: string
}

/**
 * What a unit hands to the security administrator, who sees no matter: the address of the matter's page,
 * with the complainant if one is meant.
 */
export const referenceOf = (origin: string, { matter, complainant }: ErasureReference) =>
  `${origin}/matters/${matter}${complainant ? `?complainant=${complainant}` : ''}`

const ID = /^[A-Za-z0-9._:-]{1,36}$/

/** Reads such an address, with or without the server's name, or a bare number of a matter; else null. */
export function readReference(text: string): ErasureReference | null {
  const [address = ''] = text.trim().split(/\s/)
  const [path = '', query = ''] = address.split('?')
  const matter = path.replace(/\/+$/, '').replace(/^.*\/matters\//, '')
  const complainant = new URLSearchParams(query).get('complainant') ?? ''
  const sound = ID.test(matter) && (complainant === '' || ID.test(complainant))
  return sound ? { matter, complainant } : null
}
