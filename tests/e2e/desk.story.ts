import type { Browser, Locator, Page } from 'playwright'
import { addresses } from './support/addresses.ts'
import { readEmployers } from './support/cast.ts'
import { pdfFile } from './support/files.ts'
import { logInAgent } from './support/agent-login.ts'
import { expect, expectAccessible, signIn, test } from './support/story.ts'

const [employer] = readEmployers()
if (!employer) throw new Error('The demo data holds employers.')
const sender = employer

test('an agent takes a request in charge, reads its file and answers with a template', async ({
  page,
  browser,
}, info) => {
  test.slow()
  const reference = await sendRequest(browser, `Relevé ${Date.now()}`)
  const hasScript = info.project.name === 'with script'
  await logInAgent(page, 'desk', info)

  await page.getByLabel('Référence, SIRET, nom ou mots de la demande').fill(reference)
  await page.getByRole('button', { name: 'Filtrer' }).click()
  await expect(page.getByText('1 demande, la plus ancienne d’abord')).toBeVisible()
  if (hasScript) await expectAccessible(page)
  await page.getByRole('button', { name: `Prendre en charge la demande ${reference}` }).click()
  await expect(page.getByText('Vous avez pris cette demande en charge.')).toBeVisible()
  await expect(page.getByText('En charge : Agathe desk')).toBeVisible()
  await expect(page.getByText('Accusé de réception électronique').first()).toBeVisible()
  if (hasScript) await expectAccessible(page)

  await page.getByRole('link', { name: 'Voir relevé.pdf' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('relevé.pdf')
  await expect(page.getByTitle('Le fichier relevé.pdf')).toHaveAttribute('src', /\/view$/)
  await page.getByRole('link', { name: `Revenir à la demande ${reference}` }).click()
  await expect(page.getByText('Ouvert par Agathe desk')).toBeVisible()

  const answer = page.getByLabel('Votre réponse')
  await page.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await expect(answer).toHaveAccessibleDescription(/Erreur/)
  await answer.fill('Bonjour,')
  await page.getByLabel('Modèle de réponse').selectOption({ label: 'Échéancier accordé' })
  await page.getByRole('button', { name: 'Insérer' }).click()
  await expect(answer).toHaveValue(new RegExp(`^Bonjour,[^]*Par votre demande ${reference}`))
  if (hasScript) {
    await page.goto(`/agents/demandes/${reference}`)
    await expect(answer).toHaveValue(new RegExp(`^Bonjour,[^]*Par votre demande ${reference}`))
  }
  await page.getByRole('button', { name: 'Envoyer la réponse' }).click()
  await expect(page.getByText('Votre réponse est envoyée')).toBeVisible()
  await page.goto(`/agents/demandes/${reference}`)
  await unfold(page, 'Répondre')
  await expect(answer).toHaveValue('')
})

test('an agent asks for pieces, closes, reopens and moves a request out of sight', async ({
  page,
  browser,
}, info) => {
  const reference = await sendRequest(browser, `Pièces ${Date.now()}`)
  await logInAgent(page, 'desk steps', info)
  await page.goto('/agents/chiffres')
  await expect(page.getByRole('img', { name: /demandes reçues et répondues/ })).toHaveCount(2)
  if (info.project.name === 'with script') await expectAccessible(page)
  await page.goto(`/agents/demandes/${reference}`)

  const pieces = await unfold(page, 'Demander des pièces')
  const ask = pieces.getByRole('button', { name: 'Demander ces pièces' })
  await pieces.getByLabel('Pièces attendues').fill('RIB\nRôle d’équipage')
  await pieces.getByLabel('À recevoir au plus tard le').fill('2020-01-01')
  await ask.click()
  await expect(pieces.getByLabel('À recevoir')).toHaveAccessibleDescription(/Erreur/)
  await expect(pieces.getByLabel('Pièces attendues')).toHaveValue('RIB\nRôle d’équipage')
  await pieces.getByLabel('À recevoir au plus tard le').fill(inDays(20))
  await ask.click()
  await expect(page.getByText('Les pièces sont demandées')).toBeVisible()
  await expect(page.getByText('Rôle d’équipage')).toBeVisible()

  const closure = await unfold(page, 'Clore la demande')
  await closure.getByRole('button', { name: 'Clore la demande' }).click()
  await expect(page.getByText('La demande est close.')).toBeVisible()
  const reopening = await unfold(page, 'Rouvrir la demande')
  await reopening.getByLabel('Motif').fill('Une pièce est arrivée.')
  await reopening.getByRole('button', { name: 'Rouvrir la demande' }).click()
  await expect(page.getByText('La demande est rouverte.')).toBeVisible()

  const move = await unfold(page, 'Transmettre à un autre service')
  await move.getByLabel('Service').selectOption({ label: 'Service Accidents du travail maritime' })
  await move.getByLabel('Motif').fill('Un accident est en cause.')
  await move.getByRole('button', { name: 'Transmettre la demande' }).click()
  await expect(page.getByText('La demande est transmise à l’autre service')).toBeVisible()
  expect((await page.goto(`/agents/demandes/${reference}`))?.status()).toBe(404)
})

test('an agent spends a day with the keyboard alone @script', async ({ page, browser }, info) => {
  const reference = await sendRequest(browser, `Clavier ${Date.now()}`)
  await logInAgent(page, 'desk keyboard', info)
  await page.goto(`/agents?mots=${reference}`)

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Raccourcis clavier' })
  await expect(help).toContainText('Prendre en charge la demande')
  await page.keyboard.press('?')
  await expect(help).toBeHidden()

  await page.keyboard.press('j')
  await expect(page.getByRole('rowheader').getByRole('link')).toBeFocused()
  await page.keyboard.press('p')
  await expect(page.getByText('Vous avez pris cette demande en charge.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Prise en charge' })).toBeFocused()

  await page.keyboard.press('n')
  await page.keyboard.type('jkopr? reste du texte')
  await expect(page.getByLabel('Votre note')).toHaveValue('jkopr? reste du texte')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Note interne, jamais visible de l’employeur')).toBeVisible()

  await page.keyboard.press('r')
  await page.keyboard.type('Réponse au clavier')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Votre réponse est envoyée')).toBeVisible()

  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(page).toHaveURL(/\/agents$/)
  await page.keyboard.press('?')
  await help.getByLabel('Utiliser ces raccourcis').press('Space')
  await help.getByRole('button', { name: 'Fermer' }).press('Enter')
  await page.keyboard.press('?')
  await expect(help).toBeHidden()
})

/** From the employer's own browser; told once its file is checked. */
async function sendRequest(browser: Browser, words: string): Promise<string> {
  const context = await browser.newContext({ baseURL: addresses.site, locale: 'fr-FR' })
  const page = await context.newPage()
  await signIn(page, sender)
  await page.goto('/espace/transmettre')
  await page.getByRole('radio', { name: 'Cotisation' }).check()
  await page.getByLabel('Précisez votre demande').fill(words)
  await page
    .getByLabel('Choisissez un ou des fichiers')
    .setInputFiles([await pdfFile('relevé.pdf')])
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page).toHaveURL(/\/espace\/demandes\/E26-/)
  const reference = /E26-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.url())?.[0] ?? ''
  await expect
    .poll(
      async () => {
        await page.goto(`/espace/demandes/${reference}`)
        return page.getByText('Analyse en cours').count()
      },
      { timeout: 20_000 },
    )
    .toBe(0)
  await context.close()
  return reference
}

/** One of the forms of the request, opened if it is not. */
async function unfold(page: Page, title: string): Promise<Locator> {
  const summary = page.locator('summary', { hasText: title })
  const form = page.getByRole('group').filter({ has: summary })
  if (!(await form.evaluate((details) => details.hasAttribute('open')))) await summary.click()
  return form
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
