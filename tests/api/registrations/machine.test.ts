import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCodeHasher } from '../../../api/src/accounts/index.ts'
import type { CodeHasher } from '../../../api/src/deps.ts'
import { openDatabase } from '../../../api/src/platform/database.ts'
import { parseEnv } from '../../../api/src/platform/env.ts'
import { runRegistrationMachine } from '../../attacks/registration-machine.ts'
import { createTestApp, testEnvironment } from '../../support/test-app.ts'

const runs = 2000
/** In memory where the system has such a folder: tens of thousands of writes wait for no disk. */
const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

test(
  'in whatever order the steps are sent, an account is made by none but a link mailed after all of them',
  { timeout: 600_000 },
  async () => {
    const folder = await mkdtemp(join(parent, 'enim-machine-'))
    const database = await openDatabase(`file:${join(folder, 'portal.db')}`)
    const portal = await createTestApp({ database, codes: await cheapHasher() })
    const { commands, accounts } = await runRegistrationMachine(portal, runs)
    expect(commands).toBeGreaterThan(runs * 8)
    expect(accounts).toBeGreaterThan(runs / 20)
    await portal.close()
    await rm(folder, { recursive: true })
  },
)

/** Nobody logs in here, so that the hash may be any. */
async function cheapHasher(): Promise<CodeHasher> {
  const hasher = await createCodeHasher(parseEnv(testEnvironment).peppers)
  return { ...hasher, hash: () => Promise.resolve(hasher.decoy) }
}
