import type { Role } from '@/api'
import { translate } from '@/locales'
import { commonWord } from '@/locales/words'

/** The names of roles as one text. */
export function roleNames(roles: Role[]): string {
  return roles.map((role) => commonWord('role', role)).join(translate('common.comma'))
}
