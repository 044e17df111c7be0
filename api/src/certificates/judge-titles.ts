import type { CertificateObstacle } from 'content-types'
import type { AttestationFacts } from './content.ts'
import type { KnownTitle } from './title-store.ts'

const SHOWN = 5

/**
 * Whether all that is due before `today` is paid: what an attestation says of it, or what prevents
 * one. A title whose day is unknown is not known to be in order.
 */
export function judgeTitles(
  titles: readonly KnownTitle[],
  today: string,
): { obstacle: CertificateObstacle } | Pick<AttestationFacts, 'dueTitles' | 'latest'> {
  if (titles.length === 0) return { obstacle: { kind: 'no-title' } }
  const due = titles.filter(({ dueOn }) => dueOn === null || dueOn < today)
  const unpaid = due.filter(({ paidOn, amountCents }) => paidOn === null && amountCents > 0)
  if (unpaid.length > 0) {
    const cents = unpaid.reduce((sum, { amountCents }) => sum + amountCents, 0)
    const shown = unpaid
      .slice(0, SHOWN)
      .map(({ number, period, amountCents, dueOn }) => ({ number, period, amountCents, dueOn }))
    return { obstacle: { kind: 'unpaid', total: unpaid.length, cents, titles: shown } }
  }
  const last = due.at(-1)
  const latest = last?.dueOn
    ? { number: last.number, period: last.period, dueOn: last.dueOn }
    : null
  return { dueTitles: due.length, latest }
}
