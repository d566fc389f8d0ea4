import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { registerApi, type Id, type Matter } from '@/api'
import { useSession } from '@/shell/session'
import type { FindingForm } from './finding'

/** Which unit is competent for what the form says, and who will probably receive the case. */
export function useCompetenceAnswer(
  form: () => FindingForm,
  matter: Ref<Matter | null>,
  receiver: Ref<Id>,
) {
  const store = useSession()
  const queries = useQueryClient()
  const asked = computed(() => ({ item: form().item, place: form().place, on: form().on }))
  const mayAsk = computed(
    () => form().listed && asked.value.item !== '' && asked.value.place !== '',
  )
  const competence = useQuery({
    queryKey: computed(() => ['competence', asked.value]),
    queryFn: () => registerApi.competence(asked.value),
    enabled: mayAsk,
    staleTime: 60_000,
  })
  const answer = computed(() => (mayAsk.value ? (competence.data.value ?? null) : null))
  const unitNames = computed(() => {
    const cached = queries.getQueryData<{ id: Id; name: string }[]>(['units']) ?? []
    return new Map(cached.map((unit) => [unit.id, unit.name]))
  })
  const sideReceiver = computed(() => {
    const chosen = receiver.value
    const competent = matter.value?.details.competent_unit ?? answer.value?.unit ?? null
    if (!chosen || chosen === competent?.id)
      return competent?.id === store.unit?.id ? null : competent
    return { id: chosen, name: unitNames.value.get(chosen) ?? '' }
  })
  return { competence, answer, sideReceiver }
}
