import type { Core } from '@strapi/strapi'
import type { FaqDraft } from 'content-types'
import { rowsOf } from '../rows.ts'

const faqUid = 'api::faq-entry.faq-entry'

let last: Promise<unknown> = Promise.resolve()

/**
 * A draft of a frequent question, never published; the same source gives the same draft. One after
 * the other, so that two of the same source meet.
 */
export function makeDraft(strapi: Core.Strapi, draft: FaqDraft): Promise<string> {
  const made = last.then(() => findOrCreate(strapi, draft))
  last = made.catch(() => undefined)
  return made
}

async function findOrCreate(strapi: Core.Strapi, draft: FaqDraft): Promise<string> {
  const { question, answer, theme, source } = draft
  const known = await rowsOf<{ documentId: string; sourceReference: string }>(
    strapi,
    faqUid,
  ).findOne({ where: { sourceReference: source } })
  if (known) return known.documentId
  const found = await rowsOf<{ documentId: string; slug: string }>(
    strapi,
    'api::theme.theme',
  ).findOne({ where: { slug: theme } })
  const { documentId } = await strapi.documents(faqUid).create({
    data: {
      question,
      answer: paragraphsOf(answer) as never,
      sourceReference: source,
      ...(found && { theme: found.documentId }),
    },
  })
  return documentId
}

function paragraphsOf(text: string) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', children: [{ type: 'text', text: line }] }))
}
