import { parisDay, readReference, type CertificateVerification } from 'content-types'
import type { Deps } from '../deps.ts'
import { problem } from '../platform/problems.ts'
import { readContent } from './content.ts'
import { findDelivered } from './verification-store.ts'

/** What anybody may know of a document made on demand: no name, no amount, not all of the SIRET. */
export async function verifyCertificate(
  deps: Pick<Deps, 'database' | 'clock'>,
  typed: string,
  fingerprint: string | undefined,
): Promise<CertificateVerification> {
  const reference = readReference(typed)
  const found = reference === undefined ? undefined : await findDelivered(deps, reference)
  if (reference === undefined || !found) throw unknownReference()
  const { sha256, trace, sealedOn } = found
  const content = readContent(found.content)
  const validUntil = content.kind === 'attestation' ? content.validUntil : null
  return {
    reference,
    kind: content.kind,
    issuedAt: new Date(content.issuedAt).toISOString(),
    siret: maskSiret(content.employer.siret),
    validUntil,
    isExpired: validUntil !== null && validUntil < parisDay(deps.clock.now()),
    year: content.kind === 'relevé' ? content.year : null,
    trace,
    sealedOn,
    known: fingerprint === undefined ? null : fingerprint === sha256,
  }
}

/** « 900 ••• ••• ••017 »: enough to compare with the document, not to learn whose it is. */
function maskSiret(siret: string): string {
  return `${siret.slice(0, 3)} ••• ••• ••${siret.slice(-3)}`
}

function unknownReference() {
  return problem({
    type: 'not-found',
    title:
      'Aucun document ne porte cette référence. Vérifiez-la sur le document que vous avez reçu.',
  })
}
