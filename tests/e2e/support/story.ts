import AxeBuilder from '@axe-core/playwright'
import { test as base, expect } from '@playwright/test'
import type { Cookie, Page } from 'playwright'
import type { Employer } from './cast.ts'
import { mailedCodes, passMailedCode } from './mailed-code.ts'

export { expect }

/** A refusal is an answer, not a fault: Chromium reports both in its console. */
const refusal = /Failed to load resource: the server responded with a status of 4\d\d/

/** What Chromium says of a connection that a story cuts. */
const cut = /net::ERR_(FAILED|INTERNET_DISCONNECTED)/

/** Every story fails on a stray console error, a script error, or a call to a third party. */
export const test = base.extend<{ cutsConnection: boolean; watch: undefined }>({
  cutsConnection: [false, { option: true }],
  watch: [
    async ({ page, cutsConnection }, use) => {
      const faults: string[] = []
      page.on('console', (message) => {
        const said = message.text()
        const isExpected = refusal.test(said) || (cutsConnection && cut.test(said))
        if (message.type() === 'error' && !isExpected) faults.push(said)
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

/** By employer: what makes this worker's browser a known one, so that few codes are mailed. */
const enrolments = new Map<string, Cookie>()

export async function signIn(page: Page, employer: Employer): Promise<void> {
  const known = enrolments.get(employer.siret)
  if (known) await page.context().addCookies([known])
  await logIn(page, employer)
  const cookies = await page.context().cookies()
  const enrolment = cookies.find(({ name }) => name === '__Host-browser')
  if (enrolment) enrolments.set(employer.siret, enrolment)
}

/** As a browser that may be unknown. */
export async function logIn(page: Page, employer: Employer): Promise<void> {
  const seen = await mailedCodes(employer.email)
  await page.goto('/connexion')
  await typeCredentials(page, employer)
  await passMailedCode(page, employer, seen)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Mes services/)
}

export async function typeCredentials(
  page: Page,
  { siret, code }: Pick<Employer, 'siret' | 'code'>,
): Promise<void> {
  const block = page.getByRole('region', { name: 'Accès à mon compte' })
  await block.getByLabel('Numéro de SIRET').fill(siret)
  await block.getByLabel('Mot de passe', { exact: true }).fill(code)
  await block.getByRole('button', { name: 'Se connecter' }).click()
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
  public: [
    '/',
    '/actualites',
    '/actualites/domaine/cotisation',
    '/actualites/maintenance-l-espace-personnel-ferme-une-nuit',
    '/actu',
    '/connexion',
    '/connexion/premiere-connexion',
    '/connexion/mot-de-passe-oublie',
    '/connexion/confirmation',
    '/connexion/activation?cle=inconnue',
    '/connexion/nouveau-mot-de-passe?cle=inconnue',
    '/connexion/changement?cle=inconnue',
    '/connexion/compte-clos',
    '/systemes',
    '/verifier',
    '/verifier/registre',
    '/accessibilite',
    '/aide',
    '/cookies',
    '/formulaires',
    '/formulaires/theme/cotisation',
    '/donnees-personnelles',
    '/mentions-legales',
    '/mode-d-emploi',
    '/modalites-d-utilisation',
    '/plan-du-site',
    '/questions',
    '/questions/theme/cotisation',
    '/questions/comment-sont-calculees-les-cotisations-d-un-marin',
    '/recherche',
    '/recherche?q=cotisation',
    '/recherche?q=cotisation&type=questions',
    '/recherche?q=licorne',
    '/une-adresse-inconnue',
  ],
  signedIn: [
    '/espace',
    '/espace/transmettre',
    '/espace/question',
    '/espace/obtenir',
    '/espace/obtenir/cotisation',
    '/espace/remplir/declaration-accident/1',
    '/espace/remplir/declaration-accident/verifier',
    '/espace/remplir/declaration-accident/verifier?effacer=1',
    '/espace/demandes',
    '/espace/recus',
    '/espace/recus?etat=archives',
    '/espace/recus/dossier',
    '/espace/echeances',
    '/espace/versements',
    '/espace/versements?annee=inconnue',
    '/espace/parametres',
    '/espace/parametres?fait=notifications',
    '/espace/parametres/acces',
    '/espace/parametres/donnees',
    '/espace/actualites',
  ],
} as const
