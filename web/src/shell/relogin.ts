import { ref } from 'vue'

/** Set while the person is asked to sign in again; settling it continues the waiting calls. */
export const relogin = ref<{ settle: (signedIn: boolean) => void } | null>(null)
let pending: Promise<boolean> | null = null

/** Asks once, however many calls found the session ended. Resolves false if the person gives up. */
export function askToSignInAgain(): Promise<boolean> {
  pending ??= new Promise<boolean>((resolve) => {
    relogin.value = {
      settle(signedIn) {
        relogin.value = null
        pending = null
        resolve(signedIn)
      },
    }
  })
  return pending
}
