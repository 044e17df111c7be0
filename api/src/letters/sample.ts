import { randomBytes } from 'node:crypto'
import { newsSchema, type Letter } from 'content-types'
import * as z from 'zod'
import type { Deps } from '../deps.ts'
import { notFound, problem } from '../platform/problems.ts'
import { composeSample } from './compose.ts'
import { toMirrored } from './news-store.ts'
import { wordsOf } from './words.ts'

const PATIENCE_MS = 10_000

export interface SampleOf {
  /** Strapi's documentId. */
  id: string
  status: 'draft' | 'published'
}

/** The letter that a news would make, with links that lead to nobody's preferences. */
export async function makeSample(deps: Deps, wanted: SampleOf) {
  const letter = await readLetter(deps, wanted)
  return { subject: letter.subject, ...composeSample(deps.settings, letter) }
}

/** To one address of Enim's; « Essai » in its subject tells it from the letter itself. */
export async function sendTrial(deps: Deps, wanted: SampleOf, to: string): Promise<void> {
  const { subject, html, text } = await makeSample(deps, wanted)
  const mail = {
    id: randomBytes(16).toString('hex'),
    to,
    subject: `Essai : ${subject}`,
    html,
    text,
  }
  const { replyTo } = deps.settings.letters
  const list = { replyTo, returnTo: undefined, headers: {} }
  const delivery = await deps.letterMailer.send({ ...mail, list })
  if (delivery.kind === 'sent') return
  throw problem({
    type: 'invalid-input',
    title: 'L’essai n’a pas pu être envoyé : le serveur de messagerie ne l’a pas accepté.',
  })
}

/** As it is in Strapi now, written or not in full. */
async function readLetter(
  { settings, clock, mailTexts }: Deps,
  { id, status }: SampleOf,
): Promise<Letter> {
  const { url, token } = settings.cms
  const query = new URLSearchParams({ status, 'populate[domains]': 'true' })
  const answer = await fetch(
    `${url}/api/news-articles/${encodeURIComponent(id)}?${query.toString()}`,
    {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    },
  )
  if (!answer.ok) throw notFound()
  const { data } = z.object({ data: z.unknown() }).parse(await answer.json())
  const parsed = newsSchema.safeParse(data)
  if (!parsed.success) {
    throw problem({
      type: 'invalid-input',
      title:
        'La lettre ne peut pas être montrée : le titre, le résumé, un domaine ou le texte manque.',
    })
  }
  const news = toMirrored(parsed.data)
  const now = clock.now()
  return {
    id: 'essai',
    frequency: 'at-once',
    ...wordsOf(mailTexts, { frequency: 'at-once', news: [news], at: now }),
    at: now.toISOString(),
    news: [news],
  }
}
