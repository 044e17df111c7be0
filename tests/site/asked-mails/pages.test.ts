import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'

const forms = [
  { path: '/connexion/mot-de-passe-oublie', call: 'POST /api/resets', validity: '30 minutes' },
  { path: '/connexion/confirmation', call: 'POST /api/confirmations', validity: '24 heures' },
] as const

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  visitor.reset()
})

describe.each(forms)('$path', ({ path, call, validity }) => {
  test('asks with the box ticked by hand when there is no script', async () => {
    const page = await visitor.get(path)
    expect(control(page, 'human').markup).toContain('type="checkbox"')
    expect(page.words).toContain('Je ne suis pas un robot')
    visitor.answers[call] = { status: 202, body: {} }
    const answer = await visitor.post(path, { siret: ' 900 000 001 00017 ', human: 'on' })
    expect([answer.status, answer.location]).toEqual([303, `${path}?envoi`])
    expect(visitor.sent(call)).toEqual([{ siret: '900 000 001 00017', captcha: '', human: true }])
  })

  test('asks with what the widget solved', async () => {
    visitor.answers[call] = { status: 202, body: {} }
    await visitor.post(path, { siret: '90000000100017', captcha: 'c29sdmVk' })
    expect(visitor.sent(call)).toEqual([
      { siret: '90000000100017', captcha: 'c29sdmVk', human: false },
    ])
  })

  test('answers the same bytes for every SIRET, and asks nothing when loaded again', async () => {
    visitor.answers[call] = { status: 202, body: {} }
    const pages = []
    for (const siret of ['90000000100017', '99999993100002']) {
      const { location } = await visitor.post(path, { siret, human: 'on' })
      pages.push((await visitor.get(location ?? '')).html)
    }
    expect(pages[0]).toBe(pages[1])
    expect(pages[0]).toContain('Si un compte correspond à ce SIRET')
    expect(pages[0]).toContain(validity)
    expect(visitor.sent(call)).toHaveLength(2)
  })

  test('says beside the box that it must be ticked, and keeps the SIRET', async () => {
    const message = 'Cochez la case « Je ne suis pas un robot ».'
    visitor.answers[call] = refused(422, 'invalid-input', 'Non.', [{ field: 'human', message }])
    const page = await visitor.post(path, { siret: '900 000 001 00017' })
    expect(page.status).toBe(422)
    expect(control(page, 'human').error).toBe(message)
    expect(control(page, 'siret').markup).toContain('value="900 000 001 00017"')
  })

  test('says when too much was asked, and when to come back', async () => {
    visitor.answers[call] = refused(429, 'too-many', 'Réessayez dans une heure.')
    const page = await visitor.post(path, { siret: '900 000 001 00017', human: 'on' })
    expect(page.status).toBe(429)
    expect(page.words).toContain('Demande non enregistrée Réessayez dans une heure.')
  })

  test('loads the widget from the portal itself, under the one policy', async () => {
    expect(await scriptsOf(path)).toContain('altcha-widget')
    const policy = (await visitor.get(path)).headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'self';.*require-trusted-types-for 'script'$/)
    expect(policy).not.toContain('unsafe')
  })
})

test('no other page loads the widget', async () => {
  for (const path of ['/', '/connexion', '/connexion/premiere-connexion'])
    expect(await scriptsOf(path), path).not.toContain('altcha-widget')
})

test('whoever has just given their details need not type the SIRET again', async () => {
  visitor.cookies.set('__Host-registration', 'begun')
  visitor.answers['GET /api/registration'] = {
    status: 200,
    body: {
      id: 'r1',
      siret: '90000000100017',
      step: 'mail',
      fact: 'date',
      triesLeft: 3,
      closedUntil: null,
      sentTo: 'ma•••@vent-exemple.example',
      expiresAt: '2099-02-03T13:12:00.000Z',
    },
  }
  const page = await visitor.get('/connexion/confirmation')
  expect(control(page, 'siret').markup).toContain('value="900 000 001 00017"')
})

/** All that a page may run, with what its scripts import, at once or later. */
async function scriptsOf(path: string): Promise<string> {
  const { html } = await visitor.get(path)
  const waiting = [...html.matchAll(/<script[^>]* src="([^"]*)"/g)].map(([, src = '']) => src)
  const texts = new Map<string, string>()
  for (let src = waiting.pop(); src !== undefined; src = waiting.pop()) {
    if (texts.has(src)) continue
    const response = await visitor.site.get(src)
    expect(response.status, src).toBe(200)
    const text = await response.text()
    texts.set(src, text)
    for (const [, name = ''] of text.matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g))
      waiting.push(`/_astro/${name}`)
  }
  return [...texts.values()].join('\n')
}
