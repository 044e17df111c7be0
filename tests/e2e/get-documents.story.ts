import { PDFDocument } from 'pdf-lib'
import { readEmployers } from './support/cast.ts'
import { expect, signIn, test } from './support/story.ts'

const [employer, stranger] = readEmployers()
if (!employer || !stranger) throw new Error('The demo data holds employers.')

test('an employer narrows the documents by theme and opens one in a new tab', async ({ page }) => {
  await signIn(page, employer)
  await page.getByRole('link', { name: "J'obtiens un document de l'Enim" }).click()
  await expect(page.getByRole('heading', { name: 'Les documents personnels' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Les formulaires à remplir' })).toBeVisible()
  const downloads = page.getByRole('link', { name: /Télécharger/ })
  const all = await downloads.count()
  await page
    .getByRole('navigation', { name: /thème/i })
    .getByRole('link', { name: 'Cotisation' })
    .click()
  await expect(page).toHaveURL(/\/espace\/obtenir\/cotisation$/)
  expect(await downloads.count()).toBeLessThan(all)

  const first = downloads.first()
  await expect(first).toHaveAttribute('target', '_blank')
  await expect(first).toHaveAccessibleName(/nouvel onglet, PDF/)
  const answer = await page.request.get((await first.getAttribute('href')) ?? '')
  expect(answer.headers()['content-type']).toBe('application/pdf')
  expect(answer.headers()['content-disposition']).toMatch(/^inline/)
  expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a blank form is a fillable PDF at a stable address, open to all', async ({ page }) => {
  await signIn(page, employer)
  await page.goto('/espace/obtenir')
  const send = page.getByRole('link', { name: /^Transmettre une fois rempli/ }).first()
  const [, slug = ''] = /formulaire=([^&]+)/.exec((await send.getAttribute('href')) ?? '') ?? []
  const answer = await page.request.get(`/formulaires/${slug}.pdf`)
  expect(answer.status()).toBe(200)
  const document = await PDFDocument.load(await answer.body())
  expect(document.getForm().getFields().length).toBeGreaterThan(3)
})

test('a document of someone else answers as one that does not exist', async ({ page }) => {
  await signIn(page, employer)
  await page.goto('/espace/obtenir')
  const link = page.locator('a[href^="/api/documents/"]').first()
  const address = (await link.getAttribute('href')) ?? ''
  await page.getByRole('button', { name: 'Se déconnecter' }).first().click()
  await signIn(page, stranger)
  const foreign = await page.request.get(address)
  const unknown = await page.request.get(address.replace(/documents\/[^/]+/, 'documents/inconnu'))
  expect(foreign.status()).toBe(404)
  expect(await foreign.text()).toBe(await unknown.text())
})
