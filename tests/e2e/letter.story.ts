import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright'
import { addresses } from './support/addresses.ts'
import { administratorBearer, inviteEditor, openPanel } from './support/editors.ts'
import { findMail, readMails, type Mail } from './support/mailbox.ts'
import { expect, expectAccessible, test } from './support/story.ts'
import { linkTo, signUp } from './support/subscribe.ts'

test('a news leaves by letter to its subscriber, who leaves in one click @script', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  const email = `abonne-${String(Date.now())}@marees.example`
  await page.goto('/actu')
  await page.getByLabel('Dès la publication').check()
  await signUp(page, email, true)
  await page.goto(linkTo(await findMail(email, 'Confirmez votre inscription'), 'confirmation'))
  await page.getByRole('button', { name: 'Confirmer mon inscription' }).click()
  await expect(page.getByText('Vous recevrez l’actualité de l’Enim')).toBeVisible()

  const title = `Un bulletin de mer ${String(Date.now())}`
  const panel = await openPanel(browser, await inviteEditor(await administratorBearer(), 'Maëlle'))
  await panel.getByRole('link', { name: 'Contenus' }).click()
  await panel.getByRole('link', { name: 'Actualité' }).first().click()
  await panel.getByRole('link', { name: 'Créer une nouvelle entrée' }).first().click()
  await panel.getByRole('textbox', { name: 'Titre' }).fill(title)
  await panel.getByRole('textbox', { name: 'Résumé' }).fill('Deux phrases pour les listes.')
  await panel.locator('[contenteditable=true]').fill('Le texte de l’actualité.')
  await panel.getByRole('combobox', { name: /Domaines/ }).click()
  await panel.getByRole('option', { name: /Déclaration/ }).click()
  await panel.getByLabel('Envoyer par lettre').check()
  const published = panel.waitForResponse((answer) => answer.url().includes('/actions/publish'))
  await panel.getByRole('button', { name: 'Publier', exact: true }).click()
  expect((await published).ok()).toBe(true)

  const letter = await findMail(email, title, 90_000)
  for (const words of [
    'Deux phrases pour les listes.',
    'Le texte de l’actualité.',
    'Déclaration',
  ]) {
    expect(letter.text).toContain(words)
  }
  expect(letter.html).not.toMatch(/<img|src=|url\(/)
  const online = await readLetter(browser, letter, title)
  await page.goto(online)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expectAccessible(page)
  await page.goto(`${linkTo(letter, 'preferences')}#pause`)
  await expect(page.getByRole('heading', { name: 'Suspendre les envois' })).toBeInViewport()
  await expectAccessible(page)

  await panel.getByRole('link', { name: 'Abonnés et lettres' }).click()
  await expect(panel.getByRole('row', { name: new RegExp(title) })).toContainText(
    /Dès la publication/,
  )
  await expect(panel.getByRole('row', { name: /Tous les domaines/ })).toBeVisible()
  await panel.close()

  const way = wayOut(letter)
  await fetch(way, { method: 'GET' })
  await fetch(way, { method: 'HEAD' })
  expect((await page.goto(linkTo(letter, 'preferences')))?.status()).toBe(200)
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  expect((await fetch(way, { method: 'POST', body })).status).toBe(200)
  await page.goto(linkTo(letter, 'preferences'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien n’est plus valable')
  expect((await readMails(email)).filter(({ subject }) => subject === title)).toHaveLength(1)
})

/** On a narrow phone, in both schemes; answers where it is online. */
async function readLetter(browser: Browser, { html }: Mail, title: string): Promise<string> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } })
  const page = await context.newPage()
  await page.setContent(html)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // Landmarks are those of the mail program, inside whose page the letter stands.
    const axe = new AxeBuilder({ page }).disableRules(['landmark-one-main', 'region'])
    const { violations } = await axe.analyze()
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((n) => n.html) }))).toEqual([])
  }
  const online = await page.getByRole('link', { name: 'Voir en ligne' }).getAttribute('href')
  await context.close()
  return online ?? ''
}

/** Where a mail program posts when « Se désabonner » is used (RFC 8058). */
function wayOut({ headers }: Mail): string {
  expect(headers['list-unsubscribe-post']).toEqual(['List-Unsubscribe=One-Click'])
  const way = /^<(.+)>$/.exec(headers['list-unsubscribe']?.join() ?? '')?.[1] ?? ''
  expect(way).toContain(`${addresses.site}/api/subscriptions/leave?cle=`)
  return way
}
