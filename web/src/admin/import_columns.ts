import type { ImportKind } from '@/api/administration'

export interface ImportColumn {
  /** As the first row of the table may name it. */
  name: string
  /** Whether no row may leave it empty. */
  required: boolean
}

const columns = (required: string, optional: string): ImportColumn[] => [
  ...required.split(' ').map((name) => ({ name, required: true })),
  ...optional.split(' ').map((name) => ({ name, required: false })),
]

/** The columns of each table that can be brought in. */
export const COLUMNS_OF: Record<ImportKind, ImportColumn[]> = {
  units: columns(
    'id name short_name kind legal_subject territory',
    'parent_id document_code superior superior_name address telephone',
  ),
  people: columns('name login unit_id roles', 'id certificate telephone'),
  items: columns(
    'code name domain kind original_department',
    'inspection_powers coercive_powers penalty_range discretion_standard enforcement_flow note ' +
      'known_from known_until',
  ),
  register: [],
}

/** The first row of a table. */
export const headerOf = (kind: ImportKind) =>
  COLUMNS_OF[kind].map((column) => column.name).join(',')
