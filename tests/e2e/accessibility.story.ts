import { readEmployers } from './support/cast.ts'
import { expectAccessible, pages, signIn, test } from './support/story.ts'

const [employer] = readEmployers()
if (!employer) throw new Error('The demo data holds employers.')

for (const path of pages.public) {
  test(`axe finds nothing on ${path}, light and dark @script`, async ({ page }) => {
    await page.goto(path)
    await expectAccessible(page)
  })
}

for (const path of pages.signedIn) {
  test(`axe finds nothing on ${path}, light and dark @script`, async ({ page }) => {
    await signIn(page, employer)
    await page.goto(path)
    await expectAccessible(page)
  })
}
