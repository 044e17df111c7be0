import { openBrowser, type Browser } from './browser.ts'
import type { Person } from './cast.ts'
import { enrol } from './people.ts'
import type { TestApp } from './test-app.ts'

export const wrong = '000000'

/** A browser that the account knows, nobody being logged in. */
export async function knownBrowser(portal: TestApp, person: Person): Promise<Browser> {
  const browser = openBrowser(portal.app)
  await enrol(portal.deps, browser, portal.accountOf(person))
  return browser
}

/** Delivers the mails, and reads the one-time code of the latest. */
export async function readOneTimeCode(portal: TestApp, { email }: Person): Promise<string> {
  await portal.deliver()
  const mails = portal.mailbox.mailsTo(email)
  const codes = mails.flatMap(({ text }) => /usage unique : (\S+)/.exec(text ?? '')?.[1] ?? [])
  const code = codes.at(-1)
  if (code === undefined) throw new Error(`No code was mailed to ${email}`)
  return code
}

/** Each from an address of its own. */
export function tryFrom(
  browser: Browser,
  rank: number,
  { siret, code }: Pick<Person, 'siret' | 'code'>,
): Promise<Response> {
  const address = `198.51.${String(100 + Math.floor(rank / 250))}.${String(rank % 250)}`
  return browser.post('/api/session', { siret, code }, { 'x-client-address': address })
}

/** Three wrong codes; gives the answer to the last. */
export async function block(browser: Browser, { siret }: Pick<Person, 'siret'>): Promise<Response> {
  for (let tries = 1; tries < 3; tries++) await browser.logIn({ siret, code: wrong })
  return browser.logIn({ siret, code: wrong })
}

/** What the journal holds of an account, in order. */
export async function journalOf(portal: TestApp, person: Person): Promise<string[]> {
  const rows = await portal.deps.database.read(
    'SELECT event FROM journal WHERE account_id = ? ORDER BY id',
    [portal.accountOf(person)],
  )
  return rows.map(({ event }) => event as string)
}

/** Everything of an answer that its reader could compare with another. */
export async function everything(answer: Response) {
  const headers = Object.fromEntries(answer.headers)
  delete headers['x-request-id']
  return { status: answer.status, headers, body: await answer.text() }
}
