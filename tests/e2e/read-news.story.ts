import { addresses } from './support/addresses.ts'
import { expect, test } from './support/story.ts'

test('a visitor reads the news of a domain, page by page, without an account', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByText('0 811 701 703').first()).toBeVisible()
  await expect(page.getByText('Service 0,06 € / min + prix appel').first()).toBeVisible()
  await page
    .getByRole('link', { name: /toutes les actualités/i })
    .first()
    .click()
  await expect(page).toHaveURL(/\/actualites$/)
  await page
    .getByRole('navigation', { name: /domaine/i })
    .getByRole('link', { name: 'Cotisation' })
    .click()
  await expect(page).toHaveURL(/\/actualites\/domaine\/cotisation$/)
  await page
    .getByRole('link', { name: /Lire la suite/ })
    .first()
    .click()
  await expect(page.getByRole('article').getByText('Cotisation').first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
})

test('the feed holds the news with addresses of the portal', async ({ page }) => {
  const feed = await page.request.get('/actualites/rss.xml')
  expect(feed.headers()['content-type']).toContain('application/rss+xml')
  const text = await feed.text()
  expect(text).toContain(`<link>${addresses.site}/actualites/`)
})

test('a page that does not exist helps to go on', async ({ page }) => {
  const answer = await page.goto('/nulle-part')
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
})
