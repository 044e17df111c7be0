import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'
import { becomes, ok, OPEN, PAGE, sitDown } from './support/desk-visitor.ts'
import { makeMessage, REFERENCE, request } from './support/requests.ts'

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  sitDown(visitor)
})

const callOf = (path: string) => `POST /api/desk/requests/${REFERENCE}/${path}` as const

const deeds = [
  {
    action: 'answer',
    path: 'answers',
    kind: 'answer',
    done: 'reponse',
    says: 'Votre réponse est envoyée',
    typed: { text: 'Bonjour.' },
  },
  {
    action: 'note',
    path: 'notes',
    kind: 'note',
    done: 'note',
    says: 'L’employeur ne la voit pas.',
    typed: { text: 'À vérifier.' },
  },
  {
    action: 'pieces',
    path: 'pieces',
    kind: 'pieces',
    done: 'pieces',
    says: 'Les pièces sont demandées',
    typed: { pieces: 'RIB\nRôle', dueOn: '2026-12-10', text: 'Merci.' },
  },
  {
    action: 'call',
    path: 'calls',
    kind: 'call',
    done: 'appel',
    says: 'L’appel est noté.',
    typed: { text: 'Rappelée.' },
  },
  {
    action: 'close',
    path: 'closure',
    kind: 'closed',
    done: 'cloture',
    says: 'La demande est close.',
    typed: { text: '' },
  },
  {
    action: 'reopen',
    path: 'reopening',
    kind: 'reopened',
    done: 'reouverture',
    says: 'La demande est rouverte.',
    typed: { text: 'Erreur.' },
  },
] as const

/** As the page names the fields of that form, and as a browser ends lines. */
function formOf(action: string, typed: Readonly<Record<string, string>>): Record<string, string> {
  const fields = Object.entries(typed).map(([name, value]) => [
    `${action}-${name}`,
    value.replaceAll('\n', '\r\n'),
  ])
  return { action, ...Object.fromEntries(fields) } as Record<string, string>
}

describe.each(deeds)('$action', ({ action, path, kind, done, says, typed }) => {
  test('is done, and leads to what it left in the thread, where it is told', async () => {
    const messages = [...request.messages, makeMessage('neuf', { kind, text: 'Fait.' })]
    visitor.answers[callOf(path)] = ok({ ...request, messages })
    const posted = await visitor.post(PAGE, formOf(action, typed))
    expect(posted.location).toBe(`${PAGE}?fait=${done}#message-neuf`)
    expect(visitor.sent(callOf(path))).toEqual([typed])
    becomes(visitor, { messages })
    const { html, words } = await visitor.get(`${PAGE}?fait=${done}`)
    expect(words).toContain(says)
    expect(html.indexOf('class="notice success"')).toBeGreaterThan(
      html.indexOf('id="message-neuf"'),
    )
  })

  test('comes back with why beside its field, and with what was typed', async () => {
    becomes(visitor, { can: { ...request.can, reopen: true } })
    const field = 'text'
    const message = 'Ce texte est trop long.'
    visitor.answers[callOf(path)] = refused(422, 'invalid', 'À corriger.', [{ field, message }])
    const page = await visitor.post(PAGE, formOf(action, typed))
    expect(page.status).toBe(422)
    expect(control(page, `${action}-${field}`).error).toBe(message)
    expect(page.html).toMatch(new RegExp(`<details id="faire-${action}" open`))
    for (const [name, value] of Object.entries(typed))
      if (value) expect(shownIn(page.html, `${action}-${name}`)).toBe(value.replace('\n', ' '))
  })
})

test('a request that is moved leads back to the queue, since it may be out of sight', async () => {
  visitor.answers[callOf('moves')] = ok(request)
  const fields = formOf('move', { service: 'declaration', text: 'Pour vous.' })
  const page = await visitor.post(PAGE, fields)
  expect(page.location).toBe(`/agents?fait=transmission&reference=${REFERENCE}`)
  expect(visitor.sent(callOf('moves'))).toEqual([{ service: 'declaration', text: 'Pour vous.' }])
})

test('a service that was not chosen is told beside the list, and the reason stays', async () => {
  const message = 'Choisissez le service.'
  visitor.answers[callOf('moves')] = refused(422, 'invalid', 'À corriger.', [
    { field: 'service', message },
  ])
  const page = await visitor.post(PAGE, formOf('move', { service: '', text: 'Pour vous.' }))
  expect(control(page, 'move-service').error).toBe(message)
  expect(shownIn(page.html, 'move-text')).toBe('Pour vous.')
})

test('what came too late is told, and the text is there to be copied', async () => {
  const title = 'Yann Fictif vient de clore cette demande.'
  visitor.answers[callOf('answers')] = refused(409, 'wrong-step', title)
  becomes(visitor, { state: 'closed', can: { ...request.can, answer: false } })
  const page = await visitor.post(PAGE, formOf('answer', { text: 'Ma longue réponse.' }))
  expect(page.status).toBe(409)
  expect(page.words).toContain(title)
  expect(shownIn(page.html, 'texte-non-envoye')).toBe('Ma longue réponse.')
})

test('what was typed for a request that went out of sight meanwhile is there to be copied', async () => {
  const gone = refused(404, 'not-found', 'Cette page ou ce document n’existe pas.')
  visitor.answers[callOf('answers')] = gone
  visitor.answers[OPEN] = gone
  const page = await visitor.post(PAGE, formOf('answer', { text: 'Ma longue réponse.' }))
  expect(page.status).toBe(404)
  expect(shownIn(page.html, 'texte-non-envoye')).toBe('Ma longue réponse.')
  expect(page.words).not.toContain('Armement Alizé')
})

test('a form of nothing known changes nothing', async () => {
  for (const action of ['', 'constructor', 'destroy']) {
    const page = await visitor.post(PAGE, { action })
    expect(page.location, action).toBe(PAGE)
  }
  expect(visitor.calls.filter(({ call }) => call.startsWith('POST'))).toEqual([])
})

test('a session that ended leads to the login, which leads back', async () => {
  visitor.answers[callOf('notes')] = refused(401, 'signed-out', 'Votre session est terminée.')
  const page = await visitor.post(PAGE, formOf('note', { text: 'À vérifier.' }))
  expect(page.location).toBe(`/agents/connexion?suite=${encodeURIComponent(PAGE)}`)
})

/** The text of a control, lines as single spaces. */
function shownIn(html: string, id: string): string | undefined {
  const area = new RegExp(`<textarea[^>]* id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1]
  return area ?? new RegExp(`<input[^>]* id="${id}"[^>]* value="([^"]*)"`).exec(html)?.[1]
}
