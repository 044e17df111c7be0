import { addDays, parisDay } from 'content-types'
import type { Deps } from '../deps.ts'
import type { Statement } from '../platform/database.ts'
import { foldWords } from '../platform/fold.ts'
import { maskPersonal } from './mask-personal.ts'
import { countAsked, deleteReadings, forgetAsked, forgetReadings } from './reading-store.ts'

/** A question that is sent later does not follow from what was read. */
const SAME_VISIT_MS = 60 * 60_000
/** Editors look at a week; longer than their holidays. */
const KEPT_DAYS = 60
const LONGEST = 80

interface Sent {
  accountId: string
  kind: string
  object: string
  holder: string
  employerName: string
  sentAt: Date
}

/** For the batch that records a question: counts it for each answer that was read just before. */
export function countAskedAfterReading(request: Sent): Statement[] {
  const { accountId, kind, object, holder, employerName, sentAt } = request
  if (kind !== 'question') return []
  const masked = maskPersonal(object, [holder, employerName])
  const words = foldWords(masked.replace(/\[[^\]]*\]/g, ' '))
    .split(' ')
    .filter((word) => !/\d{3}/.test(word))
    .join(' ')
    .slice(0, LONGEST)
  if (words === '') return [deleteReadings(accountId)]
  const since = new Date(sentAt.getTime() - SAME_VISIT_MS)
  return [
    countAsked({ accountId, day: parisDay(sentAt), words, object: masked }, since),
    deleteReadings(accountId),
  ]
}

/** What has been counted is kept without anybody's account; the rest is forgotten within the hour. */
export async function sweepReadings({ database, clock }: Deps): Promise<void> {
  const now = clock.now()
  await database.write([
    forgetReadings(new Date(now.getTime() - SAME_VISIT_MS)),
    forgetAsked(addDays(parisDay(now), -KEPT_DAYS)),
  ])
}
