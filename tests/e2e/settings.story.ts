import type { Browser, Page } from 'playwright'
import { addresses } from './support/addresses.ts'
import { employerOf, type Employer } from './support/cast.ts'
import { findMail, linkIn } from './support/mailbox.ts'
import { expect, expectAccessible, logIn, signIn, test, typeCredentials } from './support/story.ts'

const settings = '/espace/parametres'

test('new details wait a day, beside the present ones @once', async ({ page, browser }, info) => {
  const employer = employerOf('details', info)
  await openSettings(page, employer)
  const details = page.getByRole('region', { name: 'Mes coordonnées' })
  await details.getByLabel('Adresse e-mail').fill('neuve@recits.example, autre@recits.example')
  await details.getByLabel('Téléphone mobile').fill('06 12 34 56 78')
  await details.getByRole('button', { name: 'Valider' }).click()
  await expect(details.getByLabel('Adresse e-mail')).toHaveAccessibleDescription(/Erreur/)
  await expect(details.getByLabel('Téléphone mobile')).toHaveValue('06 12 34 56 78')

  const email = `neuve-${employer.email}`
  await details.getByLabel('Adresse e-mail').fill(email)
  await details.getByLabel('Mot de passe actuel').fill('471962')
  await details.getByRole('button', { name: 'Valider' }).click()
  await expect(details.getByLabel('Mot de passe actuel')).toHaveAccessibleDescription(/Erreur/)
  await details.getByLabel('Mot de passe actuel').fill(employer.code)
  await details.getByRole('button', { name: 'Valider' }).click()

  await expectWindow(page, 'Vos coordonnées ont bien été modifiées.')
  await expect(details.getByRole('textbox', { name: 'Adresse e-mail' })).toHaveValue(employer.email)
  await expect(details.getByText('06 12 34 56 78')).toBeVisible()
  await expect(details.getByText('En attente de confirmation par le lien')).toBeVisible()
  if (info.project.name === 'with script') await expectAccessible(page)
  await findMail(employer.email, 'Demande de changement de vos coordonnées')

  const link = linkIn(
    await findMail(email, 'Confirmez votre nouvelle adresse e-mail'),
    'changement',
  )
  const elsewhere = await (await browser.newContext()).newPage()
  for (let opened = 0; opened < 2; opened++) await elsewhere.goto(link)
  await elsewhere.getByRole('button', { name: 'Confirmer ce changement' }).click()
  await expect(elsewhere.getByText('Votre changement est confirmé').first()).toBeVisible()
  await elsewhere.context().close()
  await page.goto(settings)
  await expect(details.getByText('En attente de confirmation par le lien')).toHaveCount(0)
  await expect(details.getByText(/prise en compte le/)).toHaveCount(2)
})

test('a change is cancelled by its mail or its button, and a second tab is told so @once', async ({
  page,
}, info) => {
  const employer = employerOf('cancelled change', info)
  await openSettings(page, employer)
  const details = page.getByRole('region', { name: 'Mes coordonnées' })
  await details.getByLabel('Adresse postale').fill('2 rue du Port\n29999 Port-Exemple')
  await details.getByLabel('Téléphone mobile').fill('06 12 34 56 79')
  await details.getByRole('button', { name: 'Valider' }).click()
  await expectWindow(page, 'Vos coordonnées ont bien été modifiées.')

  const tab = await page.context().newPage()
  await tab.goto(settings)
  await cancel(page, 'mobile')
  await expectWindow(page, 'Ce changement est annulé.')
  await cancel(tab, 'mobile')
  await expectWindow(tab, 'Ce changement n’est plus en attente.')

  const mail = await findMail(employer.email, 'Annuler le changement d’adresse postale')
  await page.goto(
    linkIn({ ...mail, text: afterWords(mail.text, 'd’adresse postale') }, 'changement'),
  )
  await page.getByRole('button', { name: 'Annuler ce changement' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre changement est annulé')
  await page.goto(settings)
  await expect(page.getByRole('button', { name: /Annuler ce changement/ })).toHaveCount(0)
})

test('a new code closes every other access, and the old one opens nothing @once', async ({
  page,
  browser,
}, info) => {
  const employer = employerOf('new code', info)
  const code = '916057'
  const other = await otherBrowser(browser, employer)
  await openSettings(page, employer)
  const block = page.getByRole('region', { name: 'Je change mon mot de passe' })
  await typeCode(page, employer.code, employer.siret.slice(0, 6))
  await expect(block.getByLabel('Nouveau mot de passe')).toHaveAccessibleDescription(/Erreur/)
  await expect(block.getByLabel('Ancien mot de passe')).toHaveValue('')
  await typeCode(page, employer.code, code)
  await expectWindow(page, 'Votre mot de passe a bien été modifié.')
  await findMail(employer.email, 'Votre mot de passe a été modifié')

  await other.goto('/espace')
  await expect(other).toHaveURL(/\/connexion/)
  await other.context().close()
  await page.goto('/espace')
  await expect(page).toHaveURL(`${addresses.site}/espace`)
  await page.getByRole('button', { name: 'Se déconnecter' }).first().click()
  await page.goto('/connexion')
  await typeCredentials(page, employer)
  await expect(page.getByRole('region', { name: 'Connexion impossible' })).toBeVisible()
  await typeCredentials(page, { ...employer, code })
  await expect(page).toHaveURL(`${addresses.site}/espace`)
})

test('what the employer is told of, and how, is kept @once', async ({ page }, info) => {
  await openSettings(page, employerOf('notifications', info))
  const block = page.getByRole('region', { name: 'Mes notifications' })
  const documents = block.getByRole('checkbox', { name: 'E-mail : Nouveaux documents' })
  await expect(block.getByRole('checkbox', { name: /E-mail : Sécurité/ })).toBeDisabled()
  await documents.check()
  await block.getByRole('checkbox', { name: 'SMS : Réponses de l’Enim' }).check()
  await block.getByRole('button', { name: 'Valider' }).click()
  await expectWindow(page, 'Vos choix de notifications sont enregistrés.')
  await page.goto(settings)
  await expect(documents).toBeChecked()
  await documents.uncheck()
  await block.getByRole('button', { name: 'Valider' }).click()
  await page.goto(settings)
  await expect(documents).not.toBeChecked()
  await expect(block.getByRole('checkbox', { name: 'SMS : Réponses de l’Enim' })).toBeChecked()
})

test('accesses are listed, and ended one by one or all at once @once', async ({
  page,
  browser,
}, info) => {
  const employer = employerOf('accesses', info)
  const [second, third] = [
    await otherBrowser(browser, employer),
    await otherBrowser(browser, employer),
  ]
  await openSettings(page, employer)
  await page.getByRole('link', { name: 'Mes accès' }).click()
  await expect(page.getByText('Ce navigateur', { exact: true })).toHaveCount(1)
  await expect(page.getByRole('table')).toContainText('Connexion réussie')
  const end = page.getByRole('button', { name: /Fermer cet accès/ })
  await expect(end).toHaveCount(2)
  await end.first().click()
  await expectWindow(page, 'Cet accès est fermé.')
  await expect(end).toHaveCount(1)
  await page.getByRole('button', { name: 'Fermer tous les autres accès' }).click()
  await expectWindow(page, 'Tous les autres accès sont fermés.')
  await expect(end).toHaveCount(0)
  for (const closed of [second, third]) {
    await closed.goto('/espace')
    await expect(closed).toHaveURL(/\/connexion/)
    await closed.context().close()
  }
  await page.getByRole('button', { name: /Oublier ce navigateur/ }).click()
  await expect(page).toHaveURL(/\/connexion$/)
})

test('the copy of the data is an archive with a page to read', async ({ page }, info) => {
  await openSettings(page, employerOf('export', info))
  await page.getByRole('link', { name: 'Mes données' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Télécharger mes données/ }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^mes-donnees-\d{4}-\d\d-\d\d\.zip$/)
  const answer = await page.request.get('/api/account/export')
  const archive = (await answer.body()).toString('latin1')
  expect(archive.startsWith('PK')).toBe(true)
  for (const name of ['index.html', 'donnees.json']) expect(archive).toContain(name)
})

test('a closed account opens to nobody @once', async ({ page }, info) => {
  const employer = employerOf('closure', info)
  await openSettings(page, employer)
  await page.getByRole('link', { name: 'Mes données' }).click()
  const block = page.getByRole('region', { name: 'Clore mon compte' })
  const close = block.getByRole('button', { name: 'Clore mon compte' })
  await block.getByLabel('Mot de passe actuel').fill(employer.code)
  await close.click()
  const understood = block.getByRole('checkbox', { name: /J’ai compris/ })
  await expect(understood).toHaveAccessibleDescription(/Erreur/)
  await understood.check()
  await block.getByLabel('Mot de passe actuel').fill(employer.code)
  await close.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre compte est clos')
  await findMail(employer.email, 'Votre compte est clos')
  await page.goto('/espace')
  await expect(page).toHaveURL(/\/connexion/)
  await typeCredentials(page, employer)
  await expect(page.getByRole('region', { name: 'Connexion impossible' })).toBeVisible()
})

async function openSettings(page: Page, employer: Employer): Promise<void> {
  await signIn(page, employer)
  await page
    .getByRole('link', { name: /Mon compte/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Paramètres de mon compte')
}

async function otherBrowser(browser: Browser, employer: Employer): Promise<Page> {
  const other = await (await browser.newContext()).newPage()
  await logIn(other, employer)
  return other
}

async function expectWindow(page: Page, title: string): Promise<void> {
  const shown = page.getByRole('dialog', { name: title })
  await expect(shown).toBeVisible()
  await shown.getByRole('button', { name: 'Fermer' }).click()
  await expect(shown).toBeHidden()
}

async function cancel(page: Page, what: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`Annuler ce changement.*${what}`) }).click()
}

async function typeCode(page: Page, old: string, code: string): Promise<void> {
  const block = page.getByRole('region', { name: 'Je change mon mot de passe' })
  await block.getByLabel('Ancien mot de passe').fill(old)
  await block.getByLabel('Nouveau mot de passe').fill(code)
  await block.getByLabel('Confirmez votre mot de passe').fill(code)
  await block.getByRole('button', { name: 'Valider' }).click()
}

function afterWords(text: string, words: string): string {
  return text.slice(text.indexOf(words))
}
