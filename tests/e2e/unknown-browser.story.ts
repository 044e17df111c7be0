import { addresses } from './support/addresses.ts'
import { employerOf } from './support/cast.ts'
import { mailedCodes, nextCode } from './support/mailed-code.ts'
import { findMail } from './support/mailbox.ts'
import { expect, signIn, test, typeCredentials } from './support/story.ts'

test('an unknown browser is asked for a mailed code, once, and only it can use it @once', async ({
  page,
  browser,
}, info) => {
  const employer = employerOf('unknown browser', info)
  await page.goto('/connexion')
  await typeCredentials(page, employer)
  await expect(page).toHaveURL(`${addresses.site}/connexion/code`)
  const code = await nextCode(employer.email, [])
  await expect(page.getByRole('main')).not.toContainText(employer.email)

  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto('/connexion/code')
  await expect(elsewhere).toHaveURL(/\/connexion$/)
  await typeCredentials(elsewhere, employer)
  await elsewhere.getByLabel('Code à usage unique').fill(code)
  await elsewhere.getByRole('button', { name: 'Valider' }).click()
  await expect(elsewhere.getByLabel('Code à usage unique')).toHaveAccessibleDescription(/Erreur/)
  await expect(elsewhere.getByText('4 essais restants')).toBeVisible()
  await elsewhere.context().close()

  await page.getByLabel('Code à usage unique').fill(asReadAloud(code))
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page).toHaveURL(`${addresses.site}/espace`)
  await findMail(employer.email, 'Nouvelle connexion à votre espace personnel')

  const mailed = await mailedCodes(employer.email)
  await page.getByRole('button', { name: 'Se déconnecter' }).first().click()
  await page.goto('/connexion')
  await typeCredentials(page, employer)
  await expect(page).toHaveURL(`${addresses.site}/espace`)
  expect(await mailedCodes(employer.email)).toEqual(mailed)
})

test('a stranger’s wrong codes keep the employer out of no browser of theirs @once', async ({
  page,
  browser,
}, info) => {
  const employer = employerOf('wrong codes', info)
  await signIn(page, employer)
  await page.getByRole('button', { name: 'Se déconnecter' }).first().click()

  const stranger = await (await browser.newContext()).newPage()
  for (const code of ['471962', '471963', '471964', employer.code]) {
    await stranger.goto('/connexion')
    await typeCredentials(stranger, { ...employer, code })
    const refusal = stranger.getByRole('region', { name: 'Connexion impossible' })
    await expect(refusal).toBeVisible()
    await expect(refusal).not.toContainText('Nouvel essai possible')
  }
  await stranger.context().close()
  await findMail(employer.email, 'Votre accès a été bloqué')

  await page.goto('/connexion')
  await typeCredentials(page, employer)
  await expect(page).toHaveURL(`${addresses.site}/espace`)
})

/** In lower case, with O for 0, L for 1 and a space for the dash. */
function asReadAloud(code: string): string {
  return code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' ')
}
