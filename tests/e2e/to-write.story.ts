import type { Browser } from 'playwright'
import { expect as check, test as plainTest, type Page } from '@playwright/test'
import { addresses } from './support/addresses.ts'
import { logInAgent } from './support/agent-login.ts'
import { readEditor, readEmployers } from './support/cast.ts'
import { expect, signIn, test } from './support/story.ts'

const [employer] = readEmployers()
if (!employer) throw new Error('The demo data holds employers.')
const asker = employer

test('an agent proposes an answer for the frequent questions, after a look at what leaves', async ({
  page,
  browser,
}, info) => {
  test.slow()
  const object = `Un délai pour ${String(Date.now())}`
  const reference = await ask(browser, object)
  await logInAgent(page, 'to write', info)
  await page.goto(`/agents/demandes/${reference}`)
  await page.getByRole('button', { name: 'Prendre en charge' }).first().click()
  const answer = page.getByLabel('Votre réponse')
  await answer.fill(
    'Le délai est de trente jours. Écrivez à marin@port.example ou au 06 12 34 56 78.',
  )
  await page.getByRole('button', { name: 'Envoyer la réponse' }).click()

  await page.getByRole('link', { name: 'Proposer pour la FAQ' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Proposer pour la FAQ')
  const leaving = page.getByRole('textbox', { name: 'Réponse' })
  await expect(leaving).toHaveValue(/trente jours/)
  await expect(leaving).toHaveValue(/\[adresse e-mail\].*\[téléphone\]/)
  await expect(leaving).not.toHaveValue(/port\.example|34 56/)
  await page.getByRole('textbox', { name: 'Question' }).fill(`Quel délai ${object} ?`)
  await page.getByRole('button', { name: 'Envoyer à la rédaction' }).click()
  await expect(page.getByText(/Cette réponse a été proposée le/)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Envoyer à la rédaction' })).toHaveCount(0)
})

// Strapi’s own console is not ours to keep clean: this story uses the plain `test`.
plainTest('an editor begins the week with what is to be written @script', async ({ page }) => {
  plainTest.slow()
  await logInEditor(page)
  // The panel may draw its menu again while it is being clicked.
  await check(async () => {
    await page.getByRole('link', { name: 'À écrire cette semaine' }).click()
    const title = page.getByRole('heading', { level: 1 })
    await check(title).toHaveText('À écrire cette semaine', { timeout: 2_000 })
  }).toPass()
  await check(page.getByRole('heading', { name: 'Sujets sans réponse' })).toBeVisible()
  await check(page.getByRole('heading', { name: 'À revoir' })).toBeVisible()
})

async function logInEditor(page: Page): Promise<void> {
  const editor = readEditor()
  await page.goto(`${addresses.cms}/admin`)
  await page.getByLabel('Email').fill(editor.email)
  await page.getByLabel('Mot de passe').fill(editor.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await check(page.getByRole('heading', { name: /^Bonjour/ })).toBeVisible()
}

/** A question of an employer's; answers its reference. */
async function ask(browser: Browser, object: string): Promise<string> {
  const page = await browser.newPage({ baseURL: addresses.site })
  await signIn(page, asker)
  await page.goto('/espace/question')
  await page.getByRole('radio', { name: 'Cotisation' }).check()
  await page.getByLabel('Objet du message').fill(object)
  await page.getByPlaceholder('Votre message ici...').fill('Sous quel délai, je vous prie ?')
  await page.getByRole('button', { name: 'Valider' }).click()
  await page.waitForURL(/\/espace\/demandes\/E/)
  const reference = /E\d{2}-\w{4}-\w{4}/.exec(page.url())?.[0] ?? ''
  await page.close()
  return reference
}
