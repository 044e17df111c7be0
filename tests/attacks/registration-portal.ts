import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCodeHasher } from '../../api/src/accounts/index.ts'
import { openDatabase } from '../../api/src/platform/database.ts'
import { parseEnv } from '../../api/src/platform/env.ts'
import { createTestApp, testEnvironment, type TestApp } from '../support/test-app.ts'

/** In memory where the system has such a folder: tens of thousands of writes wait for no disk. */
const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** For thousands of orders: nobody logs in, so that the hash of a code may be any. */
export async function openRegistrationPortal(): Promise<TestApp> {
  const folder = await mkdtemp(join(parent, 'enim-registrations-'))
  const hasher = await createCodeHasher(parseEnv(testEnvironment).peppers)
  const portal = await createTestApp({
    database: await openDatabase(`file:${join(folder, 'portal.db')}`),
    codes: { ...hasher, hash: () => Promise.resolve(hasher.decoy) },
  })
  return {
    ...portal,
    async close() {
      await portal.close()
      await rm(folder, { recursive: true })
    },
  }
}
