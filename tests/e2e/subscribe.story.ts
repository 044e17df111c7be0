import type { Page } from 'playwright'
import { findMail, type Mail } from './support/mailbox.ts'
import { expect, refusals, test } from './support/story.ts'

test('a visitor subscribes to the news, changes the choices, pauses, and leaves @once', async ({
  page,
}, info) => {
  const hasScript = info.project.name === 'with script'
  const email = `lecteur-${info.project.name.replace(/\W+/g, '-')}@marees.example`
  await page.goto('/')
  await page.getByRole('link', { name: 'S’inscrire à l’actualité' }).click()
  await signUp(page, 'pas une adresse', hasScript)
  await expect(refusals(page)).toBeVisible()
  await expect(page.getByLabel('Adresse e-mail')).toHaveAccessibleDescription(/Erreur/)
  await expect(page.getByLabel('Adresse e-mail')).toHaveValue('pas une adresse')
  await signUp(page, email, hasScript)
  await expect(page.getByText('Votre demande est enregistrée')).toBeVisible()

  const link = linkTo(
    await findMail(email, 'Confirmez votre inscription à l’actualité Enim'),
    'confirmation',
  )
  await page.request.fetch(link, { method: 'HEAD' })
  for (let opened = 0; opened < 2; opened++) {
    await page.goto(link)
    await expect(page.getByText('une fois par semaine')).toBeVisible()
  }
  await page.getByRole('button', { name: 'Confirmer mon inscription' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Votre inscription est confirmée',
  )
  const welcome = await findMail(email, 'Votre inscription à l’actualité Enim est confirmée')

  await page.goto(linkTo(welcome, 'preferences'))
  await page.getByLabel('Une fois par mois').check()
  await page.getByRole('button', { name: 'Enregistrer mes choix' }).click()
  await expect(page.getByText('Vos choix sont enregistrés.')).toBeVisible()
  await expect(page.getByLabel('Une fois par mois')).toBeChecked()
  await page.getByRole('button', { name: 'Suspendre les envois' }).click()
  await expect(page.getByRole('heading', { name: 'Les envois sont suspendus' })).toBeVisible()
  await page.getByRole('button', { name: 'Reprendre les envois' }).click()
  await expect(page.getByText('Les envois reprennent.')).toBeVisible()

  await page.goto(linkTo(welcome, 'desinscription'))
  await page.getByRole('button', { name: 'Me désinscrire' }).click()
  await expect(page.getByText('Votre adresse est effacée')).toBeVisible()
  await page.goto(linkTo(welcome, 'preferences'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien n’est plus valable')
})

async function signUp(page: Page, email: string, hasScript: boolean): Promise<void> {
  const box = page.getByRole('checkbox', { name: 'Je ne suis pas un robot' })
  await page.getByLabel('Adresse e-mail').fill(email)
  await page.getByRole('checkbox', { name: 'J’accepte que l’Enim' }).check()
  await box.check()
  if (hasScript) await expect(box).toBeChecked({ timeout: 20_000 })
  await page.getByRole('button', { name: 'M’inscrire' }).click()
}

function linkTo({ text }: Mail, page: string): string {
  return new RegExp(`https?://\\S+/actu/${page}\\?cle=[\\w.-]+`).exec(text)?.[0] ?? ''
}
