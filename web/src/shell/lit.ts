import { ref } from 'vue'

/** Address of the navigation entry a page asks to be lit, where its own address does not say it. */
export const lit = ref('')
