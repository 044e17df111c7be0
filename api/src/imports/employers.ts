import { limits } from 'content-types'
import type { Employer } from '../registry/index.ts'
import { compareEmployers, saveEmployers } from './employer-store.ts'
import { Fault, type Cells } from './fields.ts'
import type { Kind } from './kind.ts'

/** The register's own address alone: the one that a holder declared is the account's. */
export const employers: Kind<Required<Employer>> = {
  label: 'employeurs',
  columns: ['siret', 'raison sociale', 'adresse', 'code postal', 'commune', 'service'],
  readRow: (cells) => ({
    siret: cells.siret('siret'),
    name: cells.text('raison sociale', 200),
    address: readAddress(cells),
    service: cells.optional('service', 120),
  }),
  keyOf: ({ siret }) => siret,
  compare: compareEmployers,
  save: (deps, rows) => [saveEmployers(deps, rows)],
}

function readAddress(cells: Cells): string {
  const street = cells.text('adresse', limits.addressLength, { lines: true })
  const address = `${street}\n${readPostcode(cells)} ${cells.text('commune', 100)}`
  if (address.length <= limits.addressLength) return address
  throw new Fault('adresse', `plus de ${String(limits.addressLength)} caractères`)
}

/** Spreadsheets drop the zero that the first nine departments begin with. */
function readPostcode(cells: Cells): string {
  const postcode = cells.text('code postal', 20).replace(/\s/g, '')
  if (!/^\d{4,5}$/.test(postcode)) {
    throw new Fault('code postal', 'un code postal comporte 5 chiffres')
  }
  return postcode.padStart(5, '0')
}
