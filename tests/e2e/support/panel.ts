import { expect as check, type Browser, type Page } from '@playwright/test'
import { administratorBearer, inviteEditor, openPanel } from './editors.ts'

/** The panel of Strapi begins slowly on a busy machine. */
export const expect = check.configure({ timeout: 20_000 })

/** Strapi lets one person log in a few times only in five minutes. */
let administrator: Promise<string> | undefined

/** The panel of Strapi, opened by an editor of this story's own. */
export async function openAsEditor(browser: Browser, name: string): Promise<Page> {
  administrator ??= administratorBearer()
  return openPanel(browser, await inviteEditor(await administrator, name))
}

/** `kind` as the menu of the panel names it. */
export async function openList(page: Page, kind: string): Promise<void> {
  await page.getByRole('link', { name: 'Contenus' }).click()
  await page.getByRole('link', { name: kind, exact: true }).first().click()
}

export async function beginEntry(page: Page, kind: string): Promise<void> {
  await openList(page, kind)
  await page.getByRole('link', { name: 'Créer une nouvelle entrée' }).first().click()
}

/** A news that nothing keeps from being published. */
export async function beginNews(page: Page, title: string): Promise<void> {
  await beginEntry(page, 'Actualité')
  await page.getByRole('textbox', { name: 'Titre' }).fill(title)
  await page.getByRole('textbox', { name: 'Résumé' }).fill('Deux phrases pour les listes.')
  await page.locator('[contenteditable=true]').fill('Le texte de l’actualité.')
  await chooseDomain(page, 'Déclaration')
}

export async function chooseDomain(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: /Domaines/ }).click()
  await page.getByRole('option', { name: new RegExp(name) }).click()
}

/** Answers the status and, of a refusal, its sentence. */
export async function save(page: Page) {
  return press(page, 'Enregistrer', /collection-types\/[\w:.-]+(\/\w+)?(\?.*)?$/)
}

export async function publish(page: Page) {
  return press(page, 'Publier', /\/actions\/publish/)
}

async function press(page: Page, button: string, address: RegExp) {
  const answered = page.waitForResponse(
    (answer) => answer.request().method() !== 'GET' && address.test(answer.url()),
  )
  await page.getByRole('button', { name: button, exact: true }).click()
  const answer = await answered
  if (answer.ok()) return { status: answer.status(), sentence: '' }
  const { error } = (await answer.json()) as { error: { message: string } }
  return { status: answer.status(), sentence: error.message }
}

/** The address that an entry has on the site, once the panel shows it. */
export async function slugOf(page: Page): Promise<string> {
  const field = page.getByRole('textbox', { name: 'Adresse' })
  await expect(field).not.toHaveValue('')
  return field.inputValue()
}
