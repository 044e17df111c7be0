import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Visitor } from '../support/visitor.ts'
import { becomes, PAGE, sitDown } from './support/desk-visitor.ts'
import { files, makeFile, makeMessage, REFERENCE } from './support/requests.ts'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  sitDown(visitor)
})

const view = (id: string) => `/api/desk/requests/${REFERENCE}/files/${id}/view`

describe('the page of a file', () => {
  test('shows a PDF in a frame, which that page alone may have', async () => {
    const page = await visitor.get(`${PAGE}/fichiers/bordereau`)
    expect(page.html).toContain(`<iframe src="${view('bordereau')}"`)
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'")
    const other = await visitor.get(PAGE)
    expect(other.headers.get('content-security-policy')).toContain("frame-src 'none'")
  })

  test('keeps the rest of the policy', async () => {
    const [page, other] = [await visitor.get(`${PAGE}/fichiers/photo`), await visitor.get(PAGE)]
    const policyOf = ({ headers }: typeof page) => headers.get('content-security-policy')
    expect(policyOf(page)?.replace("frame-src 'self'", "frame-src 'none'")).toBe(policyOf(other))
    expect(page.headers.get('cache-control')).toBe('private, no-store')
  })

  test('shows a picture as one, named for who does not see it', async () => {
    const { html } = await visitor.get(`${PAGE}/fichiers/photo`)
    expect(html).toContain(`<img src="${view('photo')}"`)
    expect(html).toContain('alt="Le fichier photo du pont.jpg, transmis par l’employeur"')
    expect(html).not.toContain('<iframe')
  })

  test('only offers to download what a browser cannot show', async () => {
    const { html, words } = await visitor.get(`${PAGE}/fichiers/lettre`)
    expect(words).toContain('Ce fichier ne s’affiche pas ici')
    expect(html).toContain(`href="/api/desk/requests/${REFERENCE}/files/lettre"`)
    expect(html).not.toContain('/view"')
  })

  test.each([
    ['attente', 'Analyse en cours'],
    ['virus', 'Refusé : un virus a été détecté'],
  ])('neither shows nor downloads %s', async (id, reason) => {
    const { html, words } = await visitor.get(`${PAGE}/fichiers/${id}`)
    expect(words).toContain(reason)
    expect(html).not.toContain(`/files/${id}`)
  })

  test('leads to the file before and the one after, those of the thread too', async () => {
    becomes(visitor, {
      files: files.slice(0, 2),
      messages: [makeMessage('m1', { files: files.slice(2, 3) })],
    })
    const first = await visitor.get(`${PAGE}/fichiers/bordereau`)
    expect(first.words).toContain('Fichier 1 sur 3')
    expect(first.html).not.toContain('rel="prev"')
    const middle = await visitor.get(`${PAGE}/fichiers/photo`)
    expect(middle.html).toContain(`href="${PAGE}/fichiers/bordereau" rel="prev"`)
    expect(middle.html).toContain(`href="${PAGE}/fichiers/lettre" rel="next"`)
    const last = await visitor.get(`${PAGE}/fichiers/lettre`)
    expect(last.html).not.toContain('rel="next"')
  })

  test('is not there for a file of another request', async () => {
    for (const id of ['autre', 'bordereau.pdf']) {
      const page = await visitor.get(`${PAGE}/fichiers/${id}`)
      expect(page.status, id).toBe(404)
      expect(page.words).toContain('Cette page ou ce document n’existe pas.')
    }
  })

  test('shows a hostile name as text', async () => {
    const name = '"><script>alert(1)</script>.png'
    becomes(visitor, { files: [makeFile('bordereau', { name })] })
    const { html, words } = await visitor.get(`${PAGE}/fichiers/bordereau`)
    expect(html).not.toContain('"><script>alert')
    expect(words).toContain(name)
  })
})
