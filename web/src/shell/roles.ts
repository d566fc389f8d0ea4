import type { Role } from '@/api'
import { translate } from '@/locales'

/** The names of roles as one text. */
export function roleNames(roles: Role[]): string {
  return roles.map((role) => translate(`role.${role}`)).join(translate('common.comma'))
}
