import AxeBuilder from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import type { Page } from 'playwright'
import type { Employer } from './cast.ts'

export { expect }

/** A refusal is an answer, not a fault: Chromium reports both in its console. */
const refusal = /Failed to load resource: the server responded with a status of 4\d\d/

/** Every story fails on a stray console error, a script error, or a call to a third party. */
export const test = base.extend<{ watch: undefined }>({
  watch: [
    async ({ page }, use) => {
      const faults: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' && !refusal.test(message.text())) faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url())
        if (protocol.startsWith('http') && hostname !== 'localhost') faults.push(request.url())
      })
      await use(undefined)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})

export async function signIn(page: Page, { siret, code }: Employer): Promise<void> {
  await page.goto('/connexion')
  await page.getByLabel('Numéro de SIRET').fill(siret)
  await page.getByLabel('Mot de passe', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Mes services/)
}

/** The list of refusals at the top of a form. */
export function refusals(page: Page) {
  return page.getByRole('region', { name: /à corriger/ })
}

/** Axe finds nothing, whatever the colour scheme; there is one h1 and a title of the page's own. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page).toHaveTitle(/Espace personnel Enim/)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((n) => n.html) }))).toEqual([])
  }
}

export const pages = {
  public: ['/', '/actualites', '/actu', '/connexion'],
  signedIn: [
    '/espace',
    '/espace/transmettre',
    '/espace/question',
    '/espace/obtenir',
    '/espace/demandes',
    '/espace/parametres',
    '/espace/actualites',
  ],
} as const
