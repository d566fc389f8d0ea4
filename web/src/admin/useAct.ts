import { useQueryClient } from '@tanstack/vue-query'
import { ElMessage } from 'element-plus'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { isProblem, type ApiProblem } from '@/api'
import { currentLanguage } from '@/locales'
import { problemText } from '@/shared/problem_text'

/** What an administrative act may have changed, as the keys of their queries. */
const LISTS = [
  'subscriptions',
  'tokens',
  'webhooks',
  'units',
  'people',
  'accounts',
  'posts',
  'register',
  'competence',
  'erasures',
]
/** Refusals of a rule that are about one field of the form. */
const FIELD_OF_REFUSAL: Record<string, string> = {
  erasure_of_open_matter: 'extent',
  complainant_unknown: 'reference',
  login_taken: 'login',
  unit_exists: 'id',
  unit_parent_cycle: 'parent_id',
  unit_parent_missing: 'parent_id',
  document_code_missing: 'document_code',
  document_code_taken: 'document_code',
  unit_kind_taken: 'kind',
  person_disabled: 'person',
  post_exists: 'unit',
  unit_inactive: 'unit',
  administrator_is_exclusive: 'roles',
  role_does_not_fit_unit: 'roles',
  delegation_to_self: 'substitute',
  delegation_cycle: 'substitute',
  delegation_period_invalid: 'until',
  delegation_overlaps: 'from',
}

/** One administrative act at a time; its failure is kept for the form, the lists are read again. */
export function useAct() {
  const { t } = useI18n()
  const queries = useQueryClient()
  const busy = ref(false)
  const problem = ref<ApiProblem | null>(null)
  const missing = ref<string[]>([])

  /** The answer of the server, or null if it refused; a `trial` changes nothing and says nothing. */
  async function act<T>(work: () => Promise<T>, trial = false): Promise<{ answer: T } | null> {
    if (busy.value) return null
    busy.value = true
    problem.value = null
    try {
      const answer = await work()
      if (!trial) {
        ElMessage.success(t('administration.done'))
        for (const key of LISTS) void queries.invalidateQueries({ queryKey: [key] })
      }
      return { answer }
    } catch (error) {
      if (!isProblem(error)) throw error
      problem.value = error
      return null
    } finally {
      busy.value = false
    }
  }
  /** Whether every one of these fields is filled; those that are not say so. */
  function filled(form: object, fields: readonly string[]): boolean {
    missing.value = fields.filter((field) => !String(Reflect.get(form, field) ?? '').trim())
    if (missing.value.length) problem.value = null
    return missing.value.length === 0
  }
  function errorOf(field: string): string {
    if (missing.value.includes(field)) return t('administration.required')
    const refused = problem.value
    if (!refused) return ''
    if (refused.params.subject === field || FIELD_OF_REFUSAL[refused.code] === field)
      return problemText(refused)
    return refused.fieldMessage(field, currentLanguage())
  }
  function reset() {
    problem.value = null
    missing.value = []
  }
  return { act, busy, problem, filled, errorOf, reset }
}
