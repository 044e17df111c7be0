import type { Page } from 'playwright'
import { readTotpSecret, totpCode } from '../../api/src/agents/totp.ts'
import { addresses } from './support/addresses.ts'
import { findMail } from './support/mailbox.ts'
import { agentEmail, agentPassword, agentTotpSecret } from './support/story-agents.ts'
import { expect, expectAccessible, test } from './support/story.ts'

const password = 'cabestan brume tambour'

test('a person is invited, sets an access up, logs in with it and is shut out @once', async ({
  page,
  browser,
  javaScriptEnabled,
}, { project }) => {
  test.slow()
  // Axe is a script.
  const looksRight = (shown: Page) => javaScriptEnabled && expectAccessible(shown)
  const email = `nora-${project.name.replaceAll(' ', '-')}@enim.example`
  const office = await (await browser.newContext()).newPage()
  await office.goto('/agents')
  await office.getByLabel('Adresse e-mail professionnelle').fill(agentEmail('team', project.name))
  await office.getByLabel('Mot de passe').fill(agentPassword)
  await office.getByRole('button', { name: 'Continuer' }).click()
  const code = await totpCode(readTotpSecret(agentTotpSecret), new Date())
  await office.getByLabel('Code de l’application').fill(code)
  await office.getByRole('button', { name: 'Se connecter' }).click()
  await expect(office).toHaveURL(`${addresses.site}/agents/equipe`)
  const form = office.getByRole('region', { name: 'Inviter une personne' })
  await form.getByLabel('Adresse e-mail professionnelle').fill(email)
  await form.getByLabel('Prénom et nom').fill('Nora Nouvelle')
  await form.getByLabel('Rôle').selectOption('Agent')
  await form.getByLabel('Déclaration').check()
  await form.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  await expect(office.getByText('Un e-mail est parti')).toBeVisible()
  await looksRight(office)

  const { text } = await findMail(email, 'Votre accès à l’espace agents de l’Enim')
  const start = `${addresses.site}/agents/invitation?cle=`
  await page.goto(text.split(/\s+/).find((word) => word.startsWith(start)) ?? '')
  await expect(page.getByRole('img', { name: /Code QR/ })).toBeVisible()
  await looksRight(page)
  const secret = (await page.locator('code').textContent())?.replaceAll(' ', '') ?? ''
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(password)
  await page.getByLabel('Nouveau mot de passe, une seconde fois').fill(password)
  await page
    .getByLabel('Code de l’application')
    .fill(await totpCode(readTotpSecret(secret), new Date()))
  await page.getByRole('button', { name: 'Activer mon accès' }).click()
  const codes = page.getByRole('list', { name: 'Codes de secours' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  await looksRight(page)
  const recoveryCode = (await codes.first().textContent()) ?? ''

  await page.getByRole('link', { name: 'Me connecter' }).click()
  await page.getByLabel('Adresse e-mail professionnelle').fill(email)
  await page.getByLabel('Mot de passe').fill(password)
  await looksRight(page)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByLabel('Code de l’application').fill(recoveryCode)
  await looksRight(page)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Demandes')
  await findMail(email, 'Un de vos codes de secours a servi')
  await page.goto('/agents/compte')
  await expect(page.getByText('9 codes')).toBeVisible()
  await looksRight(page)

  const line = office.getByRole('listitem').filter({ hasText: email })
  await line.getByText('Modifier l’accès').click()
  await line.getByRole('button', { name: 'Désactiver l’accès' }).click()
  await expect(office.getByText('Cette personne n’a plus accès à rien')).toBeVisible()
  await page.reload()
  await expect(page).toHaveURL(/\/agents\/connexion/)
  await office.context().close()
})
