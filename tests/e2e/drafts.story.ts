import type { Browser, Page } from 'playwright'
import { employerOf } from './support/cast.ts'
import { heavyPhoto, pdfFile } from './support/files.ts'
import { expect, expectAccessible, refusals, signIn, test } from './support/story.ts'

const files = 'Choisissez un ou des fichiers'
const joined = 'Joint à votre demande'

async function begin(page: Page, text: string): Promise<void> {
  await page.goto('/espace/transmettre')
  await page.getByRole('radio', { name: 'Cotisation' }).check()
  await page.getByLabel('Précisez votre demande').fill(text)
}

/** With a script it is kept by itself. */
async function keep(page: Page): Promise<void> {
  const byHand = page.getByRole('button', { name: 'Enregistrer le brouillon' })
  if (await byHand.isVisible()) await byHand.click()
  await expect(page.getByText(/^\s*Brouillon enregistré à \d\d:\d\d\s*$/).first()).toBeVisible()
}

/** What the form says of a file. */
function lineOf(page: Page, name: string) {
  const list = page.getByRole('list', { name: 'Fichiers joints' })
  return list.getByRole('listitem').filter({ hasText: name })
}

/** Another device of the same person. */
async function otherPage(page: Page, browser: Browser, javaScriptEnabled = true): Promise<Page> {
  const storageState = await page.context().storageState()
  const context = await browser.newContext({ storageState, javaScriptEnabled })
  return context.newPage()
}

test('what was typed on one browser is resumed on another, then given up', async ({
  page,
  browser,
  javaScriptEnabled,
}, story) => {
  await signIn(page, employerOf('drafts', story))
  const text = `Commencé au bureau ${Date.now()}`
  await begin(page, text)
  await keep(page)

  const other = await otherPage(page, browser, javaScriptEnabled)
  await other.goto('/espace/transmettre')
  const draft = other.getByRole('listitem').filter({ hasText: text })
  await draft.getByRole('link', { name: 'Reprendre' }).click()
  await expect(other.getByLabel('Précisez votre demande')).toHaveValue(text)
  await expect(other.getByRole('radio', { name: 'Cotisation' })).toBeChecked()

  await other.goto('/espace/transmettre')
  await draft.locator('summary').click()
  await draft.getByRole('button', { name: 'Supprimer ce brouillon' }).click()
  await expect(other.getByText('Le brouillon est supprimé.')).toBeVisible()
  await expect(draft).toHaveCount(0)
  await other.context().close()
})

test('a form changed on two browsers loses neither version @script', async ({
  page,
  browser,
}, story) => {
  await signIn(page, employerOf('drafts', story))
  await begin(page, 'Première version')
  await keep(page)
  const other = await otherPage(page, browser)
  await other.goto(page.url())
  await other.getByLabel('Précisez votre demande').fill('Écrit ailleurs')
  await keep(other)

  await page.getByLabel('Précisez votre demande').fill('Écrit ici')
  await expect(page.getByText('a été modifiée sur un autre appareil')).toBeVisible()
  await expect(page.getByLabel('Précisez votre demande')).toHaveValue('Écrit ici')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Garder ce que j’ai saisi ici' }).click()
  await expect(page.getByText('a été modifiée sur un autre appareil')).toBeHidden()
  await expect(async () => {
    await other.reload()
    const text = other.getByLabel('Précisez votre demande')
    await expect(text).toHaveValue('Écrit ici', { timeout: 500 })
  }).toPass()
  await other.context().close()
})

test.describe('a connection that is cut', () => {
  test.use({ cutsConnection: true })

  test('sends again only the file that was on its way @script', async ({ page }, story) => {
    await signIn(page, employerOf('cut sending', story))
    await begin(page, `Deux fichiers ${Date.now()}`)
    const sent: string[] = []
    await page.route('**/api/drafts/*/files', async (route) => {
      const body = route.request().postDataBuffer()?.toString('latin1') ?? ''
      const name = body.includes('coupe.pdf') ? 'coupe.pdf' : 'arrive.pdf'
      sent.push(name)
      if (name === 'coupe.pdf' && sent.filter((one) => one === name).length === 1)
        await route.abort()
      else await route.continue()
    })
    await page
      .getByLabel(files)
      .setInputFiles([await pdfFile('arrive.pdf'), await pdfFile('coupe.pdf')])
    const line = lineOf(page, 'coupe.pdf')
    await expect(line).toContainText(/Interrompu à \d+\s%/)
    await expect(line).toContainText(joined)
    expect(sent.sort()).toEqual(['arrive.pdf', 'coupe.pdf', 'coupe.pdf'])

    await page.getByRole('button', { name: 'Valider' }).click()
    const receipt = page.getByRole('dialog')
    await expect(receipt).toContainText('arrive.pdf')
    await expect(receipt).toContainText('coupe.pdf')
  })

  test('is said, and what is typed is kept once it is back @script', async ({
    page,
    context,
  }, story) => {
    await signIn(page, employerOf('cut sending', story))
    await page.goto('/espace/transmettre')
    await context.setOffline(true)
    await page.getByLabel('Précisez votre demande').fill('Écrit sans réseau')
    await expect(page.getByText('la connexion est coupée').first()).toBeVisible()
    await context.setOffline(false)
    await keep(page)
    await page.reload()
    await expect(page.getByLabel('Précisez votre demande')).toHaveValue('Écrit sans réseau')
  })

  test('by a closed page leaves the names of what did not arrive @script', async ({
    page,
  }, story) => {
    await signIn(page, employerOf('cut sending', story))
    await begin(page, 'Une page fermée trop tôt')
    await page.getByLabel(files).setInputFiles([await pdfFile('arrive.pdf')])
    await expect(page.getByText(joined)).toBeVisible()
    await page.route('**/api/drafts/*/files', () => undefined)
    await page.getByLabel(files).setInputFiles([await pdfFile('trop-tard.pdf')])
    await keep(page)
    await page.reload()
    const line = lineOf(page, 'trop-tard.pdf')
    await expect(line).toContainText('choisissez-le à nouveau')
    await page.getByRole('button', { name: 'Valider' }).click()
    await expect(refusals(page)).toContainText('trop-tard.pdf')
    await page.unroute('**/api/drafts/*/files')
    await page.getByLabel(files).setInputFiles([await pdfFile('trop-tard.pdf')])
    await expect(line).toContainText(joined)
    await expect(lineOf(page, 'arrive.pdf')).toHaveCount(1)
  })
})

test('a heavy photo is made lighter once its sender agrees @script', async ({ page }, story) => {
  await signIn(page, employerOf('drafts', story))
  await begin(page, `Photo ${Date.now()}`)
  await page.getByLabel(files).setInputFiles([heavyPhoto('pont.png')])
  const line = lineOf(page, 'pont')
  await expect(line).toContainText(/Cette photo pèse 9 Mo.*la limite est de 5 Mo/)
  await expect(line).not.toContainText(joined)
  await expectAccessible(page)
  await line.getByRole('button', { name: 'Réduire la photo' }).click()
  await expect(line).toContainText(/Réduite de 9 Mo à [\d,]+ (Mo|Ko)/)
  await expect(line).toContainText('pont.jpg')
  await expect(line).toContainText(joined)

  await page.getByLabel(files).setInputFiles([heavyPhoto('autre.png')])
  await page.getByRole('button', { name: 'Ne pas la joindre' }).click()
  await expect(page.getByText('autre.png')).toHaveCount(0)
})

test('a file that was already sent is pointed out @script', async ({ page }, story) => {
  await signIn(page, employerOf('drafts', story))
  const file = await pdfFile('deux-fois.pdf')
  await begin(page, `Une première fois ${Date.now()}`)
  await page.getByLabel(files).setInputFiles([file])
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(page).toHaveURL(/\/espace\/demandes\/E26-/)

  await begin(page, 'Une seconde fois')
  await page.getByLabel(files).setInputFiles([file])
  const line = lineOf(page, 'deux-fois.pdf')
  await expect(line).toContainText(/Déjà transmis le .* \(E26-/)
  await line.getByRole('button', { name: 'Garder' }).click()
  await expect(line.getByRole('button', { name: 'Garder' })).toBeHidden()
  await expect(line).toContainText(joined)
  await line.getByRole('button', { name: 'Retirer le fichier' }).click()
  await expect(line).toHaveCount(0)
})
