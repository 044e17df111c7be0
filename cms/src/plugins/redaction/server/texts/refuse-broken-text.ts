import type { Core, Modules } from '@strapi/strapi'
import { errors } from '@strapi/utils'
import { isMailTextKey, isWindowTextKey, mailTextRefusals, windowTextRefusals } from 'content-types'

interface Text {
  key?: unknown
  subject?: unknown
  title?: unknown
  body?: unknown
}

/** Sentences by field, for each type whose texts hold `{{…}}`. */
const checks: Record<string, (text: Text) => Record<string, string[]>> = {
  'api::mail-text.mail-text': ({ key, subject, body }) =>
    isMailTextKey(key) ? mailTextRefusals({ key, subject: said(subject), body: said(body) }) : {},
  'api::window-text.window-text': ({ key, title, body }) =>
    isWindowTextKey(key) ? windowTextRefusals({ key, title: said(title), body: said(body) }) : {},
}

/** Refuses a text of which the portal could not make its mail or its window. */
export async function refuseBrokenText(
  strapi: Core.Strapi,
  { uid, action, params }: Modules.Documents.Middleware.Context,
): Promise<void> {
  const check = checks[uid]
  if (!check || (action !== 'create' && action !== 'update') || !('data' in params)) return
  const documentId = 'documentId' in params ? params.documentId : undefined
  const saved = documentId
    ? ((await strapi.db.query(uid).findOne({ where: { documentId } })) as Text | null)
    : null
  // Beside a field the panel shows one message.
  const refusals = Object.entries(check({ ...saved, ...(params.data as Text) }))
    .filter(([, sentences]) => sentences.length > 0)
    .map(([field, sentences]) => ({ path: [field], message: sentences.join(' ') }))
  if (refusals.length === 0) return
  throw new errors.ValidationError(refusals.map(({ message }) => message).join(' '), {
    errors: refusals.map((refusal) => ({ ...refusal, name: 'ValidationError' })),
  })
}

function said(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
