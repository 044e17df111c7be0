import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MailTextKey } from 'content-types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { queueMail } from '../../../api/src/outbox/index.ts'
import { welcomeLetter } from '../../../api/src/registrations/mails.ts'
import { resetLetter } from '../../../api/src/resets/mails.ts'
import { refreshMailTexts } from '../../../api/src/texts/index.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const to = 'marie@armement.example'
const welcome = () =>
  welcomeLetter({ holder: 'Marie', siret: '12345678200010', publicUrl: 'https://portail.example' })

let portal: TestApp
let strapi: Server
let answer: { status: number; body: string }

beforeEach(async () => {
  answerWith([])
  strapi = createServer((_, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
  })
  await new Promise<void>((resolve) => strapi.listen(0, '127.0.0.1', resolve))
  portal = await createTestApp()
  const { port } = strapi.address() as AddressInfo
  portal.deps.settings.cms.url = `http://127.0.0.1:${String(port)}`
})
afterEach(async () => {
  await portal.close()
  strapi.close()
})

describe('a mail that editors have reworded', () => {
  test('leaves in their words, with its link where they put it', async () => {
    write('compte-actif', 'Bienvenue, {{titulaire}}', 'Bonjour,\n\n{{lien}}\n\nSIRET {{ siret }}.')
    await refreshMailTexts(portal.deps)
    const mail = await send(welcome())
    expect(mail?.subject).toBe('Bienvenue, Marie')
    const said = mail?.text ?? ''
    expect(said).toMatch(/^Bonjour,\s+Accéder à mon espace personnel/)
    expect(said).toContain('https://portail.example/connexion')
    expect(said).toMatch(/SIRET 123\s456\s782\s00010\./)
    expect(said).not.toContain('mot de passe à 6 chiffres')
    expect(mail?.html).toContain('href="https://portail.example/connexion"')
  })

  test('holds what a person typed as words, never as markup nor as another placeholder', async () => {
    write('compte-actif', 'Bienvenue', 'Bonjour {{titulaire}},\n\n{{lien}}')
    await refreshMailTexts(portal.deps)
    const holder = '<b>{{lien}}</b>'
    const mail = await send(
      welcomeLetter({ holder, siret: '12345678200010', publicUrl: 'https://portail.example' }),
    )
    expect(mail?.html).not.toContain('<b>')
    expect(mail?.text?.match(/Accéder à mon espace personnel/g)).toHaveLength(1)
  })
})

describe('a text that cannot be used leaves the mail in the portal’s own words', () => {
  test.each([
    ['without its link', 'Bienvenue', 'Bonjour.'],
    ['with a word that stands for nothing', 'Bienvenue', '{{lien}} {{nom}}'],
    ['with such a word in its subject', '{{nom}}', '{{lien}}'],
    ['with a brace left open', 'Bienvenue', '{{lien}} {{siret'],
    ['of nothing', 'Bienvenue', ''],
  ])('%s', async (_, subject, body) => {
    write('compte-actif', subject, body)
    await refreshMailTexts(portal.deps)
    expect((await send(welcome()))?.subject).toBe('Votre compte est actif')
  })

  test('even when it reached the portal', async () => {
    portal.deps.mailTexts.replace([{ key: 'compte-actif', subject: 'Oups', body: 'Sans lien.' }])
    const mail = await send(welcome())
    expect(mail?.subject).toBe('Votre compte est actif')
    expect(mail?.text).toContain('https://portail.example/connexion')
  })

  test('and the other texts are used all the same', async () => {
    answerWith([
      entry('compte-actif', 'Bienvenue', 'Sans lien.'),
      { documentId: 'x', key: 'inconnu' },
      entry('nouveau-mot-de-passe', 'Un nouveau', '{{lien}} {{fin-de-validite}}'),
    ])
    await refreshMailTexts(portal.deps)
    const letter = resetLetter('https://portail.example', {
      holder: 'Marie',
      token: 'jeton',
      expiresAt: new Date('2026-02-03T13:00:00Z'),
    })
    const mail = await send(letter)
    expect(mail?.subject).toBe('Un nouveau')
    expect(mail?.text).toContain('3 février 2026')
  })
})

test('without Strapi the last words stay, also after a restart', async () => {
  write('compte-actif', 'Bienvenue', '{{lien}}')
  await refreshMailTexts(portal.deps)
  answer = { status: 500, body: '{}' }
  portal.deps.mailTexts.replace([])
  await refreshMailTexts(portal.deps)
  expect((await send(welcome()))?.subject).toBe('Bienvenue')
})

test('a text that editors delete is used no more', async () => {
  write('compte-actif', 'Bienvenue', '{{lien}}')
  await refreshMailTexts(portal.deps)
  answerWith([])
  await refreshMailTexts(portal.deps)
  expect((await send(welcome()))?.subject).toBe('Votre compte est actif')
})

function entry(key: MailTextKey, subject: string, body: string) {
  return { documentId: key, updatedAt: '2026-01-01T00:00:00.000Z', key, subject, body }
}

function write(key: MailTextKey, subject: string, body: string): void {
  answerWith([entry(key, subject, body)])
}

function answerWith(data: object[]): void {
  const meta = { pagination: { pageCount: 1 } }
  answer = { status: 200, body: JSON.stringify({ data, meta }) }
}

async function send(letter: ReturnType<typeof welcome>) {
  await portal.deps.database.write([queueMail(portal.deps, { to, letter, dedupe: 'essai' })])
  await portal.deliver()
  return portal.mailbox.mailsTo(to)[0]
}
