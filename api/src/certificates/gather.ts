import { addMonths, type CertificateAsk, type CertificateOffers } from 'content-types'
import type { Deps } from '../deps.ts'
import { findEmployer } from '../registry/index.ts'
import type { AttestationFacts, CertificateFacts, StatementFacts } from './content.ts'
import { judgeTitles } from './judge-titles.ts'
import { listPaidYears, sumPayments } from './payment-store.ts'
import { noPayment, notUpToDate } from './problems.ts'
import { listTitles } from './title-store.ts'

type Storage = Pick<Deps, 'database'>

const VALID_MONTHS = 3

export async function listOffers(
  deps: Storage,
  siret: string,
  today: string,
): Promise<CertificateOffers> {
  const judged = judgeTitles(await listTitles(deps, siret), today)
  return {
    obstacle: 'obstacle' in judged ? judged.obstacle : null,
    years: await listPaidYears(deps, siret),
  }
}

/** What the document will say; throws a `Problem` when there is nothing that it could truly say. */
export async function gatherFacts(
  deps: Storage,
  siret: string,
  today: string,
  ask: CertificateAsk,
): Promise<CertificateFacts> {
  return ask.kind === 'attestation'
    ? gatherAttestation(deps, siret, today)
    : gatherStatement(deps, siret, today, ask.year)
}

async function gatherAttestation(
  deps: Storage,
  siret: string,
  today: string,
): Promise<AttestationFacts> {
  const judged = judgeTitles(await listTitles(deps, siret), today)
  if ('obstacle' in judged) throw notUpToDate(judged.obstacle)
  return {
    kind: 'attestation',
    employer: await getEmployer(deps, siret),
    validUntil: addMonths(today, VALID_MONTHS),
    ...judged,
  }
}

async function gatherStatement(
  deps: Storage,
  siret: string,
  today: string,
  year: number,
): Promise<StatementFacts> {
  const rows = await sumPayments(deps, siret, year)
  if (rows.length === 0) throw noPayment(year)
  const end = `${String(year)}-12-31`
  return {
    kind: 'relevé',
    employer: await getEmployer(deps, siret),
    year,
    until: end < today ? end : today,
    rows,
  }
}

async function getEmployer(deps: Storage, siret: string) {
  const employer = await findEmployer(deps, siret)
  if (!employer) throw new Error(`The employer ${siret} is missing`)
  const { name, address } = employer
  return { siret, name, address }
}
