import { findMail } from './support/mailbox.ts'
import { expect, refusals, test } from './support/story.ts'
import { linkTo, signUp } from './support/subscribe.ts'

test('a visitor subscribes to the news, changes the choices, pauses, and leaves @once', async ({
  page,
}, info) => {
  const hasScript = info.project.name === 'with script'
  const email = `lecteur-${info.project.name.replace(/\W+/g, '-')}@marees.example`
  await page.goto('/')
  await page.getByRole('link', { name: 'S’inscrire à l’actualité' }).click()
  await signUp(page, 'pas une adresse', hasScript)
  await expect(refusals(page)).toBeVisible()
  const address = page.getByRole('textbox', { name: 'Adresse e-mail' })
  await expect(address).toHaveAccessibleDescription(/Erreur/)
  await expect(address).toHaveValue('pas une adresse')
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
