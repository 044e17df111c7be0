import { mailTextKeys } from 'content-types'
import { gatherLetters } from '../../../api/src/letters/gather.ts'
import { refreshNews } from '../../../api/src/letters/index.ts'
import { sendCopies } from '../../../api/src/letters/send-copies.ts'
import { layOut } from '../../../api/src/outbox/layout.ts'
import { worded } from '../../../api/src/outbox/worded.ts'
import { refreshMailTexts } from '../../../api/src/texts/index.ts'
import { mailTextRules } from '../../../content-types/src/mail-text-rules.ts'
import { subscribe } from '../../api/letters/support/letter-app.ts'
import type { TestApp } from '../../support/test-app.ts'

interface Written {
  name: string
  html: string
}

const reader = 'lectrice@abonnes.example'

/** The letter that tells a subscriber of all that Strapi publishes, and the address of its web copy. */
export async function sendLetter(portal: TestApp): Promise<{ mail: Written; path: string }> {
  const { deps, clock, mailbox } = portal
  await subscribe(portal, reader)
  clock.advance({ minutes: 1 })
  await refreshNews(deps)
  clock.advance({ minutes: 11 })
  await gatherLetters(deps)
  await sendCopies(deps)
  const html = String(mailbox.mailsTo(reader)[0]?.html)
  const [, path = ''] = /href="http:\/\/[^/"]+(\/actu\/lettres\/[^"]+)"/.exec(html) ?? []
  return { mail: { name: 'lettre', html }, path }
}

/** Each mail of the portal, in the words that Strapi holds for it. */
export async function writeMails({ deps }: TestApp): Promise<Written[]> {
  await refreshMailTexts(deps)
  return mailTextKeys.map((key) => {
    const names = Object.keys(mailTextRules[key].placeholders)
    const values = Object.fromEntries(
      names.filter((name) => !isPlace(name)).map((name) => [name, 'x']),
    )
    const link = { link: { label: 'Ouvrir', href: deps.settings.publicUrl } }
    const links = names.includes('lien') ? [link] : []
    const paragraphs = ['Les mots du portail.', ...links, { facts: [['un', 'deux']] as const }]
    const own = { subject: 'Objet', paragraphs, wording: { key, values } }
    const letter = worded(own, deps.mailTexts)
    if (letter === own) throw new Error(`${key}: the words of Strapi are not used.`)
    return { name: key, html: layOut(letter, deps.settings.publicUrl).html }
  })
}

/** The link and the details stand where the text says. */
function isPlace(name: string): boolean {
  return name === 'lien' || name === 'details'
}
