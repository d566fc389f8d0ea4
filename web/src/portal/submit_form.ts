import { computed, reactive, ref } from 'vue'
import type { Complaint, Place, Upload } from './portal_api'
import type { PortalWord } from './words'

export const FILES_MAX = 5

/** What a citizen fills in, and what is missing of it. */
export function useSubmitForm(places: () => Place[]) {
  const form = reactive({
    kind: 'tip' as 'tip' | 'complaint',
    area: '',
    village: '',
    location: '',
    item: '',
    unit: '',
    party: '',
    facts: '',
    anonymous: false,
    name: '',
    contact: '',
    agreed: false,
  })
  const files = ref<Upload[]>([])

  const areas = computed(() => {
    const city = places().find((place) => !place.parent)
    return places().filter((place) => city && place.parent === city.code)
  })
  const villages = computed(() =>
    places().filter((place) => form.area && place.parent === form.area),
  )

  /** Field to word, in the order of the page. */
  const faults = computed(() => {
    const found: [string, PortalWord][] = []
    if (!form.area) found.push(['area', 'required_place'])
    if (!form.location.trim()) found.push(['location', 'required_location'])
    if (!form.facts.trim()) found.push(['facts', 'required_facts'])
    if (!form.anonymous && !form.name.trim()) found.push(['name', 'required_name'])
    if (!form.agreed) found.push(['agreed', 'required_agreed'])
    return found
  })

  const complaint = (): Complaint => ({
    kind: form.kind,
    place: form.village || form.area,
    location: form.location.trim(),
    item: form.item,
    unit: form.unit,
    party: form.party.trim()
      ? { kind: 'organization', name: form.party.trim(), address: '' }
      : { kind: 'unknown', name: '', address: '' },
    facts: form.facts.trim(),
    complainant: {
      anonymous: form.anonymous,
      name: form.anonymous ? '' : form.name.trim(),
      contact: form.contact.trim(),
      identifier: '',
      address: '',
    },
    files: files.value.map(({ id, name }) => ({ id, name })),
    agreed: form.agreed,
  })

  return { form, files, areas, villages, faults, complaint }
}
