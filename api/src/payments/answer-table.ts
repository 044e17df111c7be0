import { formatShortDate, parisDay, type PaymentFilters } from 'content-types'
import type { Deps } from '../deps.ts'
import { answerCsv, type Cell } from '../platform/csv.ts'
import { streamKept, type Owner } from './list-store.ts'

const header = ['Date', 'Nature', 'Période', 'Montant en euros', 'État', 'Référence', 'Pièce']

/** All the payments of an employer as a table. */
export function paymentTable(deps: Deps, owner: Owner) {
  return { header, rows: rowsOf(deps, owner, noFilters) }
}

const noFilters: PaymentFilters = { year: '', nature: '', state: '' }

/** « Mes versements » as a table: those that the filters let through, however many there are. */
export function answerTable(deps: Deps, owner: Owner, filters: PaymentFilters): Response {
  const name = `mes-versements-${parisDay(deps.clock.now())}.csv`
  return answerCsv(name, header, rowsOf(deps, owner, filters))
}

async function* rowsOf(deps: Deps, owner: Owner, filters: PaymentFilters): AsyncGenerator<Cell[]> {
  for await (const payment of streamKept(deps, owner, filters)) {
    yield [
      formatShortDate(new Date(payment.paidOn)),
      payment.nature,
      payment.period,
      payment.amountCents / 100,
      payment.state,
      payment.reference,
      payment.document,
    ]
  }
}
