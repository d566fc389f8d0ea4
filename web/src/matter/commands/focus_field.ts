/** Puts the focus on a field of a form, or on the first part of one that has several. */
export function focusField(name: string) {
  const found = document.getElementById(`command-${name}`)
  const control = found?.matches('input, textarea, button')
    ? found
    : found?.querySelector<HTMLElement>('input, textarea, button')
  control?.focus()
}
