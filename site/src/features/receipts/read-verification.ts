import { readReference, type CertificateVerification, type Verification } from 'content-types'
import type { Answer, Api } from '../../lib/api.ts'
import { messageFor, refusedBy } from '../../lib/form.ts'

type Found =
  | { of: 'sending'; verification: Verification }
  /** A document made on demand. */
  | { of: 'certificate'; verification: CertificateVerification }

export type VerificationState =
  | ({
      kind: 'found'
      status: number
      /** As typed, with what is wrong with it. */
      fingerprint: string
      error?: string | undefined
    } & Found)
  | { kind: 'unknown'; status: 404 }
  | { kind: 'refused'; status: number; refusal: string; retryAfter?: number | undefined }

/** What the page of a reference shows; `typed` is the reference as the address has it. */
export async function readVerification(
  api: Api,
  typed: string,
  fingerprint: string,
): Promise<VerificationState> {
  const reference = readReference(typed)
  if (reference === undefined) return { kind: 'unknown', status: 404 }
  const answer = await verify(api, reference, fingerprint)
  if (answer.ok) return { kind: 'found', status: 200, fingerprint, ...answer.value }
  const refused = refusedBy(answer)
  const error = messageFor(refused, 'fingerprint')
  if (error !== undefined) {
    const state = await readVerification(api, reference, '')
    return state.kind === 'found' ? { ...state, status: 422, fingerprint, error } : state
  }
  if (refused.status === 404) return { kind: 'unknown', status: 404 }
  const { status, retryAfter } = refused
  return { kind: 'refused', status, refusal: answer.problem.title, retryAfter }
}

async function verify(api: Api, reference: string, fingerprint: string): Promise<Answer<Found>> {
  if (reference.startsWith('D')) {
    const answer = await api.verifyCertificate(reference, fingerprint)
    return answer.ok
      ? { ok: true, value: { of: 'certificate', verification: answer.value } }
      : answer
  }
  const answer = await api.verifyReceipts(reference, fingerprint)
  return answer.ok ? { ok: true, value: { of: 'sending', verification: answer.value } } : answer
}
