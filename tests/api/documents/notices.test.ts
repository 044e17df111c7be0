import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Channel } from 'content-types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { documentJobs, publishDocument } from '../../../api/src/documents/index.ts'
import { recordConsents } from '../../../api/src/notifications/index.ts'
import { alice, bob, type Person } from '../../support/cast.ts'
import { countRows } from '../../support/count-rows.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
  await accept(alice, ['mail'])
})
afterEach(() => portal.close())

test('a new document is told of by mail, without a word of what it is', async () => {
  await publish(alice)
  portal.clock.advance({ minutes: 10 })
  await tell()
  expect(await messages()).toMatchObject([
    {
      channel: 'mail',
      recipient: alice.email,
      subject: expect.stringContaining('Un document') as string,
    },
  ])
  const [{ text, html } = { text: '', html: '' }] = await messages()
  expect(`${text}${html}`).toContain('/espace/obtenir')
  expect(`${text}${html}`).not.toMatch(/SECRET|attestation|cotisation/i)
})

test('three hundred documents of ten minutes are one mail', async () => {
  const { deps } = portal
  for (let rank = 0; rank < 300; rank++) {
    await deps.database.write(await publication(alice, `%PDF-1.7 ${String(rank)}`))
    portal.clock.advance({ seconds: 1 })
  }
  await tell()
  expect(await messages()).toEqual([])
  portal.clock.advance({ minutes: 6 })
  await tell()
  await tell()
  expect((await messages()).map(({ subject }) => subject)).toEqual([
    '300 documents vous attendent dans votre espace',
  ])
})

test('what comes later is told of later, once', async () => {
  await publish(alice)
  portal.clock.advance({ minutes: 10 })
  await tell()
  await publish(alice)
  await tell()
  expect(await messages()).toHaveLength(1)
  portal.clock.advance({ minutes: 10 })
  await Promise.all([tell(), tell(), tell()])
  expect(await messages()).toHaveLength(2)
})

test('a process that ends before the mail is kept tells of it at its next start', async () => {
  await publish(alice)
  portal.clock.advance({ minutes: 10 })
  const { database } = portal.deps
  const write = database.write.bind(database)
  database.write = () => Promise.reject(new Error('the power is cut'))
  await expect(tell()).rejects.toThrow('the power is cut')
  database.write = write
  expect(await messages()).toEqual([])
  await tell()
  await tell()
  expect(await messages()).toHaveLength(1)
})

test('a document that comes while its holder is being told waits for the next mail', async () => {
  await publish(alice)
  portal.clock.advance({ minutes: 10 })
  const { database } = portal.deps
  const write = database.write.bind(database)
  database.write = async (statements) => {
    database.write = write
    await publish(alice)
    return write(statements)
  }
  await tell()
  expect(await messages()).toEqual([])
  await tell()
  expect((await messages()).map(({ subject }) => subject)).toEqual([
    '2 documents vous attendent dans votre espace',
  ])
})

test('each holder is told by the channels that they accepted, and by no other', async () => {
  await accept(alice, ['sms'])
  await publish(alice)
  await publish(bob)
  portal.clock.advance({ minutes: 10 })
  await tell()
  expect((await messages()).map(({ channel }) => channel).sort()).toEqual(['mail', 'sms'])
  const sms = (await messages()).find(({ channel }) => channel === 'sms')
  expect(sms?.text).toMatch(/^Enim : un document vous attend/)
  expect(await countRows(portal.deps, 'document_notices')).toBe(0)
})

test('documents of more than sixty days ago tell nobody', async () => {
  const publishedAt = new Date(portal.clock.now().getTime() - 61 * 24 * 3_600_000)
  await publish(alice, publishedAt)
  portal.clock.advance({ minutes: 10 })
  await tell()
  expect(await messages()).toEqual([])
})

test('nobody is told of what they asked the portal for', async () => {
  await portal.deps.database.write(await publication(alice, '%PDF-1.7', { source: 'portal' }))
  portal.clock.advance({ minutes: 10 })
  await tell()
  expect(await messages()).toEqual([])
})

test('an account that was closed meanwhile is told nothing', async () => {
  await publish(alice)
  await portal.deps.database.write([
    { sql: 'UPDATE accounts SET closed_at = 1 WHERE siret = ?', args: [alice.siret] },
  ])
  portal.clock.advance({ minutes: 10 })
  await tell()
  expect(await messages()).toEqual([])
  expect(await countRows(portal.deps, 'document_notices')).toBe(0)
})

async function tell(): Promise<void> {
  for (const job of documentJobs(portal.deps)) await job.run()
}

async function accept(person: Person, chosen: readonly Channel[]): Promise<void> {
  const choices = chosen.map((channel) => ({ kind: 'documents', channel, accepted: true }) as const)
  await portal.deps.database.write(
    recordConsents(portal.accountOf(person), choices, { at: portal.clock.now() }),
  )
}

async function publish(person: Person, publishedAt?: Date): Promise<void> {
  await portal.deps.database.write(
    await publication(person, '%PDF-1.7', publishedAt && { publishedAt }),
  )
}

async function publication(
  person: Person,
  content: string,
  changes: { publishedAt?: Date; source?: 'portal' } = {},
) {
  const path = join(portal.folder, 'published')
  await writeFile(path, content)
  const { statements } = await publishDocument(portal.deps, path, {
    accountId: portal.accountOf(person),
    kind: 'attestation',
    themeSlug: 'cotisation',
    description: 'SECRET',
    fileName: 'SECRET.pdf',
    publishedAt: portal.clock.now(),
    source: 'import',
    ...changes,
  })
  return statements
}

async function messages() {
  const rows = await portal.deps.database.read(
    'SELECT channel, recipient, subject, text, html FROM outbox ORDER BY created_at',
  )
  return rows as unknown as Record<'channel' | 'recipient' | 'subject' | 'text' | 'html', string>[]
}
