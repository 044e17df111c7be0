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

test('axe finds nothing on the signed-in pages, light and dark @script', async ({ page }) => {
  await signIn(page, employer)
  for (const path of pages.signedIn) {
    await page.goto(path)
    await expectAccessible(page)
  }
})
