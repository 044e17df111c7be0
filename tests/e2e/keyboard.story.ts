import { readEmployers } from './support/cast.ts'
import { pdfFile } from './support/files.ts'
import { press, reach } from './support/keyboard.ts'
import { mailedCodes, nextCode } from './support/mailed-code.ts'
import { expect, test } from './support/story.ts'

const [, employer] = readEmployers()
if (!employer) throw new Error('The demo data holds employers.')

test('an employer logs in and sends a document with the keyboard alone @script', async ({
  page,
}) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText(/contenu/i)
  await press(page, page.getByRole('link', { name: 'Accès espace personnel' }).first())

  await reach(page, page.getByLabel('Numéro de SIRET'))
  await page.keyboard.type(employer.siret)
  await reach(page, page.getByLabel('Mot de passe', { exact: true }))
  await page.keyboard.type(employer.code)
  const seen = await mailedCodes(employer.email)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/connexion\/code$/)
  await reach(page, page.getByLabel('Code à usage unique'))
  await page.keyboard.type(await nextCode(employer.email, seen))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/espace$/)

  await press(
    page,
    page.getByRole('main').getByRole('link', { name: "Je transmets un document à l'Enim" }),
  )
  await reach(page, page.getByRole('radio', { name: 'Cotisation' }))
  await page.keyboard.press('Space')
  await reach(page, page.getByLabel('Précisez votre demande'))
  await page.keyboard.type('Au clavier seul')
  await reach(page, page.getByLabel('Choisissez un ou des fichiers'))
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('Space')
  await (await chooser).setFiles([await pdfFile('clavier.pdf')])
  await press(page, page.getByRole('button', { name: 'Valider' }))

  await expect(page).toHaveURL(/\/espace\/demandes\/E26-/)
  await expect(page.getByRole('dialog')).toContainText('clavier.pdf')
})
