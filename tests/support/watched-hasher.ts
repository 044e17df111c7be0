import { createCodeHasher } from '../../api/src/accounts/index.ts'
import type { CodeHasher } from '../../api/src/deps.ts'
import { parseEnv } from '../../api/src/platform/env.ts'
import { testEnvironment } from './test-app.ts'

export interface WatchedHasher extends CodeHasher {
  /** Which hashes were verified: `decoy`, or `real` for that of an account. */
  verified: string[]
}

export async function createWatchedHasher(): Promise<WatchedHasher> {
  const hasher = await createCodeHasher(parseEnv(testEnvironment).peppers)
  const verified: string[] = []
  return {
    ...hasher,
    verified,
    verify(expected, code) {
      verified.push(expected === hasher.decoy ? 'decoy' : 'real')
      return hasher.verify(expected, code)
    },
  }
}
