import { test, type Page } from '@playwright/test'
import { addresses } from './support/addresses.ts'
import { beginNews, expect, openAsEditor, publish, slugOf } from './support/panel.ts'

// As for news: Strapi's own console is not ours to keep clean, so these are the plain `test`.
test('a news taken off the site by mistake is put back at once @script', async ({ browser }) => {
  test.slow()
  const page = await openAsEditor(browser, 'Annulation')
  await beginNews(page, `Une actualité retirée ${Date.now()}`)
  expect((await publish(page)).status).toBe(200)
  const address = `/actualites/${await slugOf(page)}`
  await expectStatus(page, address, 200)

  await page.getByRole('button', { name: /^Plus d.actions sur les documents$/ }).click()
  await page.getByRole('menuitem', { name: 'Annuler la publication' }).click()
  await expect(page.getByRole('heading', { name: 'Retiré du site' })).toBeVisible()
  await expectStatus(page, address, 404)
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expectStatus(page, address, 200)
  await expect(page.getByRole('status').filter({ hasText: 'Publié' })).toBeVisible()
})

test('whoever kept the address of a news finds it at its new one @script', async ({ browser }) => {
  test.slow()
  const page = await openAsEditor(browser, 'Adresse')
  const title = `Une actualité déplacée ${Date.now()}`
  await beginNews(page, title)
  expect((await publish(page)).status).toBe(200)
  const old = await slugOf(page)
  await expectStatus(page, `/actualites/${old}`, 200)

  await page.getByRole('textbox', { name: 'Adresse' }).fill(`nouvelle-${old}`)
  expect((await publish(page)).status).toBe(200)
  await expectStatus(page, `/actualites/nouvelle-${old}`, 200)
  const reader = await browser.newPage({ baseURL: addresses.site })
  await reader.goto(`/actualites/${old}`)
  await expect(reader).toHaveURL(`${addresses.site}/actualites/nouvelle-${old}`)
  await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible()
  const answer = await reader.request.get(`/actualites/${old}`, { maxRedirects: 0 })
  expect([301, 308]).toContain(answer.status())
})

test('what other contents lead to is not deleted: the editor is told which ones @script', async ({
  browser,
}) => {
  test.slow()
  const page = await openAsEditor(browser, 'Usage')
  const title = `Une actualité citée ${Date.now()}`
  await beginNews(page, title)
  expect((await publish(page)).status).toBe(200)
  const slug = await slugOf(page)
  await page.waitForURL(/news-article\/(?!create)\w+/)
  const address = page.url()

  const citing = `Une actualité qui cite ${Date.now()}`
  await beginNews(page, citing)
  await page.getByRole('textbox', { name: 'Résumé' }).fill(`Lisez aussi /actualites/${slug} .`)
  expect((await publish(page)).status).toBe(200)

  await page.goto(address)
  await expect(page.getByRole('link', { name: citing })).toBeVisible()
  await page
    .getByRole('button', { name: /^Plus d.actions$/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: /^Supprimer/ }).click()
  await page.getByRole('button', { name: 'Confirmer' }).click()
  await expect(page.getByText(`« ${citing} » (Actualité)`).first()).toBeVisible()
  await expectStatus(page, `/actualites/${slug}`, 200)
})

async function expectStatus(page: Page, path: string, status: number): Promise<void> {
  const read = async () => (await page.request.get(`${addresses.site}${path}`)).status()
  await expect.poll(read, { intervals: [100], timeout: 10_000 }).toBe(status)
}
