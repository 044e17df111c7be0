import { execFile } from 'node:child_process'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { formatEntry } from '../../../api/src/journal/format-entry.ts'
import { recordEvent } from '../../../api/src/journal/index.ts'
import { readOptions } from '../../../api/src/journal/options.ts'
import { searchEntries, type Found } from '../../../api/src/journal/search-store.ts'
import { insertAgent } from '../../support/agents.ts'
import { alice, bob } from '../../support/cast.ts'
import { startChild } from '../../support/child.ts'
import { findSlowSteps, recordStatements } from '../../support/query-plans.ts'
import { createTestApp, testEnvironment, type TestApp } from '../../support/test-app.ts'

const program = resolve(import.meta.dirname, '../../../api/src/journal/main.ts')

let portal: TestApp

beforeEach(async () => {
  portal = await createTestApp()
})
afterEach(() => portal.close())

test('what happened is read in a line: when in Paris, what, who, whose, from where', async () => {
  await record({ at: '2026-07-01T22:30:05Z', about: 'email' })
  const [line] = (await search()).map(formatEntry)
  expect(line).toMatch(
    /^02\/07\/2026 00:30:05 {2}connexion +titulaire {2}900 000 001 00017 {2}192\.0\.2\.0\/24 +Firefox sur Linux {2}adresse e-mail$/,
  )
})

test('lines are aligned, whatever they tell', async () => {
  await record({})
  await record({ event: 'reset-refused', actor: 'visitor', siret: bob.siret })
  const lines = (await search()).map(formatEntry)
  expect(new Set(lines.map((line) => line.indexOf('192.0.2.0/24'))).size).toBe(1)
})

test('each option narrows, and days are those of Paris', async () => {
  await record({ at: '2026-10-31T22:59:59Z', about: '31' })
  await record({ at: '2026-10-31T23:00:00Z', about: '1' })
  await record({ at: '2026-11-01T22:59:59Z', about: '1, end', event: 'blocked' })
  await record({ at: '2026-11-01T23:00:00Z', about: '2', siret: bob.siret })
  const about = async (...args: string[]) => (await search(...args)).map((entry) => entry.about)
  expect(await about('--since', '2026-11-01')).toEqual(['1', '1, end', '2'])
  expect(await about('--until', '01/11/2026')).toEqual(['31', '1', '1, end'])
  expect(await about('--since', '2026-11-01', '--until', '2026-11-01')).toEqual(['1', '1, end'])
  expect(await about('--event', 'blocked')).toEqual(['1, end'])
  expect(await about('--siret', '900 000 002 00015')).toEqual(['2'])
  expect(await about('--account', portal.accountOf(alice))).toEqual(['31', '1', '1, end', '2'])
  expect(await about('--account', 'none')).toEqual([])
  expect(await about('--limit', '2')).toEqual(['1, end', '2'])
})

test('what an agent did, and what an administrator did to them, is told with their addresses', async () => {
  const { deps } = portal
  const agent = await insertAgent(deps, { role: 'agent', services: ['cotisation'] })
  const ada = await insertAgent(deps, { role: 'administrator', services: [] })
  const entry = { actor: 'enim', agentId: agent.id } as const
  await deps.database.write([
    recordEvent(deps, { ...entry, event: 'agent-signed-in' }),
    recordEvent(deps, { ...entry, event: 'agent-disabled', about: ada.id }),
  ])
  await record({})
  const found = await search('--agent', 'AGENT@enim.example')
  expect(found).toMatchObject([
    { event: 'agent-signed-in', agent: agent.email, about: null },
    { event: 'agent-disabled', agent: agent.email, about: `par ${ada.email}` },
  ])
  expect(found.map(formatEntry)[1]).toMatch(
    /agent désactivé .* par administrator@enim\.example {2}agent@enim\.example$/,
  )
  expect(await search('--agent', 'nobody@enim.example')).toEqual([])
})

test('more entries than a page are all read once, in their order', async () => {
  const entry = (about: number) =>
    recordEvent(portal.deps, { event: 'signed-in', actor: 'holder', about: String(about) })
  await portal.deps.database.write(Array.from({ length: 1_503 }, (_, index) => entry(index)))
  const found = await search('--limit', '1501')
  expect(found.map(({ about }) => Number(about))).toEqual(
    Array.from({ length: 1_501 }, (_, index) => index + 2),
  )
})

test.each([
  [['--siret', '123'], '--siret : Le SIRET comporte 14 chiffres'],
  [['--event', 'toString'], '--event : « toString » n’est pas un événement du journal.'],
  [['--since', 'hier'], '--since : « hier » n’est pas un jour.'],
  [['--until', '2026-02-30'], '--until : « 2026-02-30 » n’est pas un jour.'],
  [['--since', '2026-02-02', '--until', '2026-02-01'], '--since est après --until.'],
  [['--limit', '0'], '--limit doit être un nombre entier, au moins 1.'],
  [['--limit', '1e9'], '--limit doit être un nombre entier, au moins 1.'],
  [['--force'], '« --force » n’est pas une option de cette commande.'],
  [['--siret'], 'L’option « --siret'],
])('%j is refused by its name', (args, sentence) => {
  expect(refusalOf(args)).toContain(sentence)
})

test('the command prints lines, JSON, and a sentence when there is nothing', async () => {
  await record({ at: '2026-07-01T22:30:05Z' })
  expect((await run('--siret', alice.siret)).output).toMatch(/^02\/07\/2026 00:30:05 {2}connexion/)
  const { output } = await run('--json')
  expect(JSON.parse(output)).toMatchObject({
    at: '2026-07-01T22:30:05.000Z',
    event: 'signed-in',
    actor: 'holder',
    siret: alice.siret,
    network: '192.0.2.0/24',
  })
  expect(await run('--event', 'blocked')).toEqual({
    code: 0,
    output: 'Aucun événement ne correspond.',
  })
  expect(await run('--limit', 'x')).toMatchObject({ code: 2 })
})

test('a reader who leaves early is no failure', async () => {
  const entry = recordEvent(portal.deps, { event: 'signed-in', actor: 'holder' })
  await portal.deps.database.write(Array.from({ length: 3_000 }, () => entry))
  const command = `"${process.execPath}" "${program}" --limit 3000 | head -1`
  const env = { ...process.env, ...environment() }
  const { stdout, stderr } = await promisify(execFile)('sh', ['-c', command], { env })
  expect(stdout.split('\n')).toHaveLength(2)
  expect(stderr).toBe('')
})

test('entries of an employer, or of an agent, are found by the index that has them in order', async () => {
  await record({})
  const recorded = recordStatements(portal.deps.database)
  await search('--siret', alice.siret)
  await search(
    '--siret',
    alice.siret,
    '--account',
    'x',
    '--event',
    'blocked',
    '--since',
    '2026-01-01',
  )
  await search('--agent', 'agent@enim.example', '--event', 'blocked')
  const statements = [...recorded.values()]
  expect(statements).toHaveLength(6)
  for (const statement of statements) {
    expect(await findSlowSteps(portal.deps.database, statement)).toEqual([])
  }
})

function refusalOf(args: string[]): string {
  try {
    readOptions(args)
    return ''
  } catch (error) {
    return (error as Error).message.replaceAll('\u00a0', ' ')
  }
}

interface NewEntry {
  at?: string
  event?: 'signed-in' | 'blocked' | 'reset-refused'
  actor?: 'holder' | 'visitor'
  siret?: string
  about?: string
}

async function record({ at, about, ...changes }: NewEntry): Promise<void> {
  const clock = at === undefined ? portal.clock : { now: () => new Date(at) }
  const entry = recordEvent(
    { clock },
    {
      event: 'signed-in',
      actor: 'holder',
      siret: alice.siret,
      accountId: portal.accountOf(alice),
      client: { network: '192.0.2.0/24', browser: 'Firefox sur Linux' },
      ...(about !== undefined && { about }),
      ...changes,
    },
  )
  await portal.deps.database.write([entry])
}

async function search(...args: string[]): Promise<Found[]> {
  const options = readOptions(args)
  if (options === undefined) throw new Error('The help was asked for.')
  const pages = await Array.fromAsync(searchEntries(portal.deps, options.filter, options.limit))
  return pages.flat()
}

function environment(): Record<string, string> {
  return {
    ...testEnvironment,
    DATABASE_URL: portal.databaseUrl,
    FILES_URL: `file:${join(portal.folder, 'files')}`,
  }
}

async function run(...args: string[]) {
  const child = startChild(program, args, environment())
  const code = await child.ended
  return { code, output: child.lines.join('\n') }
}
