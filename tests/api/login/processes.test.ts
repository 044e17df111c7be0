import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../api/src/platform/database.ts'
import { startApiProcesses, type ApiProcesses } from '../../support/api-processes.ts'
import { alice, bob } from '../../support/cast.ts'
import { journalOf, wrong } from '../../support/logins.ts'
import { startSqld } from '../../support/sqld.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

const places = [
  { name: 'four processes on one libSQL server', count: 4, isServer: true },
  { name: 'one process on a file', count: 1, isServer: false },
]

describe.each(places)('$name', ({ count, isServer }) => {
  let folder: string
  let sqld: Awaited<ReturnType<typeof startSqld>> | undefined
  let portal: TestApp
  let api: ApiProcesses

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'enim-processes-'))
    if (isServer) sqld = await startSqld(join(folder, 'data'))
    const databaseUrl = sqld?.url ?? `file:${join(folder, 'portal.db')}`
    portal = await createTestApp({ database: await openDatabase(databaseUrl) })
    api = await startApiProcesses(portal, { databaseUrl, count })
  })
  afterAll(async () => {
    await api.stop()
    await portal.close()
    await sqld?.stop()
    await rm(folder, { recursive: true })
  })

  test('of 200 wrong codes at once, exactly 3 are looked at, and one mail is sent', async () => {
    const tries = Array.from({ length: 200 }, (_, rank) =>
      api.post('/api/session', { siret: alice.siret, code: wrong }, { rank }),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status)
    // A single process has no room for 200 at once.
    expect(statuses.filter((status) => status !== 401 && status !== 503)).toEqual([])
    const events = (await journalOf(portal, alice)).toSorted()
    expect(events).toEqual(['blocked', ...Array<string>(3).fill('sign-in-refused')])
    await expect.poll(() => portal.mailbox.mailsTo(alice.email), patience).toHaveLength(1)
    const right = await api.post('/api/session', alice, { rank: 250 })
    expect(right.status).toBe(401)
  })

  test('a one-time code sent 40 times at once opens one session', async () => {
    const answer = await api.post('/api/session', bob, { rank: 0 })
    expect(answer.status).toBe(202)
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    await expect.poll(() => portal.mailbox.mailsTo(bob.email), patience).toHaveLength(1)
    const [mail] = portal.mailbox.mailsTo(bob.email)
    const code = /usage unique : (\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
    const sendings = Array.from({ length: 40 }, (_, rank) =>
      api.post('/api/session/code', { code }, { rank, cookie }),
    )
    const statuses = (await Promise.all(sendings)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 410)).toHaveLength(39)
    const { database } = portal.deps
    expect(await database.read('SELECT * FROM sessions')).toHaveLength(1)
    expect(await database.read('SELECT * FROM browsers')).toHaveLength(1)
  })
})

const patience = { timeout: 20_000 }
