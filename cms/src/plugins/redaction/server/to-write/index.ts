import type { Core } from '@strapi/strapi'
import { toWriteEndingSchema } from 'content-types'
import * as z from 'zod'
import type { Feature } from '../feature.ts'
import { servePanelRoutes, type Asked } from '../panel-routes.ts'
import { endToWrite, readFaqFigures, readToWrite } from './ask-api.ts'
import { makeDraft } from './make-draft.ts'

const createFaq = 'plugin::content-manager.explorer.create'
const faqUid = 'api::faq-entry.faq-entry'

const writingSchema = z.object({
  words: z.string().min(1).max(500),
  shown: z.string().min(1).max(200),
})

/** « À écrire cette semaine », and how often each answer was read and helped. */
export const toWrite: Feature = {
  bootstrap(strapi) {
    servePanelRoutes(strapi, [
      { method: 'GET', path: '/to-write', handle: (asked) => list(asked) },
      { method: 'POST', path: '/to-write/drafts', handle: (asked) => write(strapi, asked) },
      { method: 'POST', path: '/to-write/dismissals', handle: (asked) => dismiss(asked) },
      { method: 'GET', path: '/faq-figures', handle: (asked) => figures(asked) },
    ])
  },
}

async function list(asked: Asked): Promise<unknown> {
  if (!mayWrite(asked)) return asked.forbidden()
  asked.body = (await readToWrite()) ?? { items: null }
  return undefined
}

/** The subject leaves the list once its draft is there. */
async function write(strapi: Core.Strapi, asked: Asked): Promise<unknown> {
  if (!mayWrite(asked)) return asked.forbidden()
  const parsed = writingSchema.safeParse(asked.request.body)
  if (!parsed.success) return asked.badRequest('Ce sujet n’a pas pu être lu.')
  const { words, shown } = parsed.data
  const documentId = await makeDraft(strapi, {
    question: shown,
    answer: 'À rédiger.',
    theme: '',
    source: `recherche/${words}`.slice(0, 200),
  })
  await endToWrite({ words, outcome: 'written' })
  asked.body = { documentId }
  return undefined
}

async function dismiss(asked: Asked): Promise<unknown> {
  if (!mayWrite(asked)) return asked.forbidden()
  const parsed = toWriteEndingSchema.pick({ words: true }).safeParse(asked.request.body)
  if (!parsed.success) return asked.badRequest('Ce sujet n’a pas pu être lu.')
  const isHeard = await endToWrite({ words: parsed.data.words, outcome: 'dismissed' })
  if (!isHeard) return asked.badRequest('Le portail ne répond pas. Réessayez dans un instant.')
  asked.body = {}
  return undefined
}

async function figures(asked: Asked): Promise<unknown> {
  if (!mayWrite(asked)) return asked.forbidden()
  asked.body = (await readFaqFigures()) ?? { figures: null }
  return undefined
}

function mayWrite({ state }: Asked): boolean {
  return state.userAbility.can(createFaq, faqUid)
}
