import type { Page } from 'playwright'
import { addresses } from './support/addresses.ts'
import { newcomerOf } from './support/cast.ts'
import { findMail, linkIn } from './support/mailbox.ts'
import { expect, refusals, test, typeCredentials } from './support/story.ts'

const code = '916057'

test('an employer creates the account, from a title to the first login @once', async ({
  page,
}, info) => {
  const employer = newcomerOf('first connection', info)
  const email = `${info.project.name.replaceAll(' ', '-')}@premiere.example`

  await page.goto('/connexion')
  await beginWith(page, employer.siret)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await answer(page, employer.titles[0])

  await fillDetails(page, { email, code: '123456' })
  await page.getByRole('button', { name: 'Créer mon compte' }).click()
  await expect(refusals(page)).toBeVisible()
  const refused = page.getByLabel('Mot de passe', { exact: true })
  await expect(refused).toHaveAccessibleDescription(/Erreur/)
  await expect(refused).toHaveValue('')
  await expect(page.getByLabel('Prénom')).toHaveValue('Anaïs')
  await expect(page.getByLabel('Adresse e-mail')).toHaveValue(email)
  await expect(page.getByLabel('Accepter notifications')).not.toBeChecked()

  await page.getByLabel('Mot de passe', { exact: true }).fill(code)
  await page.getByLabel('Confirmation', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Créer mon compte' }).click()
  await expect(page.getByText('Un e-mail de confirmation vous a été envoyé')).toBeVisible()

  await page.goto('/connexion')
  await typeCredentials(page, { siret: employer.siret, code })
  await expect(page.getByRole('region', { name: 'Connexion impossible' })).toBeVisible()

  const link = linkIn(await findMail(email, 'Confirmez votre première connexion'), 'activation')
  const looked = await page.request.fetch(link, { method: 'HEAD' })
  expect(looked.headers()['referrer-policy']).toContain('strict-origin')
  for (let opened = 0; opened < 2; opened++) {
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activer mon compte')
  }
  await page.getByRole('button', { name: 'Activer mon compte' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre compte est actif')

  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien n’est plus valable')
  await page.goto('/connexion')
  await typeCredentials(page, { siret: employer.siret, code })
  await expect(page).toHaveURL(`${addresses.site}/espace`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Mes services/)
})

test('three wrong answers close the question, and the key by post stays @once', async ({
  page,
}, info) => {
  await page.goto('/connexion/premiere-connexion')
  await beginWith(page, newcomerOf('wrong answers', info).siret)
  const wrong = await wrongAnswer(page)
  for (const left of ['2 essais restants', '1 essai restant']) {
    await page.getByLabel(question).fill(wrong)
    await page.getByRole('button', { name: 'Valider' }).click()
    await expect(page.getByText(left)).toBeVisible()
  }
  await page.getByLabel(question).fill(wrong)
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page.getByText('La question n’est plus posée pour ce SIRET')).toBeVisible()
  await expect(page.getByLabel('Clé d’activation')).toBeVisible()
})

const question = /titres? de cotisation/

async function beginWith(page: Page, siret: string): Promise<void> {
  const form = page
    .getByRole('main')
    .locator('form')
    .filter({ has: page.getByRole('button', { name: 'Créer mon compte' }) })
  await form.getByLabel(/SIRET/).fill(siret)
  await form.getByRole('button', { name: 'Créer mon compte' }).click()
  await expect(page).toHaveURL(/\/connexion\/premiere-connexion$/)
}

interface Title {
  number: string
  issuedOn: string
  amountCents: number
}

/** Types what is asked of a title, in the way of the country. */
async function answer(page: Page, title: Title | undefined): Promise<void> {
  if (!title) throw new Error('The employer has no title.')
  const words = await labelOf(page)
  const [year, month, day] = title.issuedOn.split('-')
  const typed = /montant/i.test(words)
    ? `${(title.amountCents / 100).toFixed(2).replace('.', ',')} €`
    : /date/i.test(words)
      ? `${day ?? ''}/${month ?? ''}/${year ?? ''}`
      : title.number.toLowerCase()
  await page.getByLabel(question).fill(typed)
  await page.getByRole('button', { name: 'Valider' }).click()
}

/** Right in its form, wrong in fact. */
async function wrongAnswer(page: Page): Promise<string> {
  const words = await labelOf(page)
  return /montant/i.test(words) ? '1,23' : /date/i.test(words) ? '01/01/1999' : 'INCONNU-1'
}

function labelOf(page: Page): Promise<string> {
  return page.locator('label').filter({ hasText: question }).innerText()
}

async function fillDetails(
  page: Page,
  { email, code }: { email: string; code: string },
): Promise<void> {
  await page.getByLabel('Prénom').fill('Anaïs')
  await page.getByLabel('Nom', { exact: true }).fill('Le Récit')
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(code)
  await page.getByLabel('Confirmation', { exact: true }).fill(code)
  await page.getByLabel('J’ai lu l’information').check()
}
