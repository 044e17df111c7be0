import { readEmployers } from './support/cast.ts'
import { infectedPicture, pdfFile, programFile } from './support/files.ts'
import { findMail } from './support/mailbox.ts'
import { expect, refusals, signIn, test } from './support/story.ts'

const [employer] = readEmployers()
if (!employer) throw new Error('The demo data holds employers.')

test.beforeEach(async ({ page }) => {
  await signIn(page, employer)
  await page.getByRole('link', { name: "Je transmets un document à l'Enim" }).click()
})

test('an employer sends two documents, reads the receipt, gets it by mail and finds it again', async ({
  page,
}) => {
  await page.getByRole('radio', { name: 'Cotisation' }).check()
  const text = `Justificatif de paiement ${Date.now()}`
  await page.getByLabel('Précisez votre demande').fill(text)
  await page
    .getByLabel('Choisissez un ou des fichiers')
    .setInputFiles([await pdfFile('avis.pdf'), await pdfFile('relevé d’août.pdf')])
  await page.getByRole('button', { name: 'Valider' }).click()

  await expect(page).toHaveURL(/\/espace\/demandes\/E26-/)
  const receipt = page.getByRole('dialog')
  await expect(receipt).toContainText("Votre document a bien été transmis à l'Enim")
  await expect(receipt).toContainText('avis.pdf')
  await expect(receipt).toContainText('relevé d’août.pdf')
  const reference = /E26-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.url())?.[0] ?? ''
  await expect(receipt).toContainText(reference)

  const mail = await findMail(employer.email, reference)
  expect(mail.text).toContain('avis.pdf')
  expect(mail.text).toContain('ne vaut pas accusé de réception')

  await page.goto('/espace/transmettre')
  await expect(page.getByRole('table', { name: /Mes demandes/ })).toContainText(reference)
})

test('a refused file is named beside the field, the text and the good file stay', async ({
  page,
}) => {
  await page.getByRole('radio', { name: 'Déclaration' }).check()
  await page.getByLabel('Précisez votre demande').fill('Rectification de la période de mai')
  await page
    .getByLabel('Choisissez un ou des fichiers')
    .setInputFiles([await pdfFile('bonne.pdf'), programFile('facture.pdf')])
  await page.getByRole('button', { name: 'Valider' }).click()

  await expect(refusals(page)).toContainText('facture.pdf')
  await expect(page.getByLabel('Précisez votre demande')).toHaveValue(
    'Rectification de la période de mai',
  )
  await expect(page.getByRole('radio', { name: 'Déclaration' })).toBeChecked()
  await expect(page.getByText('bonne.pdf').first()).toBeVisible()
})

test('the same form sent twice is one request', async ({ page, javaScriptEnabled }) => {
  const key = await page.locator('form[enctype] input[name=key]').inputValue()
  await page.getByRole('radio', { name: 'Accidents' }).check()
  const text = `Une seule fois ${Date.now()}`
  await page.getByLabel('Précisez votre demande').fill(text)
  const file = await pdfFile('une.pdf')
  await page.getByLabel('Choisissez un ou des fichiers').setInputFiles([file])
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page).toHaveURL(/\/espace\/demandes\/E26-/)
  const form = { kind: 'document', key, theme: 'accidents', text }
  const again = await page.request.post('/api/requests', {
    headers: { 'sec-fetch-site': 'same-origin', accept: 'application/json' },
    // A script has sent the file before the form.
    multipart: { ...form, ...(!javaScriptEnabled && { files: file }) },
  })
  const { location } = (await again.json()) as { location: string }
  expect(page.url()).toContain(location)
})

test('a file with a virus is refused once it is read, and its sender told', async ({ page }) => {
  await page.getByRole('radio', { name: 'Cotisation' }).check()
  await page.getByLabel('Précisez votre demande').fill('Scan')
  await page
    .getByLabel('Choisissez un ou des fichiers')
    .setInputFiles([infectedPicture('scan.png')])
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page).toHaveURL(/\/espace\/demandes\/E26-/)
  const { pathname } = new URL(page.url())
  await findMail(employer.email, 'scan.png')
  await expect
    .poll(async () => {
      await page.goto(pathname)
      return page.getByRole('main').innerText()
    })
    .toContain('un virus a été détecté')
})
