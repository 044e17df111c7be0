import type { CertificateVerification } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'

let visitor: Visitor
beforeAll(async () => {
  visitor = await Visitor.start()
})
beforeEach(() => visitor.reset())
afterAll(() => visitor.stop())

const reference = 'D26-7KQX-M93T'
const sha256 = 'ab'.repeat(32)

function answer(changes: Partial<CertificateVerification> = {}, query = ''): void {
  const body: CertificateVerification = {
    reference,
    kind: 'attestation',
    issuedAt: '2026-03-02T09:00:00.000Z',
    siret: '900 ••• ••• ••017',
    validUntil: '2026-06-02',
    isExpired: false,
    year: null,
    trace: null,
    sealedOn: '2026-03-02',
    known: null,
    ...changes,
  }
  visitor.answers[`GET /api/certificates/${reference}?${query}`] = { status: 200, body }
}

test('an attestation tells its date, its end, enough of the SIRET and its day in the register', async () => {
  answer()
  const { status, html, words, headers } = await visitor.get(`/verifier/${reference}`)
  expect(status).toBe(200)
  expect(words).toContain(`Document ${reference}`)
  expect(words).toContain('Attestation de compte à jour')
  expect(words).toContain('2 mars 2026 à 10:00, heure de Paris')
  expect(words).toContain('SIRET 900 ••• ••• ••017')
  expect(words).toContain('2 juin 2026 inclus')
  expect(words).toContain('L’Enim a bien délivré ce document')
  expect(html).toContain('href="/verifier/registre/2026-03-02.json"')
  expect(headers.get('cache-control')).toContain('no-store')
})

test('a statement tells its year and has no end', async () => {
  answer({ kind: 'relevé', validUntil: null, year: 2025, sealedOn: null })
  const { words } = await visitor.get(`/verifier/${reference}`)
  expect(words).toMatch(/Relevé annuel des versements.*Année 2025/)
  expect(words).not.toContain('Valable')
  expect(words).toContain('dans la nuit qui suit sa délivrance')
})

test.each([
  [{ trace: 'withdrawn' }, 'Ce document a été retiré'],
  [{ trace: 'replaced' }, 'Ce document a été remplacé'],
  [{ isExpired: true }, 'Cette attestation n’est plus valable'],
  [{ isExpired: true, trace: 'withdrawn' }, 'Ce document a été retiré'],
] as const)(
  '%j is said before all else, and nothing says that it is good',
  async (changes, said) => {
    answer(changes)
    const { words } = await visitor.get(`/verifier/${reference}`)
    expect(words).toContain(said)
    expect(words).not.toContain('L’Enim a bien délivré ce document')
  },
)

test('a file is the one that was delivered, or is not', async () => {
  const query = `fingerprint=${sha256}`
  answer({ known: true }, query)
  const address = `/verifier/${reference}?empreinte=${sha256}`
  expect((await visitor.get(address)).words).toContain(
    'Oui, ce fichier est celui que l’Enim a délivré',
  )
  answer({ known: false }, query)
  expect((await visitor.get(address)).words).toContain(
    'Non, ce fichier n’est pas celui que l’Enim a délivré',
  )
})

test('a wrong fingerprint is kept, with what is wrong beside it', async () => {
  const errors = [{ field: 'fingerprint', message: 'Une empreinte compte 64 caractères.' }]
  const wrong = refused(422, 'invalid-input', 'Non.', errors)
  visitor.answers[`GET /api/certificates/${reference}?fingerprint=abc`] = wrong
  answer()
  const page = await visitor.get(`/verifier/${reference}?empreinte=abc`)
  expect(page.status).toBe(422)
  expect(control(page, 'empreinte').error).toBe('Une empreinte compte 64 caractères.')
  expect(page.words).toContain('Attestation de compte à jour')
})

test('a reference of nothing is told as for a receipt', async () => {
  visitor.answers[`GET /api/certificates/${reference}?`] = refused(404, 'not-found', 'Non.')
  const page = await visitor.get(`/verifier/${reference}`)
  expect(page.status).toBe(404)
  expect(control(page, 'reference').error).toContain('Aucun document ne porte cette référence')
})

test('a reference typed in any way leads to its page', async () => {
  const { status, location } = await visitor.get('/verifier?reference=d26+7kqx+m93t')
  expect([status, location]).toEqual([303, `/verifier/${reference}`])
})
