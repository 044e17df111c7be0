import { expect, test } from '@playwright/test'
import { addresses } from './support/addresses.ts'
import { readEditor } from './support/cast.ts'

// As for news: Strapi's own console is not ours to keep clean, so this is the plain `test`.
test('an editor sees whether a form can be filled in online, and which line is wrong @script', async ({
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
  await page.getByRole('link', { name: 'Formulaire' }).first().click()
  await page.getByText('Déclaration d’accident du travail maritime').first().click()
  await expect(
    page.getByText(/^Remplissable en ligne : oui\. \d+ champs à remplir\.$/),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Que s’est-il passé ?' }).click()
  await page.getByLabel(/^Nom du champ dans le PDF/).fill('inconnu')
  await expect(page.getByText('« inconnu » n’est pas un champ de ce PDF')).toBeVisible()
  await expect(page.getByText('demandés à la fin : « accident_circonstances »')).toBeVisible()
})
