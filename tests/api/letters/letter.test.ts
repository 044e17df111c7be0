import { latestLettersSchema, letterSchema, newsLettersSchema, type Letter } from 'content-types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeLetter } from '../../../api/src/letters/compose.ts'
import { entry, openLetterApp, subscribe, type LetterApp } from './support/letter-app.ts'

let portal: LetterApp

beforeAll(async () => {
  portal = await openLetterApp()
})
afterAll(() => portal.close())

const personal = {
  copyId: '0'.repeat(32),
  to: 'anne@x.example',
  oneClick: 'https://p.example/leave?cle=a',
  preferences: 'https://p.example/preferences?cle=b&x=1',
  pause: 'https://p.example/preferences?cle=b&x=1#pause',
  leave: 'https://p.example/desinscription?cle=c',
}

function letterOf(title: string, body: Letter['news'][number]['body'] = null): Letter {
  const domains = [{ slug: 'cotisation', name: title }]
  const news = [{ slug: 'a/b', title, summary: title, domains, body }]
  const at = '2026-03-02T09:00:00.000Z'
  return { id: 'x', frequency: 'at-once', subject: title, at, introduction: [], news }
}

function compose(letter: Letter) {
  return composeLetter(portal.deps.settings, letter)(personal)
}

test.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</title><style>*{display:none}</style>',
  '&lt;b&gt;',
  '$& $1 $`',
])('« %s » in a news is words, and nothing else', (hostile) => {
  const url = `javascript:${hostile}`
  const link = { type: 'link' as const, url, children: [{ type: 'text' as const, text: hostile }] }
  const { html } = compose(letterOf(hostile, [{ type: 'paragraph', children: [link] }]))
  expect(html).not.toContain(hostile.replace('&lt;', '<').includes('<') ? hostile : '\0')
  expect(html).not.toContain('javascript:')
  expect(html.match(/<style>/g)).toHaveLength(1)
  expect(html).not.toMatch(/<(script|img|iframe|link|form)\b/)
})

test('a letter fetches nothing: neither picture, nor style, nor font', () => {
  const image = { url: 'https://cdn.example/x.png', alternativeText: 'x' }
  const { html } = compose(letterOf('Titre', [{ type: 'image', image }]))
  expect(html).not.toMatch(/\bsrc=|url\(|@import|cdn\.example/)
})

test('text and HTML both carry the links of this one copy, and only of it', () => {
  const { html, text } = compose(letterOf('Titre'))
  expect(html).toContain('href="https://p.example/preferences?cle=b&amp;x=1#pause"')
  expect(html).toContain(`href="${personal.leave}"`)
  for (const way of [personal.preferences, personal.pause, personal.leave]) {
    expect(text).toContain(`\n${way}\n`)
  }
  for (const form of [html, text]) {
    expect(form).not.toContain('.invalid')
    expect(form).toContain('http://localhost:4321/actu/lettres/x')
    expect(form).toContain('http://localhost:4321/actualites/a%2Fb')
  }
})

test('anybody reads a letter online, and nothing in it is about who received it', async () => {
  await subscribe(portal, 'anne@x.example')
  portal.clock.advance({ minutes: 1 })
  await portal.publish(entry('a'))
  portal.clock.advance({ minutes: 10 })
  await portal.round()
  const [mail] = portal.mailbox.mailsTo('anne@x.example')
  const [, id = ''] = /\/actu\/lettres\/([\w-]+)/.exec(mail?.text ?? '') ?? []
  const answer = await portal.visitor().get(`/api/letters/${id}`)
  const body = await answer.text()
  expect(letterSchema.parse(JSON.parse(body))).toMatchObject({ subject: 'Actualité a' })
  expect(body).not.toContain('anne')
  expect((await portal.visitor().get('/api/letters/other')).status).toBe(404)
})

test('only Strapi reads the figures, and they count copies, never addresses', async () => {
  const path = '/cms/letters?news=a'
  const latest = '/cms/letters/latest'
  for (const key of ['', 'Bearer x', `Bearer ${portal.deps.settings.cms.token}`]) {
    expect((await portal.visitor().get(path, { authorization: key })).status).toBe(401)
    expect((await portal.visitor().get(latest, { authorization: key })).status).toBe(401)
  }
  const authorization = `Bearer ${portal.deps.settings.cms.key}`
  const answer = await portal.visitor().get(path, { authorization })
  const figures = newsLettersSchema.parse(await answer.json())
  expect(figures.isAwaited).toBe(true)
  expect(figures.letters).toMatchObject([{ sent: 1, waiting: 0, failed: 0, bounced: 0 }])
  const all = await (await portal.visitor().get(latest, { authorization })).text()
  expect(latestLettersSchema.parse(JSON.parse(all))).toEqual({ letters: figures.letters })
  expect(all).not.toContain('@')
})

test('only who may read Strapi sees a preview; a draft that is not whole is said to be', async () => {
  const path = '/api/letters/preview?id=a'
  expect((await portal.visitor().get(path)).status).toBe(401)
  const authorization = `Bearer ${portal.deps.settings.cms.token}`
  const answer = await portal.visitor().get(path, { authorization })
  expect(await answer.json()).toMatchObject({ subject: 'Actualité a' })
  await portal.publish(entry('a', { summary: null }))
  const refusal = await portal.visitor().get(path, { authorization })
  expect(refusal.status).toBe(422)
  expect(await refusal.text()).toContain('le résumé')
  const unknown = await portal.visitor().get('/api/letters/preview?id=z', { authorization })
  expect(unknown.status).toBe(404)
})

test('a trial goes to one address, and says that it is one', async () => {
  await portal.publish(entry('a'))
  const send = (body: object, key: string) =>
    portal.app.request('/cms/letters/trials', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    })
  const trial = { id: 'a', to: 'redaction@enim.example' }
  expect((await send(trial, 'x')).status).toBe(401)
  const { key } = portal.deps.settings.cms
  expect((await send({ ...trial, to: 'a@x.example, b@x.example' }, key)).status).toBe(422)
  expect((await send(trial, key)).status).toBe(200)
  expect(portal.subjectsTo('redaction@enim.example')).toEqual(['Essai : Actualité a'])
})
