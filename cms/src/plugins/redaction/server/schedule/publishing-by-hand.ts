import { errors } from '@strapi/utils'
import type { Core, Modules } from '@strapi/strapi'
import { isDraft, newsRows, newsUid, type NewsRow } from './news.ts'
import { formatInParis } from './paris.ts'

type Saved = Awaited<ReturnType<Modules.Documents.Middleware.Middleware>>

/**
 * A news that waits for its hour is not published by a slip. One that is published is no longer to
 * come: its hour is taken away, and stays when the publication fails.
 */
export async function mindTheDates(
  strapi: Core.Strapi,
  { uid, action, params }: Modules.Documents.Middleware.Context,
  next: () => Promise<Saved>,
): Promise<Saved> {
  if (uid !== newsUid || action !== 'publish' || !('documentId' in params)) return next()
  const where = { documentId: params.documentId, ...isDraft }
  const draft = await newsRows(strapi).findOne({ where })
  if (!draft) return next()
  refuseWrongDates(draft)
  if (draft.publishOn === null) return next()
  return strapi.db.transaction(async () => {
    await newsRows(strapi).updateMany({ where, data: { publishOn: null } })
    return next()
  })
}

function refuseWrongDates({ publishOn, endsOn }: NewsRow): void {
  const now = new Date()
  if (publishOn !== null && new Date(publishOn) > now) {
    throw refusal(
      'publishOn',
      `Cette actualité sera publiée le ${formatInParis(new Date(publishOn))}, heure de Paris. Pour la publier maintenant, videz « Publier le ».`,
    )
  }
  if (endsOn !== null && new Date(endsOn) <= now) {
    throw refusal('endsOn', 'La date « Retirer le » est passée : videz-la ou repoussez-la.')
  }
}

function refusal(field: string, message: string) {
  const inner = [{ path: [field], message, name: 'ValidationError' }]
  return new errors.ValidationError(message, { errors: inner })
}
