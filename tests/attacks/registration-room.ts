import { createActivationKey, upsertEmployer, upsertTitle } from '../../api/src/registry/index.ts'
import { openBrowser, type Browser } from '../support/browser.ts'
import { siretOf } from '../support/sirets.ts'
import type { TestApp } from '../support/test-app.ts'
import { RegistrationModel } from './registration-model.ts'

export const BROWSERS = 2
export const EMPLOYERS = 2

/** Employers, browsers and an address of the network that no other run has. */
export interface Room {
  portal: TestApp
  rank: number
  /** Those that Enim knows, then one that it does not. */
  sirets: string[]
  keys: Map<string, string>
  browsers: Browser[]
  model: RegistrationModel
}

const title = { number: 'T-1', period: '2026-01', issuedOn: '2026-02-03', amountCents: 123_456 }
export const rightAnswers: Record<string, string> = {
  number: 't 1',
  date: '03/02/2026',
  amount: '1234,56',
}
export const wrongAnswers: Record<string, string> = {
  number: 't 2',
  date: '04/02/2026',
  amount: '1234,57',
}

export async function openRoom(portal: TestApp, rank: number): Promise<Room> {
  const { deps } = portal
  const sirets = Array.from({ length: EMPLOYERS + 1 }, (_, place) => siretOf(rank * 8 + place))
  const known = sirets.slice(0, EMPLOYERS)
  const keys = new Map<string, string>()
  const statements = known.flatMap((siret) => {
    const made = createActivationKey(deps, siret)
    keys.set(siret, made.key)
    const employer = { siret, name: `Employeur ${siret}`, address: '1 quai des Essais' }
    return [upsertEmployer(deps, employer), upsertTitle(siret, title), ...made.statements]
  })
  await deps.database.write(statements)
  const browsers = Array.from({ length: BROWSERS }, () => openBrowser(portal.app))
  return { portal, rank, sirets, keys, browsers, model: new RegistrationModel(known) }
}

export function post(room: Room, browser: number, path: string, body: object): Promise<Response> {
  const headers = { 'x-client-address': `2001:db8:${room.rank.toString(16)}::1` }
  const sender = room.browsers[browser] ?? room.portal.visitor()
  return sender.post(path, body, headers)
}

/** The secret of the mail that was queued last. */
export async function latestToken({ portal }: Room): Promise<string> {
  const [row] = await portal.deps.database.read(
    'SELECT text FROM outbox ORDER BY rowid DESC LIMIT 1',
  )
  const [, token] = /activation\?cle=([\w-]{43})/.exec(row?.['text'] as string) ?? []
  if (token === undefined) throw new Error('The last mail has no link')
  return token
}

/** Of the room’s employers, those that have an account. */
export async function listOpened({ portal, sirets }: Room): Promise<string[]> {
  const rows = await portal.deps.database.read(
    'SELECT siret FROM accounts WHERE siret IN (?, ?, ?) ORDER BY siret',
    sirets,
  )
  return rows.map((row) => row['siret'] as string)
}
