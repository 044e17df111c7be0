import { expect, test } from '@playwright/test'
import { addresses } from './support/addresses.ts'
import { readEditor } from './support/cast.ts'

// Strapi’s panel asks for paid features it does not have: its console is not ours to keep clean,
// so these stories use the plain `test`.
test('an editor publishes a news in Strapi, and it is read at once @script', async ({
  page,
  browser,
}) => {
  test.slow()
  const editor = readEditor()
  await page.goto(`${addresses.cms}/admin`)
  await page.getByLabel('Email').fill(editor.email)
  await page.getByLabel('Mot de passe').fill(editor.password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { name: /^Bonjour/ })).toBeVisible()

  await page.getByRole('link', { name: 'Contenus' }).click()
  await page.getByRole('link', { name: 'Actualité' }).first().click()
  await page.getByRole('link', { name: 'Créer une nouvelle entrée' }).first().click()
  const title = `Un récit publié ${Date.now()}`
  await page.getByRole('textbox', { name: 'Titre' }).fill(title)
  await page.getByRole('textbox', { name: 'Résumé' }).fill('Deux phrases pour les listes.')
  await page.locator('[contenteditable=true]').fill('Le texte de l’actualité.')
  await page.getByRole('button', { name: 'Publier', exact: true }).click()
  await expect(
    page.getByText('Choisissez au moins un domaine avant de publier.').first(),
  ).toBeVisible()

  await page.getByRole('combobox', { name: /Domaines/ }).click()
  await page.getByRole('option', { name: /Déclaration/ }).click()
  const list = async () => (await page.request.get(`${addresses.site}/actualites`)).text()
  expect(await list()).not.toContain(title)
  const published = page.waitForResponse((answer) => answer.url().includes('/actions/publish'))
  await page.getByRole('button', { name: 'Publier', exact: true }).click()
  expect((await published).ok()).toBe(true)
  // How soon is a figure of the bench: here two browsers share the cores with the portal.
  await expect.poll(list, { intervals: [50], timeout: 10_000 }).toContain(title)

  const reader = await browser.newPage({ baseURL: addresses.site })
  await reader.goto('/actualites')
  await reader.getByRole('link', { name: new RegExp(title) }).click()
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(reader.getByText('Déclaration').first()).toBeVisible()
  await reader.close()
})

test('an editor may not touch users, roles, tokens or webhooks @script', async ({ request }) => {
  const { email, password } = readEditor()
  const login = await request.post(`${addresses.cms}/admin/login`, { data: { email, password } })
  const { data } = (await login.json()) as { data: { token: string } }
  const headers = { authorization: `Bearer ${data.token}` }
  for (const path of ['users', 'roles', 'api-tokens', 'webhooks']) {
    const answer = await request.get(`${addresses.cms}/admin/${path}`, { headers })
    expect(answer.status(), path).toBe(403)
  }
})
