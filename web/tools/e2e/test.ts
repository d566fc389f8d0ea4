import { test as base } from '@playwright/test'

/** At the end of a test everybody leaves; pages left open would go on listening and drawing beside all later tests. */
export const test = base.extend<{ leaving: undefined }>({
  leaving: [
    async ({ browser }, use) => {
      await use(undefined)
      for (const context of browser.contexts()) await context.close()
    },
    { auto: true },
  ],
})
