// Playwright lives with the other tools, so that a server that only builds need not install it.
export { expect, test, type Page } from '../tools/node_modules/@playwright/test/index.mjs'
