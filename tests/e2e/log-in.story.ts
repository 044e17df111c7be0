import type { Page } from 'playwright'
import { readEmployers, type Employer } from './support/cast.ts'
import { mailedCodes, passMailedCode } from './support/mailed-code.ts'
import { expect, signIn, test, typeCredentials } from './support/story.ts'

const [first, second, third] = readEmployers()
if (!first || !second || !third) throw new Error('The demo data holds three employers.')

test('an employer finds the personal space from the home page, logs in and logs out', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Accès espace personnel' }).first().click()
  await expect(page).toHaveURL(/\/connexion$/)
  await expect(page.getByRole('heading', { name: 'Accès à mon compte' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Première connexion' })).toBeVisible()
  await signIn(page, first)
  await expect(page).toHaveURL(/\/espace$/)
  await page.getByRole('button', { name: 'Se déconnecter' }).first().click()
  await expect(page).toHaveURL(/\/$/)
  await page.goto('/espace')
  await expect(page).toHaveURL(/\/connexion$/)
})

test('a mistyped SIRET is told beside its field and stays typed', async ({ page }) => {
  await page.goto('/connexion')
  await page.getByLabel('Numéro de SIRET').fill('123 456 789 00011')
  await page.getByLabel('Mot de passe', { exact: true }).fill('12345')
  await page.getByRole('button', { name: 'Se connecter' }).click()
  const siret = page.getByLabel('Numéro de SIRET')
  await expect(siret).toHaveValue('123 456 789 00011')
  await expect(siret).toHaveAccessibleDescription(/Ce SIRET n’est pas valide/)
  await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('')
})

test('the identifier is remembered on this device, the code never', async ({ page }) => {
  await page.goto('/connexion')
  await page.getByLabel('Mémoriser mon identifiant').check()
  await signInHere(page, second)
  await page.getByRole('button', { name: 'Se déconnecter' }).first().click()
  await page.goto('/connexion')
  const typed = await page.getByLabel('Numéro de SIRET').inputValue()
  expect(typed.replaceAll(/\s/g, '')).toBe(second.siret)
  await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('')
})

test('a page asked for before the login opens after it', async ({ page }) => {
  await page.goto('/espace/obtenir')
  await signInHere(page, second)
  await expect(page).toHaveURL(/\/espace\/obtenir$/)
})

test('an unknown SIRET and a wrong code read the same sentence', async ({ page }) => {
  await page.goto('/connexion')
  await typeCredentials(page, { siret: '12345678200010', code: '471962' })
  const unknown = await refusal(page).innerText()
  await typeCredentials(page, { ...second, code: '471962' })
  expect(await refusal(page).innerText()).toBe(unknown)
  expect(unknown).toContain('bloqué pendant 24 heures')
  await signIn(page, second)
})

test('three wrong codes in a row close the account, even to the right one @once', async ({
  page,
}) => {
  for (const wrong of ['471962', '471963', '471964']) {
    await page.goto('/connexion')
    await typeCredentials(page, { ...third, code: wrong })
    await expect(refusal(page)).toBeVisible()
  }
  await page.goto('/connexion')
  await typeCredentials(page, third)
  await expect(refusal(page)).toContainText('bloqué pendant 24 heures')
})

function refusal(page: Page) {
  return page.getByRole('region', { name: 'Connexion impossible' })
}

/** From the page that is open. */
async function signInHere(page: Page, employer: Employer): Promise<void> {
  const seen = await mailedCodes(employer.email)
  await typeCredentials(page, employer)
  await passMailedCode(page, employer, seen)
  await expect(page).toHaveURL(/\/espace/)
}
