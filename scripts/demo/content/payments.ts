import type { PaymentNature, PaymentState } from 'content-types'
import { accounts } from '../accounts.ts'
import { morning, quarter, quarterName } from './dates.ts'
import type { Account } from './employers.ts'

export interface DemoPayment {
  reference: string
  nature: PaymentNature
  period: string
  amountCents: number
  /** YYYY-MM-DD */
  paidOn: string
  state: PaymentState
  document: string
  /** Seen for the first time after the holder's last visit. */
  isNew: boolean
}

interface Paper {
  name: string
  publishedAt: Date
}

const DAY_MS = 86_400_000
const monthsBehind = 23
const monthsAhead = 2

/**
 * Two years of payments to the first employer, with what is planned; the others have none. The
 * papers are two of its documents: the certificate of allowances and the statement of account.
 */
export function paymentsOf(
  account: Account,
  today: Date,
  papers: { allowances?: Paper; statement?: Paper },
): DemoPayment[] {
  if (accounts.indexOf(account) !== 0) return []
  const payments = Array.from({ length: monthsBehind + 1 + monthsAhead }, (_, rank) =>
    monthOf(today, rank - monthsBehind),
  ).flat()
  join(payments, 'indemnité journalière subrogée', papers.allowances, 99_120)
  join(payments, 'remboursement', papers.statement)
  return payments.map((payment) => ({ ...payment, isNew: isRecent(payment, today) }))
}

type Dated = Omit<DemoPayment, 'isNew'>

/** What falls in the month that many months from today. */
function monthOf(today: Date, offset: number): Dated[] {
  const month = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + offset, 1, 8))
  const seed = month.getUTCFullYear() * 12 + month.getUTCMonth()
  const make = (nature: PaymentNature, code: string, day: number, cents: number): Dated => {
    const date = morning(new Date(month.getTime() + (day - 1) * DAY_MS), 0)
    return {
      reference: `FICTIF-${month.toISOString().slice(0, 7)}-${code}`,
      nature,
      period: nature === 'aide' ? quarterName(quarter(month, -1)) : monthBefore(month),
      amountCents: cents,
      paidOn: date.toISOString().slice(0, 10),
      state: stateAt(date, today),
      document: '',
    }
  }
  const allowance = 'indemnité journalière subrogée'
  const payments = [make(allowance, 'IJ1', 12, 4_130 * (9 + ((seed * 7) % 19)))]
  if (seed % 3 === 1) payments.push(make('aide', 'AID', 20, 150_000))
  if (seed % 4 === 2) payments.push(make('remboursement', 'RMB', 5, 18_427 + (seed % 7) * 3_115))
  if (offset === -8) payments.push(make(allowance, 'TRP', 26, -12_390))
  if (offset === -14) {
    payments.push({ ...make(allowance, 'IJ2', 13, 66_080), state: 'Rejeté' })
    payments.push(make(allowance, 'IJ3', 24, 66_080))
  }
  return payments
}

/** A transfer is on its way for some days. */
function stateAt(date: Date, today: Date): PaymentState {
  const days = (date.getTime() - today.getTime()) / DAY_MS
  if (days > 10) return 'Prévu'
  return days > 0 ? 'Émis' : 'Versé'
}

/** The last payment of that nature made before the paper was written. */
function join(
  payments: Dated[],
  nature: PaymentNature,
  paper: Paper | undefined,
  amountCents?: number,
): void {
  if (!paper) return
  const day = paper.publishedAt.toISOString().slice(0, 10)
  const payment = payments.findLast(
    (one) => one.nature === nature && one.state === 'Versé' && one.paidOn <= day,
  )
  if (!payment) return
  payment.document = paper.name
  if (amountCents !== undefined) payment.amountCents = amountCents
}

function isRecent({ paidOn, state }: Dated, today: Date): boolean {
  const days = (today.getTime() - new Date(paidOn).getTime()) / DAY_MS
  return state === 'Versé' && days < 45
}

function monthBefore(month: Date): string {
  const before = new Date(month.getTime() - DAY_MS)
  return before.toLocaleDateString('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}
