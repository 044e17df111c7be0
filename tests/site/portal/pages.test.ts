import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pdf } from '../support/contents.ts'
import { publicPages, startPublicSite, type PublicSite } from '../support/public-site.ts'

const ofTheApi = /^\/(?:espace|connexion\/premiere-connexion|verifier\/registre|systemes)\b/

let site: PublicSite

beforeAll(async () => {
  site = await startPublicSite()
})
afterAll(() => site.close())

describe('each public page', () => {
  test('has one h1, a title of its own, the way in and the help', async () => {
    const titles = new Set<string>()
    for (const path of publicPages) {
      const page = await site.html(path)
      expect(page.match(/<h1/g), path).toHaveLength(1)
      titles.add(/<title>([^<]+)<\/title>/.exec(page)?.[1] ?? '')
      expect(page, path).toContain('Accès espace personnel')
      expect(page, path).toContain('Besoin d’une aide supplémentaire')
      expect(page, path).toContain('href="tel:0811701703"')
      expect(page, path).toContain('Service 0,06 € / min + prix appel')
      expect(page, path).toContain('du lundi au vendredi de 9h à 17h')
      expect(page, path).toMatch(/>\s*(?:Ouvert|Fermé)/)
    }
    expect(titles.size).toBe(publicPages.length)
  })

  test('skips no level of heading', async () => {
    for (const path of publicPages) {
      const levels = [...(await site.html(path)).matchAll(/<h(\d)/g)].map(([, level]) =>
        Number(level),
      )
      levels.forEach((level, rank) => {
        expect(level - (levels[rank - 1] ?? 0), `${path} ${levels.join()}`).toBeLessThanOrEqual(1)
      })
    }
  })

  test('leads nowhere that is not there', async () => {
    const links = new Set<string>()
    for (const path of publicPages) {
      for (const [, link = ''] of (await site.html(path)).matchAll(/(?:href|src)="(\/[^"]*)"/g)) {
        links.add(link)
      }
    }
    for (const link of links) {
      const { status } = await site.get(link)
      // The api is not there, for the pages that show what only it knows.
      expect(ofTheApi.test(link) ? 200 : status, link).toBe(200)
    }
  })

  test('runs no script and no style of its own text', async () => {
    for (const path of publicPages) {
      expect(await site.html(path), path).not.toMatch(
        /<script(?![^>]*(?:\ssrc=|type="application\/ld\+json"))|<style|\sstyle="|\son\w+="/,
      )
    }
  })
})

describe('the home page', () => {
  test('holds the manual’s promises and leads to the newsletter', async () => {
    const page = await site.html('/')
    for (const words of [
      'Grâce à ce portail vous pouvez&nbsp;:',
      'Obtenir facilement des formulaires ou des pièces administratives',
      'Envoyer rapidement des dossiers',
      'Mettre à jour vos coordonnées',
      'Suivre vos versements (pensions, aides sociales, ...)',
      'L’ACTUALITÉ ENIM DANS VOTRE BOÎTE E-MAIL',
    ]) {
      expect(page).toContain(words)
    }
    expect(page).toMatch(/<a[^>]*href="\/actu"/)
    expect(page).toMatch(/<a[^>]*href="\/espace"[^>]*>.*?Accès espace personnel/s)
  })

  test('shows the three latest news with their domain', async () => {
    const page = await site.html('/')
    expect(page.match(/Lire la suite/g)).toHaveLength(3)
    expect(page).toContain('Cotisation')
  })
})

test('a blank form has a stable address and opens in the browser', async () => {
  const answer = await site.get('/formulaires/declaration-d-accident.pdf')
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-disposition')).toBe(
    'inline; filename="declaration-d-accident.pdf"; filename*=UTF-8\'\'D%C3%A9claration%20d%E2%80%99accident%20%C2%AB%20%C3%A0%20bord%20%C2%BB.pdf',
  )
  const etag = answer.headers.get('etag') ?? ''
  const again = await site.get('/formulaires/declaration-d-accident.pdf', { 'if-none-match': etag })
  expect(again.status).toBe(304)
})

test('a file that is no PDF does not take the place of the form that was read', async () => {
  const file = site.cms.uploads.get('/uploads/declaration_1a2b3c.pdf')
  site.cms.uploads.set('/uploads/declaration_1a2b3c.pdf', {
    bytes: Buffer.from('<html><script>alert(1)</script>'),
    type: 'application/pdf',
  })
  await site.hint('form')
  await expect
    .poll(async () => {
      await site.get('/formulaires/declaration-d-accident.pdf')
      return site.output()
    })
    .toContain('form-is-no-pdf')
  const answer = await site.get('/formulaires/declaration-d-accident.pdf')
  expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
  if (file) site.cms.uploads.set('/uploads/declaration_1a2b3c.pdf', file)
})
