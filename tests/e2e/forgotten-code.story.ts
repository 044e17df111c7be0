import type { Locator, Page } from 'playwright'
import { addresses } from './support/addresses.ts'
import { employerOf } from './support/cast.ts'
import { findMail, linkIn } from './support/mailbox.ts'
import { expect, refusals, test, typeCredentials } from './support/story.ts'

const code = '916057'

test('an employer who forgot the code sets another by a mailed link @once', async ({
  page,
}, info) => {
  const employer = employerOf('forgotten code', info)
  await page.goto('/connexion')
  await page.getByRole('link', { name: 'Mot de passe oublié' }).click()
  const hasScript = info.project.name === 'with script'
  await ask(page, employer.siret, hasScript)
  await expect(page.getByText('Votre demande est enregistrée')).toBeVisible()

  const link = linkIn(
    await findMail(employer.email, 'Modifiez votre mot de passe'),
    'nouveau-mot-de-passe',
  )
  await page.request.fetch(link, { method: 'HEAD' })
  for (let opened = 0; opened < 2; opened++) {
    await page.goto(link)
    await expect(page.getByLabel('Nouveau mot de passe')).toBeVisible()
  }
  await choose(page, '123456')
  await expect(refusals(page)).toBeVisible()
  await expect(page.getByLabel('Nouveau mot de passe')).toHaveAccessibleDescription(/Erreur/)
  expect(page.url()).not.toContain('cle=')

  await choose(page, code)
  await expect(page).toHaveURL(`${addresses.site}/connexion`)
  await expect(page.getByText('Votre nouveau mot de passe est enregistré')).toBeVisible()
  await findMail(employer.email, 'Votre mot de passe a été modifié')
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien n’est plus valable')

  await page.goto('/connexion')
  await typeCredentials(page, employer)
  await expect(page.getByRole('region', { name: 'Connexion impossible' })).toBeVisible()
  await typeCredentials(page, { ...employer, code })
  await expect(page).toHaveURL(`${addresses.site}/espace`)
})

test('an unknown SIRET reads what a known one does', async ({ page }, info) => {
  await page.goto('/connexion/mot-de-passe-oublie')
  await ask(page, '123 456 782 00010', info.project.name === 'with script')
  await expect(page.getByText('Votre demande est enregistrée')).toBeVisible()
})

async function choose(page: Page, typed: string): Promise<void> {
  await page.getByLabel('Nouveau mot de passe').fill(typed)
  await page.getByLabel('Confirmation', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Valider' }).click()
}

/** With a script by the keyboard alone; without, a plain box. */
async function ask(page: Page, siret: string, hasScript: boolean): Promise<void> {
  const box = page.getByRole('checkbox', { name: 'Je ne suis pas un robot' })
  const send = page.getByRole('button', { name: 'Valider' })
  await page.getByLabel('Numéro de SIRET').fill(siret)
  if (!hasScript) {
    await box.check()
    await send.click()
    return
  }
  await reach(page, box)
  await page.keyboard.press('Space')
  await expect(box).toBeChecked({ timeout: 20_000 })
  await reach(page, send)
  await page.keyboard.press('Enter')
}

async function reach(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 10; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not reach the element.')
}
