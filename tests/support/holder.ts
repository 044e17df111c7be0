import { accountSchema, type Account } from 'content-types'
import { applyDueChanges } from '../../api/src/profile/apply-changes.ts'
import type { Browser } from './browser.ts'
import { alice } from './cast.ts'
import { createTestApp, type TestApp } from './test-app.ts'

/** What the form of « Mes coordonnées » sends when nothing is touched. */
export const details = {
  email: alice.email,
  mobile: '06 00 00 00 01',
  address: alice.address,
  code: '',
}

export const newEmail = 'alice.armor@nouvelle-boite.example'

type Changes = Partial<Record<keyof typeof details, unknown>> & Record<string, unknown>

/** Alice, signed in, at the settings of her account. */
export interface Holder {
  portal: TestApp
  browser: Browser
  /** Signs in again, as after a change that ended every session. */
  signIn(): Promise<void>
  /** Signs in again when the session has ended. */
  account(): Promise<Account>
  /** Asks for changes that must be accepted. */
  ask(changes: Changes): Promise<Account>
  /** Asks for changes that must be refused; the sentence beside each field. */
  refusal(changes: Changes): Promise<Record<string, string>>
  /** A day and the job later. */
  dayLater(): Promise<void>
  /** Their subjects, once delivered. */
  mailsTo(address: string): Promise<(string | undefined)[]>
  /** The secrets of the links in the latest mail that has one. */
  linksTo(address: string): Promise<string[]>
  /** As whoever holds the mail, signed in nowhere. */
  follow(token: unknown, path?: '/api/changes' | '/api/changes/reading'): Promise<Response>
  /** Of all changes ever asked. */
  states(): Promise<unknown[]>
  /** What the account's row holds. */
  row(): Promise<Record<string, unknown>>
}

export async function openHolder(): Promise<Holder> {
  const portal = await createTestApp()
  const { database } = portal.deps
  const post = (changes: Changes) =>
    holder.browser.post('/api/account/changes', { ...details, ...changes })

  const holder: Holder = {
    portal,
    browser: await portal.logIn(alice),
    async signIn() {
      holder.browser = await portal.logIn(alice)
    },
    async account() {
      if ((await holder.browser.get('/api/session')).status === 401) await holder.signIn()
      return accountSchema.parse(await (await holder.browser.get('/api/account')).json())
    },
    async ask(changes) {
      const answer = await post(changes)
      if (answer.status !== 200) throw new Error(await answer.text())
      return accountSchema.parse(await answer.json())
    },
    async refusal(changes) {
      const answer = await post(changes)
      const body = await answer.text()
      if (answer.status !== 422) throw new Error(body)
      const { errors } = JSON.parse(body) as { errors: { field: string; message: string }[] }
      return Object.fromEntries(errors.map(({ field, message }) => [field, message]))
    },
    async dayLater() {
      portal.clock.advance({ hours: 24 })
      await applyDueChanges(portal.deps)
    },
    async mailsTo(address) {
      await portal.deliver()
      return portal.mailbox.mailsTo(address).map(({ subject }) => subject)
    },
    async linksTo(address) {
      await portal.deliver()
      const link = /^http:\/\/localhost:4321\/connexion\/changement\?cle=([\w-]{43})$/gm
      const found = portal.mailbox.mailsTo(address).map(({ text }) => (text ?? '').matchAll(link))
      const mails = found.map((links) => [...links].map(([, token = '']) => token))
      return mails.findLast((tokens) => tokens.length > 0) ?? []
    },
    follow: (token, path = '/api/changes') => portal.visitor().post(path, { token }),
    async states() {
      const rows = await database.read('SELECT state FROM contact_changes')
      return rows.map(({ state }) => state)
    },
    async row() {
      const rows = await database.read(
        'SELECT email, mobile, address FROM accounts WHERE siret = ?',
        [alice.siret],
      )
      return { ...rows[0] }
    },
  }
  return holder
}
