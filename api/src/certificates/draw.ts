import type { Deps } from '../deps.ts'
import { taskAt } from '../platform/thread-pool.ts'
import { codeOf } from '../receipts/index.ts'
import type { CertificateContent } from './content.ts'
import type * as drawAttestation from './draw-attestation.ts'
import type * as drawStatement from './draw-statement.ts'

const attestation = taskAt<typeof drawAttestation>(
  new URL('./draw-attestation.ts', import.meta.url),
)
const statement = taskAt<typeof drawStatement>(new URL('./draw-statement.ts', import.meta.url))

/** `fingerprint` is the SHA-256 of the content as it is kept. */
export async function drawCertificate(
  { pdfs, settings }: Pick<Deps, 'pdfs' | 'settings'>,
  content: CertificateContent,
  fingerprint: string,
): Promise<Uint8Array> {
  const frame = {
    publicUrl: settings.publicUrl,
    code: codeOf(fingerprint),
    isSpecimen: !settings.production,
  }
  return content.kind === 'attestation'
    ? pdfs.run(attestation, { ...frame, content })
    : pdfs.run(statement, { ...frame, content })
}
