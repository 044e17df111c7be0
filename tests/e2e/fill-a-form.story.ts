import { PDFDocument } from 'pdf-lib'
import type { Page } from 'playwright'
import { employerOf } from './support/cast.ts'
import { press, reach } from './support/keyboard.ts'
import { expect, expectAccessible, refusals, signIn, test } from './support/story.ts'

const accident = 'Déclaration d’accident du travail maritime'
const refund = 'Demande de remboursement de cotisations'

test('an employer fills in a form page by page, mends it, sees its PDF and sends it', async ({
  page,
  javaScriptEnabled,
}, story) => {
  test.slow()
  const looksRight = () => javaScriptEnabled && expectAccessible(page)
  const employer = employerOf('filled form', story)
  await signIn(page, employer)
  await begin(page, accident)
  await expect(page.getByText('Étape 1 sur 7', { exact: true })).toBeVisible()
  await expect(page.getByText('Ce que l’Enim connaît déjà est rempli')).toBeVisible()
  await expect(page.getByLabel('SIRET')).toHaveValue(employer.siret)
  await expect(page.getByLabel('Raison sociale')).toHaveValue(employer.name)
  await expect(page.getByLabel('Adresse', { exact: true })).toHaveValue(employer.address)
  await next(page, 'Le marin')
  await page.getByLabel('Nom et prénom').fill('Hervé Récit')
  await page.getByRole('button', { name: 'Enregistrer et reprendre plus tard' }).click()
  await expect(page.getByText('Vos réponses sont enregistrées')).toBeVisible()
  await page.getByRole('link', { name: `Reprendre : ${accident}` }).click()
  await expect(page.getByLabel('Nom et prénom')).toHaveValue('Hervé Récit')
  await page.getByLabel('Numéro de marin').fill('19990123')
  await page.getByLabel('Fonction à bord').fill('Matelot')
  await page.getByLabel('Catégorie forfaitaire').selectOption('5')
  await next(page, 'Le navire')
  await page.getByLabel('Nom du navire').fill('L’Écume')
  await next(page, 'L’accident')
  await page.getByLabel('Quel jour').fill('31/02/2026')
  await page.getByLabel('À quelle heure').fill('08:30')
  await page.getByLabel('Où').fill('Au large de Port-Exemple')
  await page.getByRole('radio', { name: 'À bord' }).check()
  const lesions = page.getByRole('group', { name: 'Siège des lésions' })
  await lesions.getByLabel('Dos').check()
  await lesions.getByLabel('Bras et mains').check()
  await looksRight()
  await next(page, 'Suites et témoins')
  await page.getByLabel('arrêt de travail').check()
  await next(page, 'Signature')
  await expect(page.getByLabel('Nom et qualité du signataire')).toHaveValue(employer.holder)
  await page.getByLabel('Je certifie exacts').check()
  await page.getByRole('button', { name: 'Vérifier mes réponses' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vérifier mes réponses')
  const wrong = refusals(page).getByRole('link')
  await expect(wrong).toHaveCount(2)
  await looksRight()
  await page.getByRole('link', { name: 'Corriger : Que s’est-il passé ?' }).click()
  await expect(page.getByLabel('Que s’est-il passé')).toHaveAccessibleDescription(/Erreur/)
  await expect(page.getByLabel('Quel jour')).toHaveValue('31/02/2026')
  await looksRight()
  await page.getByLabel('Que s’est-il passé').fill('Chute sur le pont\nMer forte')
  await page.getByLabel('Quel jour').fill('03/02/2026')
  await page.getByRole('button', { name: 'Enregistrer et revenir à la vérification' }).click()

  await expect(refusals(page)).toBeHidden()
  await expect(page.getByText('03/02/2026')).toBeVisible()
  const look = page.getByRole('link', { name: 'Voir le PDF rempli (nouvel onglet)' })
  await expect(look).toHaveAttribute('target', '_blank')
  const filled = await page.request.get((await look.getAttribute('href')) ?? '')
  expect(filled.headers()['content-type']).toBe('application/pdf')
  await expectAnswers(await filled.body())

  await page.getByLabel('Votre message à l’Enim').fill('Le certificat médical suit.')
  await page.getByRole('button', { name: "Transmettre à l'Enim" }).click()
  await expect(page).toHaveURL(/\/espace\/demandes\/E26-/)
  await expect(page.getByRole('dialog')).toContainText('.pdf')
  await page.getByRole('link', { name: 'Fermer' }).click()
  await expect(page.getByText('Le certificat médical suit.').first()).toBeVisible()
  const file = page.locator('a[href*="/files/"]').first()
  // It is scanned first.
  await expect(async () => {
    await page.reload()
    await expect(file).toBeVisible({ timeout: 500 })
  }).toPass()
  const sent = await page.request.get((await file.getAttribute('href')) ?? '')
  await expectAnswers(await sent.body())

  await page.goto('/espace/obtenir')
  await expect(page.getByRole('link', { name: `Remplir en ligne : ${accident}` })).toBeVisible()
})

test('what is typed is kept by itself; neither of two devices loses it @script', async ({
  page,
  browser,
}, story) => {
  await signIn(page, employerOf('form on two devices', story))
  await begin(page, refund)
  await page.getByLabel('Numéro du titre').fill('2026T1-0001')
  await expectKept(page)
  await page.reload()
  await expect(page.getByLabel('Numéro du titre')).toHaveValue('2026T1-0001')

  const context = await browser.newContext({ storageState: await page.context().storageState() })
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByLabel('Explications').fill('Écrit ailleurs')
  await expectKept(other)

  await page.getByLabel('Explications').fill('Écrit ici')
  await expect(page.getByText('sur un autre appareil')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Garder ce que j’ai saisi ici' }).click()
  await expect(page.getByText('sur un autre appareil')).toBeHidden()
  await expectKept(page)
  await other.reload()
  await expect(other.getByLabel('Explications')).toHaveValue('Écrit ici')
  await context.close()

  // What was just typed leaves with the button, whatever is on its way.
  await page.getByLabel('Explications').fill('Juste avant de partir')
  await page.getByRole('button', { name: 'Vérifier mes réponses' }).click()
  await expect(page.getByText('Juste avant de partir')).toBeVisible()

  await page.getByRole('link', { name: 'Effacer mes réponses' }).click()
  await page.getByRole('button', { name: 'Oui, effacer mes réponses' }).click()
  await expect(page.getByText('Vos réponses sont effacées.')).toBeVisible()
  await expect(page.getByRole('link', { name: `Remplir en ligne : ${refund}` })).toBeVisible()
})

test('what is typed before the script comes is kept too @script', async ({ page }, story) => {
  await signIn(page, employerOf('form typed early', story))
  await page.goto('/espace/obtenir')
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.getByRole('link', { name: `Remplir en ligne : ${refund}` }).click()
  await page.getByLabel('Numéro du titre').fill('2026T1-0001')
  release()
  await expectKept(page)
})

test('a form is filled in and sent with the keyboard alone @script', async ({ page }, story) => {
  await signIn(page, employerOf('form by keyboard', story))
  await page.goto('/espace/obtenir/cotisation')
  await press(page, page.getByRole('link', { name: `Remplir en ligne : ${refund}` }))
  await type(page, 'Numéro du titre', '2026T1-0001')
  await type(page, 'Payé le', '03/02/2026')
  await type(page, 'Montant réclamé', '1250,50')
  await reach(page, page.getByRole('radio', { name: 'Double paiement' }))
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Déclaration corrigée' })).toBeChecked()
  await type(page, 'IBAN', 'FR76 3000 6000 0112 3456 7890 189')
  await reach(page, page.getByLabel('Je certifie exacts'))
  await page.keyboard.press('Space')
  await press(page, page.getByRole('button', { name: 'Vérifier mes réponses' }))

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vérifier mes réponses')
  await expect(refusals(page)).toBeHidden()
  await press(page, page.getByRole('button', { name: "Transmettre à l'Enim" }))
  await expect(page).toHaveURL(/\/espace\/demandes\/E26-/)
})

async function begin(page: Page, title: string): Promise<void> {
  await page.goto('/espace/obtenir')
  await page.getByRole('link', { name: `Remplir en ligne : ${title}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
}

async function next(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Suivant' }).click()
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
}

async function expectKept(page: Page): Promise<void> {
  await expect(page.getByText(/^\s*Enregistré à \d\d:\d\d\s*$/).first()).toBeVisible()
}

/** The official PDF holds what was answered, whatever its alphabet. */
async function expectAnswers(pdf: Buffer): Promise<void> {
  const form = (await PDFDocument.load(pdf)).getForm()
  expect(form.getTextField('marin_nom').getText()).toBe('Hervé Récit')
  expect(form.getTextField('navire_nom').getText()).toBe('L’Écume')
  expect(form.getTextField('accident_date').getText()).toBe('03/02/2026')
  expect(form.getCheckBox('certifie_exact').isChecked()).toBe(true)
}

async function type(page: Page, label: string, value: string): Promise<void> {
  await reach(page, page.getByLabel(label))
  await page.keyboard.type(value)
}
