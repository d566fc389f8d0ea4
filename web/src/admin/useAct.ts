import { useQueryClient } from '@tanstack/vue-query'
import { ElMessage } from 'element-plus'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { isProblem, type ApiProblem } from '@/api'
import { currentLanguage } from '@/locales'
import { problemText } from '@/shared/problem_text'

/** One administrative act at a time; its failure is kept for the form, the lists are read again. */
export function useAct() {
  const { t } = useI18n()
  const queries = useQueryClient()
  const busy = ref(false)
  const problem = ref<ApiProblem | null>(null)

  /** The answer of the server, or null if it refused. */
  async function act<T>(work: () => Promise<T>): Promise<{ answer: T } | null> {
    if (busy.value) return null
    busy.value = true
    problem.value = null
    try {
      const answer = await work()
      ElMessage.success(t('administration.done'))
      for (const key of ['units', 'people', 'accounts', 'posts'])
        void queries.invalidateQueries({ queryKey: [key] })
      return { answer }
    } catch (error) {
      if (!isProblem(error)) throw error
      problem.value = error
      return null
    } finally {
      busy.value = false
    }
  }
  function errorOf(field: string): string {
    const refused = problem.value
    if (!refused) return ''
    if (refused.params.subject === field) return problemText(refused)
    return refused.fieldMessage(field, currentLanguage())
  }
  const reset = () => (problem.value = null)
  return { act, busy, problem, errorOf, reset }
}
