import { expect as playwrightExpect, test } from '@playwright/test'
import type { Page } from 'playwright'
import { administratorBearer, inviteEditor, openPanel, setAgreement } from './support/editors.ts'

// Strapi's own console is not ours to keep clean, so these stories use the plain `test`. Its panel
// loads itself anew with each page that is reloaded.
const expect = playwrightExpect.configure({ timeout: 20_000 })

test('an editor sees a draft as its readers will, compares two versions, restores one and reads who did what @script', async ({
  browser,
}) => {
  test.slow()
  const writer = await inviteEditor(await administratorBearer(), 'Autrice')
  const page = await openPanel(browser, writer)
  const title = `Une actualité relue ${Date.now()}`
  await newEntry(page, 'Actualité')
  await page.getByRole('textbox', { name: 'Titre' }).fill(title)
  await page.getByRole('textbox', { name: 'Résumé' }).fill('Le taux baisse en janvier.')
  await page.locator('[contenteditable=true]').fill('Un taux, une date.')
  await page.getByRole('combobox', { name: /Domaines/ }).click()
  await page.getByRole('option', { name: /Déclaration/ }).click()
  await save(page)
  await page.getByRole('textbox', { name: 'Résumé' }).fill('Le taux monte en janvier.')
  await save(page)

  await page.getByRole('link', { name: 'Ouvrir l’aperçu' }).click()
  const shown = page.frameLocator('iframe')
  await expect(shown.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(shown.getByText('Aperçu du brouillon.')).toBeVisible()
  await expect(shown.getByText('Le taux monte en janvier.')).toBeVisible()
  await shown.getByRole('link', { name: 'Comme un employeur' }).click()
  await expect(shown.getByText('Armement d’exemple').first()).toBeVisible()
  await expect(shown.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await shown.getByRole('link', { name: 'En lettre' }).click()
  await expect(shown.getByText('Objet du courrier')).toBeVisible()
  await expect(shown.getByRole('heading', { level: 1 })).toContainText(title)
  await shown.getByRole('link', { name: 'Comme un visiteur' }).click()
  await expect(shown.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.getByRole('link', { name: 'Fermer l’aperçu' }).click()

  await page.getByRole('link', { name: 'Voir tout l’historique' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Historique')
  await expect(page.getByRole('heading', { name: /^Modification par Autrice/ })).toBeVisible()
  await expect(page.getByRole('deletion')).toHaveText('baisse')
  await expect(page.getByRole('insertion')).toHaveText('monte')
  const versions = page.getByRole('row').filter({ hasText: 'Autrice' })
  await versions.last().getByRole('button').click()
  await expect(page.getByRole('heading', { name: /^Création par Autrice/ })).toBeVisible()
  await page.getByRole('button', { name: 'Rétablir cette version comme brouillon' }).click()
  await expect(page.getByText(/^Cette version est redevenue le brouillon/).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Rétablissement par Autrice/ })).toBeVisible()
  await expect(versions).toHaveCount(3)
  await page.getByRole('link', { name: 'Revenir au contenu' }).click()
  await expect(page.getByRole('textbox', { name: 'Résumé' })).toHaveValue(
    'Le taux baisse en janvier.',
  )

  await page.getByRole('link', { name: 'Journal' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Journal')
  await page.getByLabel('Genre').selectOption('Actualité')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  const lines = page.getByRole('row').filter({ hasText: title })
  await expect(lines).toHaveCount(3)
  await expect(lines.first()).toContainText('Rétablissement')
  await expect(lines.first()).toContainText('Résumé')
  await expect(lines.last()).toContainText('Création')
})

test('nobody publishes alone where it is asked for: a second person agrees, then it is read @script', async ({
  browser,
}) => {
  test.slow()
  const bearer = await administratorBearer()
  const writer = await openPanel(browser, await inviteEditor(bearer, 'Rédactrice'))
  const second = await openPanel(browser, await inviteEditor(bearer, 'Relecteur'))
  await setAgreement(bearer, ['api::faq-entry.faq-entry'])
  try {
    const question = `Faut-il un accord ${String(Date.now())} ?`
    await newEntry(writer, 'Question fréquente')
    await writer.getByRole('textbox', { name: 'Question' }).fill(question)
    await writer.locator('[contenteditable=true]').fill('Oui, celui d’une autre personne.')
    await writer.getByRole('combobox', { name: /Thème/ }).click()
    await writer.getByRole('option', { name: /Déclaration/ }).click()
    await save(writer)
    expect(await publish(writer)).toBe(400)
    await expect(
      writer.getByText(/demande l’accord d’une deuxième personne avant d’être publié/).first(),
    ).toBeVisible()

    await writer.getByRole('button', { name: 'Demander l’accord' }).click()
    await expect(writer.getByText(/^Accord demandé par Rédactrice/)).toBeVisible()
    await expect(writer.getByRole('button', { name: 'Donner mon accord' })).toHaveCount(0)
    expect(await publish(writer)).toBe(400)

    await second.getByRole('link', { name: 'À approuver' }).click()
    await second.getByRole('link', { name: question }).click()
    await second.getByRole('button', { name: 'Renvoyer avec cette remarque' }).click()
    await expect(second.getByLabel('Ce qu’il faut revoir')).toBeFocused()
    await expect(second.getByText('Écrivez ce qu’il faut revoir.')).toBeVisible()
    await second.getByLabel('Ce qu’il faut revoir').fill('Dites laquelle.')
    await second.getByRole('button', { name: 'Renvoyer avec cette remarque' }).click()
    await expect(second.getByText(/Relecteur demande de revoir/)).toBeVisible()

    await writer.reload()
    await expect(writer.getByText('« Dites laquelle. »')).toBeVisible()
    await writer
      .locator('[contenteditable=true]')
      .fill('Oui, celui d’une autre personne du service.')
    await save(writer)
    await writer.getByRole('button', { name: 'Demander l’accord' }).click()
    await expect(writer.getByText(/^Accord demandé par Rédactrice/)).toBeVisible()

    await second.getByRole('link', { name: 'À approuver' }).click()
    await second.getByRole('link', { name: question }).click()
    await second.getByRole('button', { name: 'Donner mon accord' }).click()
    await expect(second.getByText('Ce contenu peut être publié.')).toBeVisible()
    await writer.reload()
    await expect(writer.getByText('Ce contenu peut être publié.')).toBeVisible()
    expect(await publish(writer)).toBe(200)
  } finally {
    await setAgreement(bearer, [])
  }
})

async function newEntry(page: Page, kind: string): Promise<void> {
  await page.getByRole('link', { name: 'Contenus' }).click()
  await page.getByRole('link', { name: kind, exact: true }).first().click()
  await page.getByRole('link', { name: 'Créer une nouvelle entrée' }).first().click()
}

async function save(page: Page): Promise<void> {
  const saved = page.waitForResponse(
    (answer) => answer.request().method() !== 'GET' && answer.url().includes('collection-types'),
  )
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  expect((await saved).ok()).toBe(true)
}

/** The status that the panel is answered. */
async function publish(page: Page): Promise<number> {
  const answered = page.waitForResponse((answer) => answer.url().includes('/actions/publish'))
  await page.getByRole('button', { name: 'Publier', exact: true }).click()
  return (await answered).status()
}
