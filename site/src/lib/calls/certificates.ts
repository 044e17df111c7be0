import {
  certificateOffersSchema,
  certificateVerificationSchema,
  madeCertificateSchema,
} from 'content-types'
import { queryOf, type Calls } from '../api-call.ts'

/** Documents that the portal makes when their holder asks. */
export function certificateCalls({ call, post }: Calls) {
  return {
    getCertificateOffers: () => call(certificateOffersSchema, '/api/certificates'),
    /** As the form has it; the api judges. */
    makeCertificate: (ask: { kind: string; year?: number }) =>
      post(madeCertificateSchema, '/api/certificates', ask),
    /** `fingerprint` is the SHA-256 of a file, in hexadecimal; empty asks about none. */
    verifyCertificate: (reference: string, fingerprint = '') =>
      call(
        certificateVerificationSchema,
        `/api/certificates/${encodeURIComponent(reference)}?${queryOf({ fingerprint })}`,
      ),
  }
}
