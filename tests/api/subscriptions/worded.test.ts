import type { MailTextKey } from 'content-types'
import { mailTextRefusals } from 'content-types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { queueMail, type Letter } from '../../../api/src/outbox/index.ts'
import {
  confirmationLetter,
  movedLetter,
  renewedLinksLetter,
  welcomeLetter,
} from '../../../api/src/subscriptions/mails.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const to = 'anne@mer.example'
const links = { preferences: 'https://p.example/choix', leave: 'https://p.example/partir' }
const asked = {
  href: 'https://p.example/confirmer',
  expiresAt: new Date('2026-03-09T09:00:00Z'),
  domains: 'Cotisation',
  frequency: 'weekly',
  replacesAddress: false,
  isKnown: false,
  leftAt: undefined,
} as const

let portal: TestApp
beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

interface Trial {
  key: MailTextKey
  letter: Letter
  body: string
  says: (string | RegExp)[]
}

const trials: Trial[] = [
  {
    key: 'inscription-a-confirmer',
    letter: confirmationLetter(asked),
    body: 'Oui ?\n\n{{situation}}\n\n{{details}}\n\n{{lien}}\n\nAvant le {{fin-de-validite}}.',
    says: ['Oui ?', 'Cotisation', asked.href, /Avant le 9 mars 2026 à 10:00/],
  },
  {
    key: 'adresse-d-abonne-a-confirmer',
    letter: confirmationLetter({ ...asked, replacesAddress: true, isKnown: true }),
    body: '{{situation}}\n\n{{details}}\n\n{{lien}}\n\n{{fin-de-validite}}',
    says: ['Elle la reçoit déjà', asked.href],
  },
  {
    key: 'inscription-confirmee',
    letter: welcomeLetter({ domains: 'Cotisation', frequency: 'weekly' }, links),
    body: '{{details}}\n\n{{lien}}\n\nPartir : {{desinscription}}',
    says: ['Cotisation', links.preferences, `Partir : ${links.leave}`],
  },
  {
    key: 'adresse-d-abonne-remplacee',
    letter: movedLetter('a…e@mer.example'),
    body: 'Désormais {{nouvelle-adresse}}.',
    says: ['Désormais a…e@mer.example.'],
  },
  {
    key: 'liens-d-abonne-renouveles',
    letter: renewedLinksLetter(links),
    body: '{{lien}}\n\n{{desinscription}}',
    says: [links.preferences, links.leave],
  },
]

describe('a subscriber’s mail leaves in the words of editors', () => {
  test.each(trials)('« $key »', async ({ key, letter, body, says }) => {
    const subject = 'Un autre objet'
    expect(mailTextRefusals({ key, subject, body })).toEqual({ subject: [], body: [] })
    portal.deps.mailTexts.replace([{ key, subject, body }])
    const mail = await send(letter)
    expect(mail?.subject).toBe(subject)
    for (const words of says) expect(mail?.text).toEqual(expect.stringMatching(words))
    expect(mail?.text).not.toContain('{{')
  })
})

test.each(trials)('« $key » is refused without what it must hold', ({ key }) => {
  const { body } = mailTextRefusals({ key, subject: 'Objet', body: 'Bonjour.' })
  expect(body.length).toBeGreaterThan(0)
})

async function send(letter: Letter) {
  await portal.deps.database.write([queueMail(portal.deps, { to, letter, dedupe: 'essai' })])
  await portal.deliver()
  return portal.mailbox.mailsTo(to)[0]
}
