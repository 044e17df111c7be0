import { sendAskedMails } from '../../../api/src/resets/send-asked-mails.ts'
import type { Browser } from '../../support/browser.ts'
import type { Person } from '../../support/cast.ts'
import type { TestApp } from '../../support/test-app.ts'

let askers = 0

/** Asks by the plain form, each time from another address. */
export function ask(
  portal: TestApp,
  siret: string,
  { path = '/api/resets', headers = {} }: { path?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const rank = askers++
  const address = `198.18.${String((rank >> 8) & 255)}.${String(rank & 255)}`
  const body = { siret, captcha: '', human: true }
  return portal.visitor().post(path, body, { 'x-client-address': address, ...headers })
}

/** Does what the workers do: what was asked is answered, and the mails leave. */
export async function work(portal: TestApp): Promise<void> {
  await sendAskedMails(portal.deps)
  await portal.deliver()
}

/** The token of the newest link that a person got. */
export function tokenOf(portal: TestApp, { email }: Person): string {
  const mail = portal.mailbox.mailsTo(email).findLast(({ text }) => text?.includes('?cle='))
  return /\?cle=([\w-]{43})$/m.exec(mail?.text ?? '')?.[1] ?? ''
}

export async function askAndRead(portal: TestApp, person: Person): Promise<string> {
  await ask(portal, person.siret)
  await work(portal)
  return tokenOf(portal, person)
}

export function redeem(
  browser: Browser,
  token: string,
  code = '284719',
  codeAgain = code,
): Promise<Response> {
  return browser.post('/api/resets/redemption', { token, code, codeAgain })
}
