import { expect, test } from 'vitest'
import { seal, unseal } from '../../../api/src/agents/sealed-secret.ts'
import {
  createTotpSecret,
  findTotpStep,
  readTotpSecret,
  totpAddress,
  totpCode,
  writeTotpSecret,
} from '../../../api/src/agents/totp.ts'
import { parseEnv } from '../../../api/src/platform/env.ts'
import { testEnvironment } from '../../support/test-app.ts'

const settings = parseEnv(testEnvironment)
const secret = new TextEncoder().encode('12345678901234567890')

/** RFC 6238, appendix B, SHA-1: their last six digits. */
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code of second %i is the one of RFC 6238', async (second, code) => {
  const now = new Date(second * 1_000)
  expect(await totpCode(secret, now)).toBe(code)
  expect(await findTotpStep(secret, code, now)).toBe(Math.floor(second / 30))
})

test('a secret is typed as it is written, and scanned with its address', () => {
  const random = createTotpSecret()
  expect(readTotpSecret(writeTotpSecret(random))).toEqual(new Uint8Array(random))
  expect(writeTotpSecret(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(totpAddress('a@enim.example', secret)).toBe(
    'otpauth://totp/Enim:a%40enim.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Enim',
  )
})

test('a sealed secret opens with its key and for its agent alone', () => {
  const sealed = seal({ settings }, 'agent-1', secret)
  expect(Buffer.from(unseal({ settings }, 'agent-1', sealed)).toString()).toBe(
    '12345678901234567890',
  )
  expect(seal({ settings }, 'agent-1', secret)).not.toBe(sealed)
  expect(() => unseal({ settings }, 'agent-2', sealed)).toThrow()
  const other = { settings: { ...settings, agentKey: Buffer.alloc(32, 1) } }
  expect(() => unseal(other, 'agent-1', sealed)).toThrow()
  const bytes = Buffer.from(sealed, 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  expect(() => unseal({ settings }, 'agent-1', bytes.toString('base64'))).toThrow()
})
