import type { Registration } from 'content-types'
import type { Deps } from '../../../api/src/app.ts'
import { upsertEmployer, upsertTitle } from '../../../api/src/registry/index.ts'
import type { Browser } from '../../support/browser.ts'
import type { TestApp } from '../../support/test-app.ts'

/** An employer of the register without an account. */
export const dora = { siret: '90000000500018', name: 'Dragage Dora', address: '5 quai des Essais' }

export const titles = [
  { number: '2026-01 B/0042', period: '2026-01', issuedOn: '2026-02-03', amountCents: 123_456 },
  { number: '2026-02 B/0043', period: '2026-02', issuedOn: '2026-03-01', amountCents: 98_700 },
]

/** How each fact of the first title may be written. */
export const rightAnswers = {
  number: '202601b0042',
  date: '3 février 2026',
  amount: '1 234,56 €',
} as const

export const wrongAnswers = { number: '202601b0041', date: '04/02/2026', amount: '1234' } as const

export async function insertDora(deps: Deps, employer = dora): Promise<void> {
  await deps.database.write([
    upsertEmployer(deps, employer),
    ...titles.map((title) => upsertTitle(employer.siret, title)),
  ])
}

export const details = {
  firstName: 'Dora',
  lastName: 'Drague',
  email: 'dora@dragage.example',
  mobile: '06 12 34 56 78',
  code: '830462',
  codeAgain: '830462',
  notifications: true,
  dataNotice: true,
}

export async function begin(browser: Browser, siret = dora.siret): Promise<Registration> {
  const answer = await browser.post('/api/registration', { siret })
  if (answer.status !== 201) throw new Error(await answer.text())
  return (await answer.json()) as Registration
}

export function answer(browser: Browser, { id, fact }: Registration, answers = rightAnswers) {
  return browser.post('/api/registration/answer', { id, answer: answers[fact] })
}

export function wrong(browser: Browser, { id, fact }: Registration, from = '192.0.2.1') {
  const headers = { 'x-client-address': from }
  return browser.post('/api/registration/answer', { id, answer: wrongAnswers[fact] }, headers)
}

/** Up to the mail; gives the browser that did it and the registration. */
export async function complete(
  portal: TestApp,
  { browser = portal.visitor(), siret = dora.siret, changes = {} } = {},
): Promise<{ browser: Browser; registration: Registration }> {
  const registration = await begin(browser, siret)
  const answered = await answer(browser, registration)
  if (answered.status !== 200) throw new Error(await answered.text())
  const body = { ...details, ...changes, id: registration.id }
  const completed = await browser.post('/api/registration/details', body)
  if (completed.status !== 200) throw new Error(await completed.text())
  return { browser, registration: (await completed.json()) as Registration }
}

/** The secret of the latest confirmation mail to an address. */
export async function mailedToken(portal: TestApp, email = details.email): Promise<string> {
  await portal.deliver()
  const mail = portal.mailbox
    .mailsTo(email)
    .findLast(({ subject }) => subject === 'Confirmez votre première connexion')
  const found = /connexion\/activation\?cle=([\w-]{43})/.exec(mail?.text ?? '')
  if (!found?.[1]) throw new Error(`No link was mailed to ${email}`)
  return found[1]
}

export async function problemOf(response: Response) {
  const body = (await response.json()) as {
    type: string
    title: string
    errors: { field: string; message: string }[]
  }
  return { status: response.status, ...body }
}

/** The bytes that a stranger sees, but for what is drawn at random or tells the hour. */
export async function faceOf(response: Response, siret: string) {
  const headers = Object.fromEntries(response.headers)
  delete headers['x-request-id']
  const masked = (text: string) =>
    text.replaceAll(siret, 'SIRET').replace(/"id":"[\w-]+"|registration=[\w-]{43}/, 'RANDOM')
  return {
    status: response.status,
    headers: masked(JSON.stringify(headers)),
    body: masked(await response.text()).replace(/"fact":"\w+"/, 'FACT'),
  }
}
