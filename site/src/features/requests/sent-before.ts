import type { DraftFile } from 'content-types'
import { formatDate } from 'content-types/french'

/** The very same bytes already left in an earlier request. */
export function sentBeforeWords({
  reference,
  sentAt,
}: NonNullable<DraftFile['sentBefore']>): string {
  return `Déjà transmis le ${formatDate(new Date(sentAt))} (${reference}).`
}
