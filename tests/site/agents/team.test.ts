import type { Agent, AgentList } from 'content-types'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { control } from '../support/page.ts'
import { refused, Visitor } from '../support/visitor.ts'
import { administrator, agentSession } from './agent-api.ts'

const PAGE = '/agents/equipe'
const services = ['Cotisation', 'Accidents'].map((name) => ({ slug: name.toLowerCase(), name }))

function person(id: string, changes: Partial<Agent>): Agent {
  const base = { name: id, email: `${id}@enim.example`, role: 'agent', state: 'active' } as const
  return { id, ...base, services: services.slice(0, 1), lastSeenAt: null, ...changes }
}

const list: AgentList = {
  services,
  agents: [
    person('ada', { name: 'Ada Ancre', role: 'administrator', services: [] }),
    person('bea', { name: 'Béa Bouée', lastSeenAt: '2026-02-03T13:02:00.000Z' }),
    person('nadia', { name: 'Nadia Nœud', state: 'invited' }),
    person('paul', { name: 'Paul Poulie', state: 'disabled' }),
  ],
}

let visitor: Visitor

beforeAll(async () => {
  visitor = await Visitor.start()
})
afterAll(() => visitor.stop())
beforeEach(() => {
  visitor.reset()
  visitor.answers['GET /api/agents/session'] = { status: 200, body: administrator }
  visitor.answers['GET /api/agents'] = { status: 200, body: list }
})

/** The mark-up of one person’s line. */
function lineOf(html: string, id: string): string {
  return (
    html.split(/(?=<li[^>]* id="\w+-agent")/).find((part) => part.includes(`id="${id}-agent"`)) ??
    ''
  )
}

test('each person is shown with role, services and state, and each state with what may be done', async () => {
  const { html, words } = await visitor.get(PAGE)
  expect(words).toContain('Béa Bouée Actif')
  expect(words).toContain('3 février 2026 à 14:02')
  const forms = (id: string) =>
    [...lineOf(html, id).matchAll(/name="form" value="(\w+)"/g)].map(([, form]) => form)
  expect(forms('ada')).toEqual([])
  expect(forms('bea')).toEqual(['changes', 'invitation', 'disabling'])
  expect(forms('nadia')).toEqual(['changes', 'invitation', 'disabling'])
  expect(forms('paul')).toEqual(['enabling'])
  expect(lineOf(html, 'bea')).toContain('Réinitialiser l’accès')
  expect(lineOf(html, 'nadia')).toContain('Envoyer une nouvelle invitation')
})

test('no id stands twice on the page', async () => {
  const { html } = await visitor.get(PAGE)
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(ids.length).toBe(new Set(ids).size)
})

test('an invitation is sent with all its services, and said to be', async () => {
  visitor.answers['POST /api/agents'] = { status: 201, body: list }
  const body = new URLSearchParams({
    form: 'invite',
    email: 'n@enim.example',
    name: 'N',
    role: 'agent',
  })
  body.append('services', 'cotisation')
  body.append('services', 'accidents')
  const answer = await visitor.post(PAGE, new Blob([body.toString()], { type: FORM }))
  expect([answer.status, answer.location]).toEqual([303, `${PAGE}?fait=invitation`])
  expect(visitor.sent('POST /api/agents')).toEqual([
    { email: 'n@enim.example', name: 'N', role: 'agent', services: ['cotisation', 'accidents'] },
  ])
  expect((await visitor.get(answer.location ?? '')).words).toContain('Un e-mail est parti')
})

test('an invitation that is refused keeps what was typed', async () => {
  const errors = [{ field: 'email', message: 'Un agent a déjà cette adresse.' }]
  visitor.answers['POST /api/agents'] = refused(422, 'invalid-input', 'Non.', errors)
  const typed = { form: 'invite', email: 'n@enim.example', name: 'Nadia', role: 'supervisor' }
  const page = await visitor.post(PAGE, { ...typed, services: 'accidents' })
  expect(page.status).toBe(422)
  expect(control(page, 'email').error).toBe('Un agent a déjà cette adresse.')
  expect(control(page, 'name').markup).toContain('value="Nadia"')
  expect(page.html).toMatch(/<option value="supervisor" selected/)
  expect(page.html).toMatch(/value="accidents" checked/)
})

test('a change that is refused is said in that person’s line, which stays open', async () => {
  const errors = [{ field: 'services', message: 'Choisissez au moins un service de la liste.' }]
  visitor.answers['POST /api/agents/bea/changes'] = refused(422, 'invalid-input', 'Non.', errors)
  const page = await visitor.post(PAGE, { form: 'changes', id: 'bea', role: 'supervisor' })
  expect(page.status).toBe(422)
  const line = lineOf(page.html, 'bea')
  expect(line).toContain('Choisissez au moins un service de la liste.')
  expect(line).toContain('href="#bea-services"')
  expect(line).toMatch(/<details open/)
  expect(lineOf(page.html, 'nadia')).not.toMatch(/<details open/)
  expect(visitor.sent('POST /api/agents/bea/changes')).toEqual([
    { role: 'supervisor', services: [] },
  ])
})

test.each([
  ['invitation', 'bea', 'invitation', 'Un e-mail est parti'],
  ['disabling', 'bea', 'fermeture', 'Cette personne n’a plus accès à rien'],
  ['enabling', 'paul', 'ouverture', 'Cette personne retrouve son accès'],
] as const)('%s of an access is done and said', async (form, id, word, sentence) => {
  visitor.answers[`POST /api/agents/${id}/${form}`] = { status: 200, body: list }
  const answer = await visitor.post(PAGE, { form, id })
  expect(answer.location).toBe(`${PAGE}?fait=${word}`)
  expect((await visitor.get(answer.location ?? '')).words).toContain(sentence)
})

test('a refusal of the whole is said in that person’s line', async () => {
  const title = 'Il doit rester un administrateur actif.'
  visitor.answers['POST /api/agents/bea/disabling'] = refused(409, 'wrong-step', title)
  const page = await visitor.post(PAGE, { form: 'disabling', id: 'bea' })
  expect(page.status).toBe(409)
  expect(lineOf(page.html, 'bea')).toContain(title)
})

test('for whoever is no administrator the page does not exist', async () => {
  visitor.answers['GET /api/agents/session'] = { status: 200, body: agentSession }
  visitor.answers['GET /api/agents'] = refused(404, 'not-found', 'Cette page n’existe pas.')
  const page = await visitor.get(PAGE)
  expect(page.status).toBe(404)
  expect(page.words).toContain('Cette page n’existe pas')
})

const FORM = 'application/x-www-form-urlencoded'
