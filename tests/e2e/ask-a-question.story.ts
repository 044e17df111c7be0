import { employerOf, readEmployers } from './support/cast.ts'
import { findMail } from './support/mailbox.ts'
import { expect, expectAccessible, refusals, signIn, test } from './support/story.ts'

const [, employer] = readEmployers()
if (!employer) throw new Error('The demo data holds employers.')

test('an employer reads the frequent questions of a theme, then asks one of their own', async ({
  page,
}) => {
  await signIn(page, employer)
  await page.getByRole('link', { name: "Je pose une question à l'Enim" }).click()
  await expect(page.getByText('consultez les questions les plus fréquentes')).toBeVisible()

  const entries = page.getByRole('group').filter({ has: page.locator('summary') })
  const all = await page.locator('faq-list details').count()
  await page
    .getByRole('navigation', { name: /thème/i })
    .getByRole('link', { name: 'Accidents' })
    .click()
  await expect(page).toHaveURL(/theme=accidents/)
  const some = await page.locator('faq-list details').count()
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(all)
  await entries.first().locator('summary').click()

  await page.getByRole('radio', { name: 'Accidents' }).check()
  const object = `Délai de déclaration ${Date.now()}`
  await page.getByLabel('Objet du message').fill(object)
  await page.getByPlaceholder('Votre message ici...').fill('Sous quel délai dois-je déclarer ?')
  await page.getByRole('button', { name: 'Valider' }).click()

  const receipt = page.getByRole('dialog')
  await expect(receipt).toContainText("Votre question a bien été transmise à l'Enim")
  const mail = await findMail(employer.email, object)
  expect(mail.text).toContain('ne vaut pas accusé de réception')
  await page.goto('/espace/question')
  await expect(page.getByRole('table', { name: /Mes demandes/ })).toContainText(object)
})

test('a question without object or message keeps what was typed', async ({ page }) => {
  await signIn(page, employer)
  await page.goto('/espace/question')
  await page.getByPlaceholder('Votre message ici...').fill('Un message sans objet')
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(refusals(page)).toBeVisible()
  await expect(page.getByPlaceholder('Votre message ici...')).toHaveValue('Un message sans objet')
  await expect(page.getByLabel('Objet du message')).toHaveAttribute('aria-invalid', 'true')
})

test('an answer that helped is said so, and said only once', async ({ page }, story) => {
  await signIn(page, employerOf('helped', story))
  await page.goto('/espace/question')
  const first = page
    .locator('faq-list details')
    .filter({ has: page.locator('helped-form') })
    .first()
  await first.locator('summary').click()
  await first.getByRole('button', { name: 'Cette réponse m’a aidé' }).click()
  await expect(first).toContainText('Merci. Vous avez indiqué que cette réponse vous a aidé.')
  await expect(first).toHaveAttribute('open')

  await page.goto('/espace/question')
  await first.locator('summary').click()
  await expect(first).toContainText('Vous avez indiqué que cette réponse vous a aidé.')
  await expect(first.getByRole('button')).toBeHidden()
})

test('frequent questions are found by their words', async ({ page }) => {
  await signIn(page, employer)
  await page.goto('/espace/question')
  await page.getByLabel('Rechercher dans les questions fréquentes').fill('accident')
  await page.getByRole('button', { name: 'Rechercher' }).click()
  await expect(page).toHaveURL(/recherche=accident/)
  await expect(page.getByText(/réponses? possibles? pour/)).toBeVisible()
  await expect(page.locator('faq-list details').first()).toContainText(/accident/i)
})

test('answers are proposed while the object is typed, and stay in place @script', async ({
  page,
}) => {
  await signIn(page, employer)
  await page.goto('/espace/question')
  const proposed = page.getByRole('region', { name: 'Ces réponses peuvent vous aider' })
  await page.getByLabel('Objet du message').pressSequentially('ac')
  await expect(proposed).toBeHidden()
  await page.getByLabel('Objet du message').pressSequentially('cident du travail')
  await expect(proposed).toBeVisible()
  const [one] = await proposed.locator('summary').allInnerTexts()
  expect(await proposed.locator('details').count()).toBeLessThanOrEqual(3)
  await proposed.locator('summary').first().click()
  await expectAccessible(page)
  await proposed.getByRole('link', { name: 'Lire dans les questions fréquentes' }).first().click()
  await expect(page.locator('faq-list details[open] summary')).toHaveText(one ?? '')
  await expect(page.getByLabel('Objet du message')).toHaveValue('accident du travail')
})
