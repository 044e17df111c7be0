import { randomBytes, timingSafeEqual } from 'node:crypto'
import { base32 } from 'oslo/encoding'
import { createTOTPKeyURI, generateHOTP } from 'oslo/otp'

/** RFC 6238, as every authenticator reads it: 30 seconds, SHA-1, six digits. */
const STEP_MS = 30_000
const DIGITS = 6
/** As long as what SHA-1 gives (RFC 4226, § 4). */
const SECRET_BYTES = 20
/** Clocks differ, and people type slowly. */
const ACCEPTED_STEPS = [0, -1, 1]

export const isTotpCode = (typed: string) => new RegExp(`^\\d{${String(DIGITS)}}$`).test(typed)

export function createTotpSecret(): Uint8Array {
  return randomBytes(SECRET_BYTES)
}

/** The step of 30 seconds whose code this is, the present one or a neighbour. */
export async function findTotpStep(
  secret: Uint8Array,
  typed: string,
  now: Date,
): Promise<number | undefined> {
  const present = stepOf(now)
  for (const step of ACCEPTED_STEPS.map((distance) => present + distance)) {
    const code = await generateHOTP(secret, step, DIGITS)
    if (timingSafeEqual(Buffer.from(code), Buffer.from(typed))) return step
  }
  return undefined
}

export function totpCode(secret: Uint8Array, now: Date): Promise<string> {
  return generateHOTP(secret, stepOf(now), DIGITS)
}

/** What a person types who cannot scan. */
export function writeTotpSecret(secret: Uint8Array): string {
  return base32.encode(secret, { includePadding: false })
}

export function readTotpSecret(written: string): Uint8Array {
  return base32.decode(written, { strict: false })
}

/** « otpauth://totp/… », for the QR code. */
export function totpAddress(email: string, secret: Uint8Array): string {
  return createTOTPKeyURI('Enim', email, secret)
}

function stepOf(now: Date): number {
  return Math.floor(now.getTime() / STEP_MS)
}
