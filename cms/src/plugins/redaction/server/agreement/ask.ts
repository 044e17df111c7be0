import { errors } from '@strapi/utils'
import type { Core } from '@strapi/strapi'
import { fingerprint, takeSnapshot, titleOf } from '../history/snapshot.ts'
import { writersSincePublished } from '../history/store.ts'
import { writeLine } from '../journal/index.ts'
import type { Person } from '../person.ts'
import type { Decision } from './decision.ts'
import { tellAuthor } from './mails.ts'
import { needsAgreement } from './setting.ts'
import { addAsked, changeState, lastAgreement, type StoredAgreement } from './store.ts'

/** Puts the draft, as it is now, on the list of what waits for somebody's agreement. */
export async function askAgreement(
  strapi: Core.Strapi,
  { kind, entryId }: { kind: string; entryId: string },
  person: Person,
): Promise<StoredAgreement> {
  if (!(await needsAgreement(strapi, kind))) {
    throw new errors.ApplicationError('Ce contenu se publie sans l’accord d’une deuxième personne.')
  }
  const snapshot = await takeSnapshot(strapi, kind, entryId)
  if (!snapshot) throw new errors.NotFoundError('Ce contenu n’existe pas ou plus.')
  return inOneGo(strapi, async () => {
    const last = await lastAgreement(strapi, kind, entryId)
    const words = fingerprint(snapshot)
    if (last?.state === 'asked' && last.fingerprint === words) return last
    if (last) await changeState(strapi, last.id, ['asked', 'agreed'], { state: 'withdrawn' })
    const title = titleOf(snapshot)
    await writeLine(strapi, { action: 'asked', kind, entryId, title }, person)
    return addAsked(strapi, {
      kind,
      entryId,
      title,
      fingerprint: words,
      askedById: person.id,
      askedByName: person.name,
      askedByEmail: person.email,
      askedAt: new Date().toISOString(),
    })
  })
}

/** Agrees, or sends back with a remark, which the author is mailed. */
export async function decide(
  strapi: Core.Strapi,
  agreement: StoredAgreement,
  decision: Decision,
  person: Person,
): Promise<void> {
  await refuseOwn(strapi, agreement, person)
  const { kind, entryId, title } = agreement
  const state = decision.agreed ? 'agreed' : 'sent-back'
  const remark = decision.agreed ? null : decision.remark
  await inOneGo(strapi, async () => {
    const snapshot = await takeSnapshot(strapi, kind, entryId)
    const isSame = snapshot && fingerprint(snapshot) === agreement.fingerprint
    const isChanged =
      isSame &&
      (await changeState(strapi, agreement.id, ['asked'], {
        state,
        remark,
        decidedById: person.id,
        decidedByName: person.name,
        decidedAt: new Date().toISOString(),
      }))
    if (!isChanged) throw new errors.ApplicationError(gone)
    const details = remark ?? ''
    await writeLine(strapi, { action: state, kind, entryId, title, details }, person)
  })
  await tellAuthor(strapi, agreement, decision, person)
}

const gone =
  'Ce contenu a changé, ou une autre personne vient de décider. Rechargez la page avant de continuer.'

/** Neither who asks nor who has written any of it since it was last published. */
async function refuseOwn(
  strapi: Core.Strapi,
  { kind, entryId, askedById }: StoredAgreement,
  { id }: Person,
): Promise<void> {
  const writers = [askedById, ...(await writersSincePublished(strapi, kind, entryId))]
  if (!writers.includes(id)) return
  throw new errors.ApplicationError(
    'Vous avez écrit ce contenu : l’accord doit venir d’une autre personne.',
  )
}

async function inOneGo<T>(strapi: Core.Strapi, change: () => Promise<T>): Promise<T> {
  const done: Promise<unknown> = strapi.db.transaction(change)
  return (await done) as T
}
