import type { Page } from 'playwright'
import { expect, refusals, test } from './support/story.ts'

const box = (page: Page) => page.getByLabel('Je ne suis pas un robot')
const solved = (page: Page) => page.getByLabel('Je ne suis pas un robot : vérifié')

async function ask(page: Page): Promise<void> {
  await page.goto('/connexion/mot-de-passe-oublie')
  await page.getByLabel('Numéro de SIRET').fill('999 999 907 00002')
}

async function sentBy(page: Page, act: () => Promise<void>): Promise<URLSearchParams> {
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await act()
  return new URLSearchParams((await sent).postData() ?? '')
}

test('the summary of errors leads to the box, which the keyboard ticks @script', async ({
  page,
}) => {
  await ask(page)
  await page.getByRole('button', { name: 'Valider' }).click()
  const link = refusals(page).getByRole('link', { name: 'Cochez la case' })
  await expect(link).toHaveAttribute('href', /altcha/)
  await link.press('Enter')
  await expect(box(page)).toBeFocused()
  await expect(box(page)).toHaveAccessibleDescription(/Cochez la case/)
  await page.keyboard.press('Space')
  await expect(solved(page)).toBeChecked()
  await expect(page.getByRole('status')).toHaveText('Vérification réussie.')
})

test('a form sent while the work is being done leaves once it is @script', async ({ page }) => {
  await page.route('**/api/captcha', async (route) => {
    await expect(page.getByRole('status')).toHaveText('Vérification en cours.')
    await page.getByRole('button', { name: 'Valider' }).click()
    await route.continue()
  })
  await ask(page)
  await expect(box(page)).toHaveAttribute('id', /altcha/)
  const sent = await sentBy(page, () => box(page).click())
  expect(sent.get('captcha')).not.toBe('')
  await expect(page.getByText('Votre demande est enregistrée')).toBeVisible()
})

test('the plain box comes back when the work cannot be done @script', async ({ page }) => {
  await page.route('**/api/captcha', (route) => route.fulfill({ status: 404 }))
  await ask(page)
  await expect(box(page)).toHaveAttribute('id', /altcha/)
  await box(page).click()
  await expect(page.getByText('n’a pas abouti')).toBeVisible()
  await expect(box(page)).toBeFocused()
  await box(page).check()
  const sent = await sentBy(page, () => page.getByRole('button', { name: 'Valider' }).click())
  expect([sent.get('human'), sent.get('captcha')]).toEqual(['on', null])
})
