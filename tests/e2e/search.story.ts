import { expect as check, test as plainTest } from '@playwright/test'
import type { Page } from 'playwright'
import { addresses } from './support/addresses.ts'
import { openAsEditor } from './support/panel.ts'
import { press, reach } from './support/keyboard.ts'
import { readEmployers } from './support/cast.ts'
import { expect, expectAccessible, signIn, test } from './support/story.ts'

const [employer] = readEmployers()
if (!employer) throw new Error('The demo data holds employers.')

const box = (page: Page) => page.getByLabel('Rechercher sur le portail')

/** The demo's contents are copied from Strapi by a job: the first story may come before. */
async function search(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.goto('/')
    await box(page).fill(words)
    await page.getByRole('search').getByRole('button', { name: 'Rechercher' }).click()
    await expect(page).toHaveURL(/\/recherche\?q=/)
    await expect(page.getByRole('status').filter({ hasText: /résultat/ })).toBeVisible()
  }).toPass({ timeout: 40_000 })
}

const result = (page: Page, name: RegExp | string) =>
  page.getByRole('main').getByRole('link', { name }).first()

test('one box finds news, answers and forms', async ({ page }) => {
  await search(page, 'cotisation')
  for (const kind of ['Questions fréquentes', 'Formulaires', 'Actualités']) {
    await expect(page.getByRole('heading', { level: 2, name: kind })).toBeVisible()
  }
  await expect(page.locator('mark').first()).toHaveText(/^cotisations?$/i)
  await page.getByRole('link', { name: /Voir les \d+ résultats.*Questions fréquentes/ }).click()
  await expect(page.getByText(/dans\s: Questions fréquentes/)).toBeVisible()
  await page.getByRole('link', { name: 'Rechercher partout' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Actualités' })).toBeVisible()
})

for (const [words, title] of [
  ['echeanciers', 'Demande d’échéancier de paiement'],
  ['REMBOURSEMENTS', 'Demande de remboursement de cotisations'],
  ['l’accident à bord', 'Accident à bord : les 48 premières heures'],
] as const) {
  test(`« ${words} » finds « ${title} »`, async ({ page }) => {
    await search(page, words)
    await expect(result(page, title)).toBeVisible()
  })
}

test('a typing error is understood, and said', async ({ page }) => {
  await search(page, 'cotisaton')
  await expect(page.getByText('Vouliez-vous dire « cotisation » ?')).toBeVisible()
  await expect(page.getByText('Aucune page ne contient « cotisaton »')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Questions fréquentes' })).toBeVisible()
})

test('a result opens the right answer, which has an address to be sent', async ({ page }) => {
  const question = 'Je ne peux pas payer à l’échéance : que faire ?'
  await search(page, 'payer à l’échéance')
  await result(page, question).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(question)
  await expect(page.getByRole('main')).toContainText('Demandez un échéancier avant la date limite')
  await expect(page.getByLabel('Lien vers cette réponse')).toHaveValue(page.url())
  await page.getByRole('button', { name: 'Cette réponse m’a aidé' }).click()
  await expect(page.getByText('Merci. Votre avis aide l’Enim')).toBeVisible()
})

test('the address of an answer is copied @script', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/questions/theme/cotisation')
  await page.getByRole('heading', { name: 'Quand dois-je payer mes cotisations ?' }).click()
  await page.getByRole('link', { name: /sur sa page.*Quand dois-je payer/ }).click()
  await page.getByRole('button', { name: 'Copier le lien' }).click()
  await expect(page.getByText('C’est copié.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url())
})

test('the address of a list opens the answer that it names @script', async ({ page }) => {
  await page.goto('/questions/theme/cotisation')
  const answer = page.getByRole('group').filter({ hasText: 'Quand dois-je payer' })
  const id = await answer.getAttribute('id')
  await expect(answer).not.toHaveAttribute('open')
  await page.goto(`/questions/theme/cotisation#${id ?? ''}`)
  await expect(answer).toHaveAttribute('open')
  await expect(page.getByText('payables chaque trimestre')).toBeVisible()
})

test('a form that is found is downloaded blank', async ({ page }) => {
  await search(page, 'attestation de salaire')
  await result(page, 'Attestation de salaire pour indemnités journalières').click()
  await expect(page).toHaveURL(/\/formulaires#attestation-salaire$/)
  await page
    .getByRole('navigation', { name: 'Formulaires par thème' })
    .getByRole('link', { name: /accidents/i })
    .click()
  await expect(page.getByRole('heading', { name: 'Demande d’échéancier' })).toHaveCount(0)
  const blank = page.getByRole('link', { name: /Télécharger.*Attestation de salaire/ })
  const file = await page.request.get((await blank.getAttribute('href')) ?? '')
  expect(file.headers()['content-type']).toBe('application/pdf')
})

test('a search in vain says what to do', async ({ page }) => {
  await page.goto('/recherche?q=licorne')
  await expect(page.getByText('Aucun résultat pour « licorne ».')).toBeVisible()
  await expect(page.getByText('Vérifiez l’orthographe')).toBeVisible()
  await page.getByRole('link', { name: 'posez votre question' }).click()
  await expect(page).toHaveURL(/\/connexion/)
})

// Strapi’s own console is not ours to keep clean: this story uses the plain `test`.
plainTest('an editor sees what was searched in vain @script', async ({ page, browser }) => {
  plainTest.slow()
  const words = `hydravion ${Date.now().toString(36).replace(/\d/g, 'x')}k`
  await page.goto(`/recherche?q=${encodeURIComponent(words)}`)
  await check(page.getByText(`Aucun résultat pour « ${words} ».`)).toBeVisible()
  const panel = await openAsEditor(browser, 'searches')
  await panel.goto(`${addresses.cms}/admin`)
  await panel.getByRole('link', { name: 'À écrire cette semaine' }).click()
  const line = panel.getByRole('row', { name: words })
  await check(line).toContainText('Recherche sans résultat')
  await check(line.getByRole('button', { name: `Écrire une réponse : ${words}` })).toBeVisible()
})

test('a reserved news is found by an employer, and by no visitor', async ({ page }) => {
  const reserved = 'Votre bulletin de situation est en ligne'
  await search(page, 'bulletin situation ligne')
  await expect(page.getByRole('main')).not.toContainText(reserved)
  await signIn(page, employer)
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: 'Rechercher sur le portail' })
    .click()
  await box(page).fill('bulletin de situation')
  await page.getByRole('search').getByRole('button', { name: 'Rechercher' }).click()
  await result(page, reserved).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(reserved)
})

test('the keyboard alone searches, and chooses among what is proposed @script', async ({
  page,
}) => {
  // Axe twice, on a long page.
  test.slow()
  await search(page, 'cotisation')
  await page.goto('/')
  await reach(page, box(page))
  await page.keyboard.type('payer')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expect(box(page)).toHaveAttribute('aria-expanded', 'true')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(box(page)).toHaveValue('payer')
  await page.keyboard.type(' ')
  await page.keyboard.press('Backspace')
  await expect(page.getByRole('option').first()).toBeVisible()
  const proposed = await page.getByRole('option').first().innerText()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(proposed)

  await reach(page, box(page))
  await page.keyboard.type('échéancier')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/recherche\?q=/)
  await press(page, result(page, 'Demande d’échéancier de paiement'))
  await expect(page).toHaveURL(/\/formulaires#demande-echeancier$/)
})
