import type { PaymentRow } from '../../api/src/payments/index.ts'
import { savePayments } from '../../api/src/payments/index.ts'
import type { Person } from './cast.ts'
import type { TestApp } from './test-app.ts'

/** A payment of 100 € to somebody of the cast, unless said otherwise. */
export function makePayment(person: Person, wanted: Partial<PaymentRow> = {}): PaymentRow {
  return {
    siret: person.siret,
    reference: 'V-1',
    nature: 'aide',
    period: 'février 2026',
    amountCents: 10_000,
    paidOn: '2026-02-15',
    state: 'Versé',
    document: '',
    ...wanted,
  }
}

/** As an import does; each has its own reference. */
export async function storePayments(
  { deps }: Pick<TestApp, 'deps'>,
  person: Person,
  wanted: readonly Partial<PaymentRow>[],
): Promise<void> {
  const rows = wanted.map((payment, index) =>
    makePayment(person, { reference: `V-${String(index + 1)}`, ...payment }),
  )
  await deps.database.write(await savePayments(deps, rows))
}
