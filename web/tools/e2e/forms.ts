import { expect, type Locator, type Page } from '@playwright/test'

/** A field of a form that was made from the description of the interface. */
export const field = (within: Page | Locator, name: string) =>
  within.locator(`[id="command-${name}"]`).first()

/** Chooses from a list: opens it by its box, as the input may lie under the chosen text. */
export async function choose(page: Page, name: string, option: RegExp) {
  await page
    .locator(`[id="command-${name}"]`)
    .last()
    .locator('xpath=ancestor::*[contains(concat(" ", @class, " "), " el-select ")][1]')
    .click()
  await page.getByRole('option', { name: option }).locator('visible=true').first().click()
  const box = page.locator(`[id="command-${name}"]`).last()
  // A list of several choices stays open; of one, it goes while it fades.
  if ((await box.getAttribute('aria-expanded')) === 'false') await listsGone(page)
}

/** A list that was closed fades for a moment, and is neither open nor gone meanwhile. */
const listsGone = (page: Page) => expect(page.locator('.el-select__popper:visible')).toHaveCount(0)

/** Closes the list of several choices that `choose` left open. */
export async function closeList(page: Page) {
  await page.keyboard.press('Escape')
  await listsGone(page)
}

/** Sets the n-th time of the open form to now. */
export const takeNow = (within: Page | Locator, n = 0) =>
  within.locator('.instant').nth(n).getByRole('button', { name: '现在' }).click()

/** Fills a text of the open drawer. */
export const text = (page: Page, name: string, words: string) =>
  field(page.getByRole('dialog'), name).fill(words)

/** Answers a question of the open drawer with yes or no. */
export const answer = (page: Page, question: string, words: '是' | '否') =>
  page
    .getByRole('dialog')
    .getByRole('radiogroup', { name: question })
    .getByText(words, { exact: true })
    .click()

/** Finds another matter by words of its number or title. */
export async function pick(page: Page, name: string, words: string) {
  await field(page, name).click()
  await page.keyboard.type(words)
  await page
    .getByRole('option', { name: new RegExp(words) })
    .locator('visible=true')
    .first()
    .click()
}
