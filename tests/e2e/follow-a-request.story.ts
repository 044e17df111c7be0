import type { Browser, BrowserContext, Page } from 'playwright'
import { addresses } from './support/addresses.ts'
import { logInAgent } from './support/agent-login.ts'
import { employerOf } from './support/cast.ts'
import { pdfFile } from './support/files.ts'
import { expect, expectAccessible, signIn, test } from './support/story.ts'

test('an employer follows a request: reads the answer, sends the piece asked for, and is answered', async ({
  page,
  browser,
  javaScriptEnabled,
}, story) => {
  test.slow()
  await signIn(page, employerOf('followed request', story))
  const object = `Taux de cotisation ${Date.now()}`
  const reference = await ask(page, object)
  await expect(page.getByRole('dialog')).toContainText('Votre question a bien été transmise')
  await expect(page.getByRole('link', { name: /Télécharger l’accusé/ })).toBeVisible()
  await page.getByRole('link', { name: 'Fermer' }).click()
  await expect(page.getByText(/doit prendre votre demande en charge/)).toBeVisible()

  const desk = await openDesk(browser, javaScriptEnabled)
  const agent = await desk.newPage()
  await logInAgent(agent, 'followed request', story)
  await handle(agent, reference)
  await desk.close()

  await page.goto('/espace')
  await expect(page.getByRole('main').getByRole('link', { name: /Mes demandes/ })).toContainText(
    '1 non lue',
  )
  await page.goto('/espace/demandes')
  const row = page.getByRole('row').filter({ hasText: object })
  await expect(row).toContainText('2 réponses non lues')
  await row.getByRole('link', { name: object }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(object)
  await expect(page.getByText('1 pièce demandée')).toBeVisible()
  const thread = page.getByRole('region', { name: 'Vos échanges' })
  await expect(thread.getByRole('article', { name: 'Réponse Nouveau' })).toContainText(
    'Le taux est de 12 %.',
  )
  if (javaScriptEnabled) await expectAccessible(page)
  await page.reload()
  await expect(thread.getByText('Nouveau')).toHaveCount(0)

  await page.getByLabel('Votre réponse').fill('Voici le rôle d’équipage.')
  await page.getByRole('checkbox', { name: /Rôle d’équipage/ }).check()
  await page
    .getByLabel('Choisissez un ou des fichiers')
    .setInputFiles([await pdfFile('rôle d’équipage.pdf')])
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page.getByRole('dialog')).toContainText('Votre réponse a bien été transmise')
  await expect(page.getByRole('dialog')).toContainText('rôle d’équipage.pdf')
  await page.getByRole('link', { name: 'Fermer' }).click()
  await expect(page.getByText('1 pièce demandée')).toHaveCount(0)
  await expect(thread).toContainText('Voici le rôle d’équipage.')
})

test('an employer asks to be called back, gives it up, then withdraws the request', async ({
  page,
  javaScriptEnabled,
}, story) => {
  await signIn(page, employerOf('followed request', story))
  const object = `À retirer ${Date.now()}`
  await ask(page, object)
  await page.getByRole('link', { name: 'Fermer' }).click()

  await page.getByText('Demander un rappel').click()
  await page.getByLabel('Numéro de téléphone').fill('06 39')
  await page.getByRole('button', { name: 'Demander ce rappel' }).click()
  await expect(page.getByRole('region', { name: /à corriger/ })).toContainText('téléphone')
  await expect(page.getByLabel('Numéro de téléphone')).toHaveValue('06 39')
  await page.getByLabel('Numéro de téléphone').fill('02 61 91 23 45')
  await page.getByLabel('Jour').selectOption({ index: 3 })
  await page.getByRole('radio', { name: 'Le matin' }).check()
  await page.getByRole('button', { name: 'Demander ce rappel' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'est enregistrée' })).toBeFocused()
  await page.getByRole('button', { name: 'Annuler ce rappel' }).click()
  await expect(page.getByText('Votre demande de rappel est annulée.')).toBeVisible()

  await page.getByRole('link', { name: 'Retirer cette demande' }).click()
  if (javaScriptEnabled) await expectAccessible(page)
  await page.getByRole('link', { name: 'Non, la garder' }).click()
  await page.getByRole('link', { name: 'Retirer cette demande' }).click()
  await page.getByRole('button', { name: 'Oui, retirer ma demande' }).click()
  await expect(page.getByText('Vous avez retiré cette demande')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Retirer cette demande' })).toHaveCount(0)
})

test('a request is found again by its words, its state and its days', async ({
  page,
  javaScriptEnabled,
}, story) => {
  await signIn(page, employerOf('followed request', story))
  const word = `écluse${Date.now()}`
  const reference = await ask(page, `Passage de l’${word}`)
  await page.goto('/espace/demandes')
  await page.getByText('Chercher et filtrer').click()
  await page.getByLabel('Mots').fill(word.replace('é', 'E'))
  await page.getByLabel('État').selectOption('Enregistrée')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 demande' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Mes demandes' })).toContainText(reference)
  if (javaScriptEnabled) await expectAccessible(page)

  const csv = page.waitForEvent('download')
  await page.getByRole('link', { name: /Télécharger la liste/ }).click()
  expect((await csv).suggestedFilename()).toMatch(/\.csv$/)

  await page.getByLabel('État').selectOption('Close')
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page.getByText('Aucune demande ne correspond à ces filtres.')).toBeVisible()
  await page.getByRole('link', { name: 'Retirer le filtre Close' }).click()
  await expect(page.getByRole('table', { name: 'Mes demandes' })).toContainText(reference)
})

/** Its reference. */
async function ask(page: Page, object: string): Promise<string> {
  await page.goto('/espace/question')
  await page.getByRole('radio', { name: 'Cotisation' }).check()
  await page.getByLabel('Objet du message').fill(object)
  await page.getByLabel('Votre message').fill('Quel est le taux ?')
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page).toHaveURL(/\/espace\/demandes\/E26-/)
  return /E26-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.url())?.[0] ?? ''
}

function openDesk(browser: Browser, javaScriptEnabled: boolean): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: addresses.site,
    locale: 'fr-FR',
    reducedMotion: 'reduce',
    javaScriptEnabled,
  })
}

/** Takes the request in charge, answers it and asks for a piece. */
async function handle(agent: Page, reference: string): Promise<void> {
  await agent.goto(`/agents?mots=${reference}`)
  await agent.getByRole('button', { name: `Prendre en charge la demande ${reference}` }).click()
  await expect(agent.getByText('Vous avez pris cette demande en charge.')).toBeVisible()
  await unfold(agent, 'Répondre')
  await agent.getByLabel('Votre réponse').fill('Le taux est de 12 %.')
  await agent.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await expect(agent.getByText('Votre réponse est envoyée')).toBeVisible()
  await unfold(agent, 'Demander des pièces')
  await agent.getByLabel('Pièces attendues').fill('Rôle d’équipage')
  const soon = new Date(Date.now() + 20 * 24 * 3600 * 1000).toISOString().slice(0, 10)
  await agent.getByLabel('À recevoir au plus tard le').fill(soon)
  await agent.getByRole('button', { name: 'Demander ces pièces' }).click()
  await expect(agent.getByText('Rôle d’équipage').first()).toBeVisible()
}

async function unfold(agent: Page, title: string): Promise<void> {
  const summary = agent.locator('summary', { hasText: title })
  const isOpen = await summary.evaluate((line) => line.parentElement?.hasAttribute('open'))
  if (!isOpen) await summary.click()
}
