import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertAccount } from '../../../api/src/accounts/index.ts'
import { openDatabase } from '../../../api/src/platform/database.ts'
import { sha256 } from '../../../api/src/platform/tokens.ts'
import { insertChange } from '../../../api/src/profile/change-store.ts'
import { upsertEmployer } from '../../../api/src/registry/index.ts'
import { startApiProcesses, type ApiProcesses } from '../../support/api-processes.ts'
import { alice } from '../../support/cast.ts'
import { startSqld } from '../../support/sqld.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const patience = { timeout: 30_000 }
const count = 60

let folder: string
let sqld: Awaited<ReturnType<typeof startSqld>>
let portal: TestApp
let api: ApiProcesses

/** The changes are due before the processes start: all of them apply at once, at their start. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enim-processes-'))
  sqld = await startSqld(join(folder, 'data'))
  portal = await createTestApp({ database: await openDatabase(sqld.url) })
  for (let n = 0; n < count; n++) await insertDueChange(n)
  api = await startApiProcesses(portal, { databaseUrl: sqld.url, count: 4 })
})
afterAll(async () => {
  await api.stop()
  await portal.close()
  await sqld.stop()
  await rm(folder, { recursive: true })
})

test('four processes apply each change once, and tell of it once', async () => {
  const { database } = portal.deps
  const pending = () => database.read(`SELECT 1 FROM contact_changes WHERE state = 'pending'`)
  await expect.poll(pending, patience).toEqual([])
  await expect.poll(() => portal.mailbox.mails.length, patience).toBeGreaterThanOrEqual(count)
  expect(new Set(portal.mailbox.mails.map(({ recipients }) => recipients[0])).size).toBe(count)
  expect(portal.mailbox.mails).toHaveLength(count)
  const events = await database.read(`SELECT 1 FROM journal WHERE event = 'change-applied'`)
  expect(events).toHaveLength(count)
  const written = await database.read(`SELECT 1 FROM accounts WHERE mobile = '+33612345678'`)
  expect(written).toHaveLength(count)
})

test('of 40 uses of a link over four processes, one works', async () => {
  const { deps } = portal
  const change = { id: 'asked', accountId: portal.accountOf(alice), field: 'email' as const }
  const hashes = { cancelHash: sha256('cancel'), confirmHash: sha256('confirm') }
  await deps.database.write(
    insertChange(
      { clock: { now: () => new Date() } },
      { ...change, value: 'x@x.example', ...hashes },
    ),
  )
  for (const token of ['confirm', 'cancel']) {
    const uses = Array.from({ length: 40 }, (_, rank) =>
      api.post('/api/changes', { token }, { rank }),
    )
    const statuses = (await Promise.all(uses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 410)).toHaveLength(39)
  }
})

async function insertDueChange(n: number): Promise<void> {
  const { deps } = portal
  const siret = String(n).padStart(14, '0')
  const id = `account-${String(n)}`
  const holder = { email: `holder-${String(n)}@x.example`, mobile: null, holder: 'X' }
  const change = { field: 'mobile' as const, value: '+33612345678', confirmHash: null }
  await deps.database.write([
    upsertEmployer(deps, { siret, name: 'X', address: 'X' }),
    insertAccount(deps, { id, siret, ...holder, codeHash: deps.codes.decoy }),
    ...insertChange(deps, { ...change, id: `change-${String(n)}`, accountId: id, cancelHash: id }),
  ])
}
