import { createHmac } from 'node:crypto'
import { previewPath, previewText, type PreviewClaim } from 'content-types'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeNews } from '../support/contents.ts'
import { startPublicSite, type PublicSite } from '../support/public-site.ts'
import { previewKey } from '../support/site.ts'

let site: PublicSite

beforeAll(async () => {
  site = await startPublicSite()
  site.cms.contents['news-articles'].push(
    makeNews({ slug: 'brouillon', title: 'Un brouillon secret', reserved: true }),
    { ...makeNews({ slug: 'inacheve' }), title: null, body: null },
  )
})
afterAll(() => site.close())

const inTenMinutes = () => Math.floor(Date.now() / 1_000) + 600

function claimOf(wanted: Partial<PreviewClaim> = {}): PreviewClaim {
  const { expires = inTenMinutes() } = wanted
  return {
    kind: 'actualite',
    documentId: 'news-brouillon',
    status: 'draft',
    mode: 'visiteur',
    ...wanted,
    expires,
  }
}

function addressOf(wanted: Partial<PreviewClaim> = {}, key = previewKey): string {
  const claim = claimOf(wanted)
  const signature = createHmac('sha256', key).update(previewText(claim)).digest('base64url')
  return previewPath(claim, signature)
}

test('a signed address shows the draft in the real page, which Strapi’s panel alone may frame', async () => {
  const answer = await site.get(addressOf())
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(html).toContain('Un brouillon secret')
  expect(html).toContain('réservée à l’espace personnel')
  expect(html).toContain('<meta name="robots" content="noindex">')
  expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`frame-ancestors ${site.cms.url} `)
  expect(policy).not.toMatch(/frame-ancestors[^;]*\*/)
  expect(site.cms.paths.some((path) => path.includes('status=draft'))).toBe(true)
})

test('an employer’s view is that of the personal space, without anybody logged in', async () => {
  const html = await (await site.get(addressOf({ mode: 'employeur' }))).text()
  expect(html).toContain('Un brouillon secret')
  expect(html).toContain('Armement d’exemple')
  expect(html).toContain('Mes services')
})

test('the other views are one link away, for as long as this one', async () => {
  const claim = claimOf()
  const html = await (await site.get(addressOf({ expires: claim.expires }))).text()
  const other = addressOf({ expires: claim.expires, mode: 'employeur' })
  expect(html.replaceAll('&amp;', '&')).toContain(other)
  expect((await site.get(other)).status).toBe(200)
})

test('a draft that lacks what the page needs says which fields to fill', async () => {
  const answer = await site.get(addressOf({ documentId: 'news-inacheve' }))
  const html = await answer.text()
  expect(html).toContain('Ce brouillon n’est pas encore complet')
  expect(html).toContain('Titre, Texte')
})

describe('refused with a clear page', () => {
  const signed = () => new URL(addressOf(), 'http://site.invalid')

  const changed = (change: (url: URL) => void) => {
    const url = signed()
    change(url)
    return url.pathname + url.search
  }

  test.each([
    ['another document', () => changed((url) => (url.pathname = '/apercu/actualite/news-autre'))],
    ['another kind', () => changed((url) => (url.pathname = '/apercu/page/news-brouillon'))],
    ['another status', () => changed((url) => url.searchParams.set('status', 'published'))],
    ['another mode', () => changed((url) => url.searchParams.set('mode', 'employeur'))],
    ['a later end', () => changed((url) => url.searchParams.set('expires', '99999999999'))],
    ['no signature', () => changed((url) => url.searchParams.delete('signature'))],
    ['no query', () => '/apercu/actualite/news-brouillon'],
    ['another key', () => addressOf({}, 'another-key-than-the-one-of-strapi')],
  ])('%s', async (_, makeAddress) => {
    const calls = site.cms.count('news-brouillon')
    const answer = await site.get(makeAddress())
    expect(answer.status).toBe(403)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const html = await answer.text()
    expect(html).toContain('Cet aperçu ne peut pas être ouvert')
    expect(html).not.toContain('Un brouillon secret')
    expect(site.cms.count('news-brouillon')).toBe(calls)
  })

  test('an expired address', async () => {
    const answer = await site.get(addressOf({ expires: Math.floor(Date.now() / 1_000) }))
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('Cet aperçu a expiré')
  })
})

test('no preview is kept: each is asked of Strapi, and nothing is left in memory or on disk', async () => {
  const address = addressOf()
  const before = site.cms.count('status=draft')
  await (await site.get(address)).text()
  await (await site.get(address)).text()
  expect(site.cms.count('status=draft')).toBe(before + 2)
  const bare = await site.get('/apercu/actualite/news-brouillon')
  expect(await bare.text()).not.toContain('Un brouillon secret')
  await site.stop()
  for (const name of await readdir(site.cacheDir, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue
    const kept = await readFile(join(name.parentPath, name.name), 'latin1')
    expect(kept).not.toContain('Un brouillon secret')
    expect(kept).not.toContain('apercu')
  }
})
