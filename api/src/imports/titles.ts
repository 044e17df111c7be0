import type { Title } from '../registry/index.ts'
import type { Kind } from './kind.ts'
import { decideAskedFacts } from './decide-asked-facts.ts'
import { compareTitles, saveTitles } from './title-store.ts'

export const titles: Kind<Title & { siret: string }> = {
  label: 'titres de cotisation',
  columns: ['siret', 'numéro', 'période', 'date', 'montant'],
  optional: ['échéance', 'réglé le'],
  readRow: (cells) => ({
    siret: cells.siret('siret'),
    number: cells.text('numéro', 60),
    period: cells.text('période', 60),
    issuedOn: cells.date('date'),
    amountCents: cells.amount('montant'),
    dueOn: cells.optionalDate('échéance'),
    paidOn: cells.optionalDate('réglé le'),
  }),
  keyOf: ({ siret, number }) => `${siret} ${number}`,
  compare: compareTitles,
  save: (deps, rows) => [saveTitles(deps, rows)],
  finish: decideAskedFacts,
}
