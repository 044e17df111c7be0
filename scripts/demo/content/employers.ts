import { accounts, newcomers } from '../accounts.ts'
import { dayAfterQuarter, quarter, quarterName, type Quarter } from './dates.ts'

export type Account = (typeof accounts)[number]

/** A « titre de cotisation », whose facts are asked at the first connection. */
export interface Title {
  number: string
  period: string
  issuedOn: Date
  dueOn: Date
  /** Null for one that is not. */
  paidOn: Date | null
  amountCents: number
  quarter: Quarter
}

const sirets = [...accounts, ...newcomers].map(({ siret }) => siret)

const titlesPerEmployer = 8

/** The employer who has left a title unpaid: no attestation de compte à jour. */
const LATE = 1

/** A title is followed by its documents within days; before that the quarter is left out. */
const settlingMs = 4 * 24 * 60 * 60 * 1000

/** Of a year's mean, by quarter: there is more work at sea in summer. */
const seasons = [0.82, 1.06, 1.21, 0.91]

/** The last eight titles of an employer, newest first. */
export function titlesOf({ siret }: Pick<Account, 'siret'>, today: Date): Title[] {
  const rank = sirets.indexOf(siret)
  const last = today.getTime() - issueDate(quarter(today, -1)).getTime() > settlingMs ? -1 : -2
  return Array.from({ length: titlesPerEmployer }, (_, index) => {
    const period = quarter(today, last - index)
    const mean = [1_284_350, 742_180, 318_940][rank] ?? 500_000
    const season = seasons[period.number - 1] ?? 1
    const dueOn = dayAfterQuarter(period, 1, 28)
    const isLate = rank === LATE && index === 1
    return {
      number: `${period.year}T${period.number}-${siret.slice(4, 9)}-${20_731 + rank * 1_117 - index * 137}`,
      period: quarterName(period),
      issuedOn: issueDate(period),
      dueOn,
      paidOn: isLate || dueOn > today ? null : dayAfterQuarter(period, 1, 21 + (index % 5)),
      amountCents: Math.round(mean * season * (1 - index * 0.008)) + index * 37,
      quarter: period,
    }
  })
}

function issueDate(period: Quarter): Date {
  return dayAfterQuarter(period, 1, 5)
}
