import { useQueryClient } from '@tanstack/vue-query'
import { ElMessage } from 'element-plus'
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { commandApi, isProblem, type AnyMatter, type ApiProblem, type CommandResult } from '@/api'
import { word } from '@/locales/words'
import { ActKey } from '@/shared/idempotency'
import { commandLabel } from './labels'

/** Gives commands to one matter: one act per press, and the page follows the outcome. */
export function useGiveCommand() {
  const { t } = useI18n()
  const queries = useQueryClient()
  const busy = ref(false)
  const problem = ref<ApiProblem | null>(null)
  /** Somebody else acted first; the matter was read again and the input kept. */
  const stale = ref(false)
  const key = new ActKey()

  async function reread(id: string) {
    await queries.invalidateQueries({ queryKey: ['matter', id] })
    void queries.invalidateQueries({ queryKey: ['matters'] })
    void queries.invalidateQueries({ queryKey: ['counts'] })
  }

  async function give(
    matter: AnyMatter,
    command: string,
    body: unknown,
  ): Promise<CommandResult | null> {
    if (busy.value) return null
    busy.value = true
    problem.value = null
    stale.value = false
    const options = {
      version: matter.version,
      idempotencyKey: key.for([command, body, matter.version]),
    }
    try {
      const result = await commandApi.give(matter.system, matter.id, command, body, options)
      key.ended()
      ElMessage.success(t('command.done', { name: commandLabel(matter.system, command) }))
      for (const warning of result.warnings)
        ElMessage.warning({ message: word(matter.system, 'warning', warning), duration: 8000 })
      await reread(matter.id)
      return result
    } catch (error) {
      key.ended(error)
      if (!isProblem(error)) throw error
      problem.value = error
      if (error.code === 'stale_version') {
        stale.value = true
        await reread(matter.id)
      }
      return null
    } finally {
      busy.value = false
    }
  }

  function reset() {
    problem.value = null
    stale.value = false
  }

  return { give, busy, problem, stale, reset }
}
