import { expect, test } from '@playwright/test'
import { addresses } from './support/addresses.ts'
import { readEditor } from './support/cast.ts'

// As for news: Strapi's own console is not ours to keep clean, so this is the plain `test`.
test('an editor is told what to mend as they write, is refused what blocks, then publishes @script', async ({
  page,
}) => {
  test.slow()
  const editor = readEditor()
  await page.goto(`${addresses.cms}/admin`)
  await page.getByLabel('Email').fill(editor.email)
  await page.getByLabel('Mot de passe').fill(editor.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { name: /^Bonjour/ })).toBeVisible()

  await page.getByRole('link', { name: 'Contenus' }).click()
  await page.getByRole('link', { name: 'Actualité' }).first().click()
  await page.getByRole('link', { name: 'Créer une nouvelle entrée' }).first().click()
  await expect(page.getByRole('heading', { name: 'Avant de publier' })).toBeVisible()
  await expect(page.getByText('2 points bloquants.')).toBeVisible()
  await expect(page.getByText('Bloquant : Domaines')).toBeVisible()

  const title = `Une échéance IMPORTANTE ${Date.now()}`
  await page.getByRole('textbox', { name: 'Titre' }).fill(`${title}.`)
  await expect(page.getByText('Un titre ne finit pas par un point : effacez-le.')).toBeVisible()
  await expect(page.getByText('« IMPORTANTE »')).toBeVisible()
  const mended = title.replace('IMPORTANTE', 'importante')
  await page.getByRole('textbox', { name: 'Titre' }).fill(mended)
  await expect(page.getByText('« IMPORTANTE »')).toBeHidden()

  await page.getByRole('textbox', { name: 'Résumé' }).fill('Deux phrases pour les listes.')
  await expect(page.getByText('1 point bloquant.')).toBeVisible()
  await page.locator('[contenteditable=true]').fill('Un texte  trop espacé.')
  await expect(page.getByText('Conseil : Texte, bloc 1')).toBeVisible()

  const publish = page.getByRole('button', { name: 'Publier', exact: true })
  const refused = page.waitForResponse((answer) => answer.url().includes('/actions/publish'))
  await publish.click()
  expect((await refused).status()).toBe(400)

  await page.getByRole('combobox', { name: /Domaines/ }).click()
  await page.getByRole('option', { name: /Déclaration/ }).click()
  await expect(page.getByText('1 conseil.')).toBeVisible()
  const published = page.waitForResponse((answer) => answer.url().includes('/actions/publish'))
  await publish.click()
  expect((await published).ok()).toBe(true)
  const list = async () => (await page.request.get(`${addresses.site}/actualites`)).text()
  await expect.poll(list, { intervals: [100], timeout: 10_000 }).toContain(mended)
})
