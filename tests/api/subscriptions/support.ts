import { everyDomain, subscriptionConsent } from 'content-types'
import { answerAskings } from '../../../api/src/subscriptions/worker.ts'
import type { TestApp } from '../../support/test-app.ts'

export const dana = 'dana.drisse@marees.example'
export const emile = 'emile.ecope@marees.example'

let askers = 0

/** A form that is filled in as it should be. */
export function signUpForm(email: string, fields: Record<string, unknown> = {}) {
  return {
    email,
    domains: [everyDomain],
    frequency: 'weekly',
    consent: true,
    words: subscriptionConsent.version,
    page: '/actu',
    captcha: '',
    human: true,
    ...fields,
  }
}

/** Signs an address up, each time from another connection. */
export function ask(
  portal: TestApp,
  email: string,
  fields: Record<string, unknown> = {},
): Promise<Response> {
  const rank = askers++
  const address = `198.18.${String((rank >> 8) & 255)}.${String(rank & 255)}`
  const headers = { 'x-client-address': address }
  return portal.visitor().post('/api/subscriptions', signUpForm(email, fields), headers)
}

/** Does what the workers do: what was asked is answered, and the mails leave. */
export async function work(portal: TestApp): Promise<void> {
  await answerAskings(portal.deps)
  await portal.deliver()
}

/** What a link of the newest mail to an address holds. */
export function keyIn(portal: TestApp, address: string, path: string): string {
  const link = `${portal.deps.settings.publicUrl}${path}?cle=`
  const mail = portal.mailbox.mailsTo(address).findLast(({ text }) => text?.includes(link))
  return mail?.text?.split(link)[1]?.split(/\s/)[0] ?? ''
}

export async function askAndRead(
  portal: TestApp,
  email: string,
  fields: Record<string, unknown> = {},
): Promise<string> {
  await ask(portal, email, fields)
  await work(portal)
  return keyIn(portal, email, '/actu/confirmation')
}

export function confirm(portal: TestApp, token: string): Promise<Response> {
  return portal.visitor().post('/api/subscriptions/confirmation', { token })
}

/** Signs up and confirms; the key of the preferences, and that which leaves. */
export async function subscribe(
  portal: TestApp,
  email: string,
  fields: Record<string, unknown> = {},
): Promise<{ key: string; leaving: string }> {
  const answer = await confirm(portal, await askAndRead(portal, email, fields))
  const { key } = (await answer.json()) as { key: string }
  await portal.deliver()
  return { key, leaving: keyIn(portal, email, '/actu/desinscription') }
}

export function preferences(
  portal: TestApp,
  path: string,
  fields: Record<string, unknown>,
): Promise<Response> {
  return portal.visitor().post(`/api/subscriptions/preferences${path}`, fields)
}

export async function readPreferences(portal: TestApp, token: string) {
  const answer = await preferences(portal, '/reading', { token })
  return (await answer.json()) as Record<string, unknown>
}

const tables = [
  'subscribers',
  'subscriber_domains',
  'asked_subscriptions',
  'unconfirmed_subscriptions',
  'subscription_mails',
  'subscription_consents',
  'left_addresses',
  'outbox',
]

/** All that the database holds of subscribers. */
export async function everythingKept({ deps }: TestApp): Promise<string> {
  const rows = await Promise.all(
    tables.map((table) => deps.database.read(`SELECT * FROM ${table}`)),
  )
  return JSON.stringify(rows)
}
