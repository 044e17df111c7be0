import { readReference, type Verification } from 'content-types'
import type { Deps } from '../deps.ts'
import { problem } from '../platform/problems.ts'
import { readContent } from './content.ts'
import { listReceiptsOf } from './verification-store.ts'

/** What anybody may know of the receipts of a reference: nobody's name, no file's. */
export async function verifyReference(
  deps: Deps,
  typed: string,
  fingerprint: string | undefined,
): Promise<Verification> {
  const reference = readReference(typed)
  const found = reference === undefined ? [] : await listReceiptsOf(deps, reference)
  if (reference === undefined || found.length === 0) throw unknownReference()
  const receipts = found
    .map(({ content, sealedOn }) => ({ ...readContent(content), sealedOn }))
    .sort((one, other) => Date.parse(one.issuedAt) - Date.parse(other.issuedAt))
  const isKnown = receipts.some(({ files }) => files.some(({ sha256 }) => sha256 === fingerprint))
  return {
    reference,
    receipts: receipts.map(({ kind, issuedAt, service, files, sealedOn }) => ({
      kind,
      issuedAt: new Date(issuedAt).toISOString(),
      service,
      fileCount: files.length,
      sealedOn,
    })),
    known: fingerprint === undefined ? null : isKnown,
  }
}

/** A SHA-256 as a person copies it, with spaces or in capitals; undefined when nothing was typed. */
export function readFingerprint(typed: string): string | undefined {
  const digits = typed.replace(/\s/g, '').toLowerCase()
  if (digits === '') return undefined
  if (/^[0-9a-f]{64}$/.test(digits)) return digits
  const message =
    'Une empreinte SHA-256 compte 64 caractères : des chiffres et des lettres de a à f.'
  const errors = [{ field: 'fingerprint', message }]
  throw problem({ type: 'invalid-input', title: 'L’empreinte est à corriger.', errors })
}

function unknownReference() {
  return problem({
    type: 'not-found',
    title: 'Aucun accusé ne porte cette référence. Vérifiez-la sur le document que vous avez reçu.',
  })
}
