import type { Draft, Form, Theme } from 'content-types'
import { describe, expect, test } from 'vitest'
import { readDepositState } from '../../../site/src/features/requests/deposit-state.ts'
import type { Answer, Api } from '../../../site/src/lib/api.ts'

const key = '0b9a3c1e-5d7f-4a2b-8c6d-1e2f3a4b5c6d'
const themes = [{ slug: 'cotisation' }, { slug: 'accidents' }] as Theme[]
const forms = [
  { slug: 'accident', title: 'Déclaration d’accident', version: '2026-01', theme: themes[1] },
] as unknown as Form[]
const draft: Draft = {
  key,
  kind: 'document',
  reference: null,
  theme: 'cotisation',
  object: '',
  text: 'Bonjour',
  pieces: [],
  files: [{ id: 'f1', name: 'a.pdf', bytes: 12, sentBefore: null, outdatedForm: null }],
  errors: [{ field: 'text', message: 'Précisez votre demande.' }],
  savedAt: '2026-11-23T13:02:00.000Z',
}
const notFound = { type: 'not-found', title: 'Introuvable', status: 404, errors: [] }
const busy = { type: 'busy', title: 'Occupé', status: 503, errors: [] }

function read(query: string, answer: Answer<Draft> = { ok: true, value: draft }) {
  const api = { getDraft: () => Promise.resolve(answer) } as unknown as Api
  const asked = { kind: 'document', query: new URLSearchParams(query), themes, forms } as const
  return readDepositState(api, asked)
}

describe('the form', () => {
  test('has a key of its own each time it is shown', async () => {
    const [one, other] = [await read(''), await read('')]
    expect(one).toMatchObject({ theme: '', text: '', errors: [], lost: false })
    expect('key' in one && 'key' in other && one.key !== other.key).toBe(true)
  })

  test('is prepared by the link beside a blank form', async () => {
    expect(await read('theme=accidents&formulaire=accident')).toMatchObject({
      theme: 'accidents',
      text: 'Formulaire complété : Déclaration d’accident (version 2026-01)',
    })
  })

  test('takes its theme from the blank form when the link gives none', async () => {
    expect(await read('formulaire=accident')).toMatchObject({ theme: 'accidents' })
  })

  test('ignores a theme that does not exist', async () => {
    expect(await read('theme=inconnu')).toMatchObject({ theme: '' })
  })
})

describe('a refused form', () => {
  test('comes back as it was, with its key, its files and its errors', async () => {
    expect(await read(`brouillon=${key}`)).toMatchObject({
      key,
      text: 'Bonjour',
      kept: [{ id: 'f1' }],
      errors: [{ field: 'text' }],
    })
  })

  test('that is no longer kept is said to be lost', async () => {
    const state = await read(`brouillon=${key}`, { ok: false, problem: notFound })
    expect(state).toMatchObject({ text: '', lost: true })
  })

  test('of the other kind is not shown', async () => {
    const question: Draft = { ...draft, kind: 'question' }
    const state = await read(`brouillon=${key}`, { ok: true, value: question })
    expect(state).toMatchObject({ text: '', lost: true })
  })

  test('of a reply comes back under its own request only', async () => {
    const reply: Draft = { ...draft, kind: 'reply', reference: 'E26-AAAA-1111' }
    const api = { getDraft: () => Promise.resolve({ ok: true, value: reply }) } as unknown as Api
    const under = (reference: string) =>
      readDepositState(api, {
        kind: 'reply',
        reference,
        query: new URLSearchParams(`brouillon=${key}`),
      })
    expect(await under('E26-AAAA-1111')).toMatchObject({ text: 'Bonjour', lost: false })
    expect(await under('E26-BBBB-2222')).toMatchObject({ text: '', lost: true })
  })

  test('that cannot be read just now is not said to be lost', async () => {
    expect(await read(`brouillon=${key}`, { ok: false, problem: busy })).toMatchObject({
      ok: false,
      problem: { status: 503 },
    })
  })
})
