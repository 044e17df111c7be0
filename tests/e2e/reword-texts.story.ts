import { test, type Page } from '@playwright/test'
import { addresses } from './support/addresses.ts'
import { employerOf, type Employer } from './support/cast.ts'
import { readMails } from './support/mailbox.ts'
import { beginEntry, expect, openAsEditor, openList, save } from './support/panel.ts'
import { logIn, signIn } from './support/story.ts'

// As for news: Strapi's own console is not ours to keep clean, so these are the plain `test`.
test('an editor rewords a window: a word that stands for nothing is refused, the rest is read on the site @script', async ({
  browser,
}, info) => {
  test.slow()
  const page = await openAsEditor(browser, 'Fenêtres')
  await openList(page, 'Texte de fenêtre')
  await page.getByRole('gridcell', { name: 'Notifications enregistrées' }).click()
  const body = page.getByRole('textbox', { name: 'Texte' })
  const words = `Vos choix valent dès ce récit ${Date.now()}.`
  const refused = `${words} {{prenom}}`
  await body.fill(refused)
  await expect(page.getByText('{{prenom}} ne serait remplacé par rien.')).toBeVisible()
  expect((await save(page)).status).toBe(400)
  await expect(body).toHaveAccessibleDescription(/\{\{prenom\}\} ne serait remplacé par rien/)
  await expect(body).toHaveValue(refused)
  await body.fill(words)
  expect((await save(page)).status).toBe(200)

  const reader = await browser.newPage({ baseURL: addresses.site })
  await signIn(reader, employerOf('reworded', info))
  const read = async () => {
    await reader.goto('/espace/parametres')
    const choices = reader.getByRole('region', { name: 'Mes notifications' })
    await choices.getByRole('button', { name: 'Valider' }).click()
    return reader.getByText(words).first().isVisible()
  }
  await expect.poll(read, { timeout: 20_000 }).toBe(true)
})

test('an editor rewords a mail: without its link it is refused, the rest is read in the mailbox @script', async ({
  browser,
}, info) => {
  test.slow()
  const page = await openAsEditor(browser, 'Courriers')
  await beginEntry(page, 'Texte d’e-mail')
  await page.getByRole('combobox', { name: 'E-mail' }).click()
  await page.getByRole('option', { name: 'Nouvelle connexion' }).click()
  await expect(page.getByText('Après une connexion depuis un navigateur inconnu.')).toBeVisible()
  await page
    .getByRole('textbox', { name: 'Objet' })
    .fill('Nouvelle connexion à votre espace personnel')
  const words = `Récit ${Date.now()} pour`
  const body = page.getByRole('textbox', { name: 'Texte' })
  await body.fill(`${words} {{titulaire}}.`)
  expect((await save(page)).status).toBe(400)
  await expect(body).toHaveAccessibleDescription(/\{\{lien\}\} doit rester dans le texte/)
  await body.fill(`${words} {{titulaire}}.\n\n{{details}}\n\n{{lien}}`)
  await expect(page.getByText(`${words} Camille Exemple.`)).toBeVisible()
  expect((await save(page)).status).toBe(201)

  const employer = employerOf('reworded', info)
  await expect
    .poll(() => mailedAtNewConnection(page, employer), { timeout: 75_000, intervals: [20_000] })
    .toContain(`${words} Camille Récit.`)
})

/** What the employer is mailed when a browser that nobody knows logs in. */
async function mailedAtNewConnection(page: Page, employer: Employer): Promise<string> {
  const browser = page.context().browser()
  const stranger = await browser?.newPage({ baseURL: addresses.site })
  if (!stranger) throw new Error('unreachable')
  await logIn(stranger, employer)
  await stranger.close()
  return (await readMails(employer.email)).map(({ text }) => text).join('\n')
}
