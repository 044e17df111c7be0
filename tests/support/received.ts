import { receivedListSchema, type ReceivedList } from 'content-types'
import { recordReceived, type ReceivedFact } from '../../api/src/received/index.ts'
import type { Person } from './cast.ts'
import type { TestApp } from './test-app.ts'

/** « Ce que j’ai reçu » as somebody reads it. */
export async function readReceived(
  portal: TestApp,
  person: Person,
  query = '',
): Promise<ReceivedList> {
  const answer = await (await portal.logIn(person)).get(`/api/received${query}`)
  return receivedListSchema.parse(await answer.json())
}

let last = 0

/** Lines alone, without what they tell of; oldest first. */
export async function giveLines(
  portal: TestApp,
  person: Person,
  lines: readonly Partial<Omit<ReceivedFact, 'owner'>>[],
): Promise<void> {
  const owner = { accountId: portal.accountOf(person) }
  const facts = lines.map((line) => ({
    owner,
    kind: 'payment' as const,
    subject: `subject-${String(++last)}`,
    themeSlug: 'cotisation',
    label: `Ligne ${String(last)}`,
    at: new Date(portal.clock.now().getTime() + last),
    isNew: true,
    ...line,
  }))
  await portal.deps.database.write([recordReceived(facts)])
}
