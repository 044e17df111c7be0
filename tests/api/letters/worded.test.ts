import { letterPreviewSchema, letterSchema } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { entry, openLetterApp, subscribe, type LetterApp } from './support/letter-app.ts'

let portal: LetterApp

/** Monday 2 March 2026, 10:00 in Paris. */
beforeEach(async () => {
  portal = await openLetterApp()
  await subscribe(portal, 'anne@x.example')
  portal.clock.advance({ minutes: 1 })
})
afterEach(() => portal.close())

const inWordsOf = (subject: string, body: string) => {
  portal.deps.mailTexts.replace([{ key: 'lettre-d-actualites', subject, body }])
}

async function letterWith(...entries: Record<string, unknown>[]) {
  await portal.publish(...entries)
  portal.clock.advance({ minutes: 10 })
  await portal.round()
  const [mail] = portal.mailbox.mailsTo('anne@x.example')
  const [, id = ''] = /\/actu\/lettres\/([\w-]+)/.exec(mail?.text ?? '') ?? []
  return { mail, online: `/api/letters/${id}` }
}

test('what editors wrote stands above the news, in the mail and in what is read online', async () => {
  inWordsOf('Du nouveau le {{date}}', 'Bonjour,\n\nVoici, {{rythme}}, <b>vos</b> actualités.')
  const { mail, online } = await letterWith(entry('a'), entry('b'))
  expect(mail?.subject).toBe('Du nouveau le 2 mars 2026')
  const said = 'Voici, dès leur publication, <b>vos</b> actualités.'
  expect(mail?.text).toMatch(new RegExp(`Bonjour,\\s+${said}[^]+Actualité b[^]+Actualité a`))
  expect(mail?.html).toContain('Voici, dès leur publication, &lt;b&gt;vos&lt;/b&gt; actualités.')
  expect(await read(online)).toMatchObject({ introduction: ['Bonjour,', said] })
})

test('a news that is alone keeps its title as the subject', async () => {
  inWordsOf('Du nouveau', 'Bonjour,')
  const { mail } = await letterWith(entry('a'))
  expect(mail?.subject).toBe('Actualité a')
  expect(mail?.text).toMatch(/^Bonjour,/)
})

test('a letter that was sent keeps its words when editors change theirs', async () => {
  inWordsOf('Du nouveau', 'Bonjour,')
  const { online } = await letterWith(entry('a'), entry('b'))
  inWordsOf('Autre', 'Bonsoir,')
  expect(await read(online)).toMatchObject({ subject: 'Du nouveau', introduction: ['Bonjour,'] })
})

test('an editor who looks at the letter of a news reads them too', async () => {
  inWordsOf('Du nouveau', 'Bonjour, et à bientôt.')
  await portal.publish(entry('a'))
  const authorization = `Bearer ${portal.deps.settings.cms.token}`
  const answer = await portal.visitor().get('/api/letters/preview?id=a', { authorization })
  expect(letterPreviewSchema.parse(await answer.json()).text).toContain('Bonjour, et à bientôt.')
})

async function read(online: string) {
  return letterSchema.parse(await (await portal.visitor().get(online)).json())
}
