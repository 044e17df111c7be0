export { enrolBrowser, tokenHashOf } from './enrol-browser.ts'
export { deleteBrowsersOf, findBrowser } from './store.ts'
