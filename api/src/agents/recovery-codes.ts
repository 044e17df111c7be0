import type { Deps } from '../deps.ts'
import { createTypedCode, readTypedCode } from '../platform/typed-code.ts'
import { hashRecoveryCode } from './sealed-secret.ts'

const CODES = 10
/** Fifty random bits. */
const LENGTH = 10

/** Ten of them, as they are shown once; the database keeps their hashes. */
export function createRecoveryCodes(deps: Deps, agentId: string) {
  const codes = Array.from({ length: CODES }, () => createTypedCode(LENGTH))
  return {
    shown: codes.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`),
    hashes: codes.map((code) => hashRecoveryCode(deps, agentId, code)),
  }
}

/** The hash of what was typed as a recovery code; undefined when it cannot be one. */
export function readRecoveryCode(deps: Deps, agentId: string, typed: string): string | undefined {
  const code = readTypedCode(typed)
  return code.length === LENGTH ? hashRecoveryCode(deps, agentId, code) : undefined
}
