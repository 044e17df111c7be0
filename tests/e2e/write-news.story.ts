import { test, type Page } from '@playwright/test'
import { addresses } from './support/addresses.ts'
import { readEmployers } from './support/cast.ts'
import {
  beginEntry,
  chooseDomain,
  expect,
  openAsEditor,
  publish,
  save,
  slugOf,
} from './support/panel.ts'
import { addPicture, describePicture } from './support/pictures.ts'
import { signIn } from './support/story.ts'

// As for news: Strapi's own console is not ours to keep clean, so this is the plain `test`.
test('an editor is told what to mend as they write, is led there, is refused what blocks, then publishes @script', async ({
  browser,
}) => {
  test.slow()
  const page = await openAsEditor(browser, 'Remarques')
  await beginEntry(page, 'Actualité')
  await expect(page.getByRole('heading', { name: 'Avant de publier' })).toBeVisible()
  await expect(page.getByText('2 points bloquants.')).toBeVisible()
  await expect(page.getByText('Bloquant : Domaines')).toBeVisible()

  const title = `Une échéance IMPORTANTE ${Date.now()}`
  const titleField = page.getByRole('textbox', { name: 'Titre' })
  await titleField.fill(`${title}.`)
  await expect(page.getByText('Un titre ne finit pas par un point : effacez-le.')).toBeVisible()
  await expect(page.getByText('« IMPORTANTE »')).toBeVisible()
  const mended = title.replace('IMPORTANTE', 'importante')
  await page.getByRole('button', { name: 'Aller au champ : Titre' }).first().click()
  await expect(titleField).toBeFocused()
  await titleField.fill(mended)
  await expect(page.getByText('« IMPORTANTE »')).toBeHidden()

  await page.getByRole('textbox', { name: 'Résumé' }).fill('Deux phrases pour les listes.')
  await expect(page.getByText('1 point bloquant.')).toBeVisible()
  const text = page.locator('[contenteditable=true]')
  await text.fill('Un texte  trop espacé.')
  await expect(page.getByText('Conseil : Texte, bloc 1')).toBeVisible()
  await page.getByRole('button', { name: 'Aller au champ : Texte, bloc 1' }).click()
  await expect(text).toBeFocused()

  const refused = await publish(page)
  expect(refused.status).toBe(400)
  expect(refused.sentence).toBe('Choisissez au moins un domaine avant de publier.')
  await page.getByRole('button', { name: 'Aller au champ : Domaines' }).click()
  await expect(page.getByRole('combobox', { name: /Domaines/ })).toBeFocused()
  await chooseDomain(page, 'Déclaration')
  await expect(page.getByText('1 conseil.')).toBeVisible()
  expect((await publish(page)).status).toBe(200)
  await expectListed(page, '/actualites', mended)
})

test('a news has several domains, a picture that is described, its hours, its review and its letter @script', async ({
  browser,
}) => {
  test.slow()
  const page = await openAsEditor(browser, 'Calendrier')
  const title = `Une actualité entière ${Date.now()}`
  await beginEntry(page, 'Actualité')
  await page.getByRole('textbox', { name: 'Titre' }).fill(title)
  await page.getByRole('textbox', { name: 'Résumé' }).fill('Deux phrases pour les listes.')
  await page.locator('[contenteditable=true]').fill('Le texte de l’actualité.')
  await chooseDomain(page, 'Déclaration')
  await chooseDomain(page, 'Cotisation')
  const review = page.getByRole('combobox', { name: 'À revoir le' })
  await review.fill('01/02/2027')
  await review.press('Tab')
  await expect(review).toHaveValue('01/02/2027')
  await page.getByRole('checkbox', { name: 'Envoyer par lettre' }).check({ force: true })

  await addPicture(page)
  await expect(page.getByText('Bloquant : Image')).toBeVisible()
  await expect(page.getByText('dites en une phrase ce qu’elle montre')).toBeVisible()
  expect((await publish(page)).sentence).toContain('Cette image n’a pas de texte de remplacement')
  await describePicture(page, 'Une bouée rouge au large.')
  await expect(page.getByText('Rien à corriger.')).toBeVisible()

  await page.getByLabel('Retirer le').fill('2027-06-30T18:00')
  await page.getByLabel('Publier le').fill('2027-01-15T09:00')
  expect((await save(page)).status).toBeLessThan(300)
  const early = await publish(page)
  expect(early.status).toBe(400)
  expect(early.sentence).toContain('sera publiée le 15 janvier 2027 à 09:00, heure de Paris.')
  await expect(page.getByLabel('Publier le')).toHaveAccessibleDescription(/15 janvier 2027/)
  await page.reload()
  await expect(page.getByLabel('Publier le')).toHaveValue('2027-01-15T09:00')
  await expect(page.getByLabel('Retirer le')).toHaveValue('2027-06-30T18:00')
  await expect(review).toHaveValue('01/02/2027')
  await expect(page.getByRole('checkbox', { name: 'Envoyer par lettre' })).toBeChecked()

  await page.getByLabel('Publier le').fill('')
  expect((await publish(page)).status).toBe(200)
  await expectListed(page, '/actualites/domaine/cotisation', title)
  await expectListed(page, '/actualites/domaine/declaration', title)
  const reader = await browser.newPage({ baseURL: addresses.site })
  await reader.goto(`/actualites/${await slugOf(page)}`)
  await expect(reader.getByRole('img', { name: 'Une bouée rouge au large.' })).toBeVisible()
})

test('a reserved news is read in the personal space alone @script', async ({ browser }) => {
  test.slow()
  const page = await openAsEditor(browser, 'Réserve')
  const title = `Une actualité réservée ${Date.now()}`
  await beginEntry(page, 'Actualité')
  await page.getByRole('textbox', { name: 'Titre' }).fill(title)
  await page.getByRole('textbox', { name: 'Résumé' }).fill('Deux phrases pour les listes.')
  await page.locator('[contenteditable=true]').fill('Le texte de l’actualité.')
  await chooseDomain(page, 'Déclaration')
  await page.getByRole('checkbox', { name: 'Réservé à l’espace personnel' }).check({ force: true })
  expect((await publish(page)).status).toBe(200)

  const [employer] = readEmployers()
  if (!employer) throw new Error('The demo data holds employers.')
  const reader = await browser.newPage({ baseURL: addresses.site })
  await signIn(reader, employer)
  await expect(async () => {
    await reader.goto('/espace/actualites')
    await expect(reader.getByText(title).first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  const slug = await slugOf(page)
  expect((await page.request.get(`${addresses.site}/actualites/${slug}`)).status()).toBe(404)
  const list = await page.request.get(`${addresses.site}/actualites`)
  expect(await list.text()).not.toContain(title)
})

async function expectListed(page: Page, path: string, title: string): Promise<void> {
  const list = async () => (await page.request.get(`${addresses.site}${path}`)).text()
  await expect.poll(list, { intervals: [100], timeout: 10_000 }).toContain(title)
}
