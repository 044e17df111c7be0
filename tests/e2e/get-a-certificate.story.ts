import { readEmployers } from './support/cast.ts'
import { expect, signIn, test } from './support/story.ts'

const employers = readEmployers()

test('an employer who is up to date gets an attestation, and anybody verifies it', async ({
  page,
  browser,
}, info) => {
  const [employer] = employers
  if (!employer) throw new Error('The demo data holds employers.')
  await signIn(page, employer)
  await page.goto('/espace/obtenir')
  await page.getByRole('button', { name: 'Obtenir l’attestation' }).click()
  await expect(page.getByText('Votre document est prêt')).toBeVisible()
  const link = page.getByRole('status').getByRole('link', { name: /Télécharger Attestation/ })
  const answer = await page.request.get((await link.getAttribute('href')) ?? '')
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const [reference = ''] =
    /D\d\d-\w{4}-\w{4}/.exec(answer.headers()['content-disposition'] ?? '') ?? []

  const visitor = await browser.newPage()
  await visitor.goto('/verifier')
  await visitor.getByLabel('Référence du document').fill(reference.toLowerCase())
  await visitor.getByRole('button', { name: 'Vérifier' }).click()
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(`Document ${reference}`)
  const main = visitor.getByRole('main')
  await expect(main).toContainText('Attestation de compte à jour')
  await expect(main).toContainText('L’Enim a bien délivré ce document')
  expect(await main.textContent()).not.toContain(employer.siret)
  if (info.project.name === 'with script') {
    await visitor.getByLabel('Fichier à vérifier').setInputFiles({
      name: 'attestation.pdf',
      mimeType: 'application/pdf',
      buffer: await answer.body(),
    })
    await expect(main).toContainText('Oui, ce fichier est celui que l’Enim a délivré')
  }
  await visitor.close()
})

test('an employer gets the statement of a year', async ({ page }) => {
  const [employer] = employers
  if (!employer) throw new Error('The demo data holds employers.')
  await signIn(page, employer)
  await page.goto('/espace/obtenir')
  const years = page.getByLabel('Année')
  const [year = ''] = await years.getByRole('option').allTextContents()
  await years.selectOption(year.trim())
  await page.getByRole('button', { name: 'Obtenir le relevé' }).click()
  await expect(page.getByRole('status')).toContainText(
    `Relevé annuel des versements ${year.trim()}`,
  )
})

test('an employer who is late reads what prevents an attestation', async ({ page }) => {
  const late = employers[1]
  if (!late) throw new Error('The demo data holds employers.')
  await signIn(page, late)
  await page.goto('/espace/obtenir')
  await expect(page.getByText('L’attestation ne peut pas être délivrée')).toBeVisible()
  await expect(page.getByText('Un titre de cotisation échu n’est pas réglé')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Obtenir l’attestation' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Écrivez au service Cotisation' }).click()
  await expect(page.getByRole('heading', { name: 'Ma question' })).toBeVisible()
})
