import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import type { Portal } from './portal.ts'
import { typedCodeOf } from './mails.ts'

const PATIENCE_MS = 30_000
const headers = {
  'content-type': 'application/json',
  accept: 'application/json',
  'sec-fetch-site': 'same-origin',
  'x-forwarded-for': '198.51.100.9',
}

export interface SignedIn {
  /** As a Cookie header. */
  cookie: string
  cookies: { name: string; value: string }[]
}

/** The first demo employer, from a browser that the account does not know yet. */
export async function signInToPortal(portal: Portal): Promise<SignedIn> {
  const { siret = '', code = '', email = '' } = portal.employers[0] ?? {}
  const first = await post(portal, '/api/session', { siret, code }, '')
  const awaited = first.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  const typed = await readCode(portal, email)
  const second = await post(portal, '/api/session/code', { code: typed }, awaited.join('; '))
  if (second.status !== 201)
    throw new Error(`The mailed code opens nothing: ${await second.text()}`)
  const cookies = second.headers.getSetCookie().map((line) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    return { name, value }
  })
  const kept = cookies.filter(({ value }) => value !== '')
  return { cookies: kept, cookie: kept.map(({ name, value }) => `${name}=${value}`).join('; ') }
}

function post({ siteUrl }: Portal, path: string, body: object, cookie: string): Promise<Response> {
  return fetch(`${siteUrl}${path}`, {
    method: 'POST',
    headers: { ...headers, ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  })
}

const mailsSchema = z.array(z.object({ text: z.string() }))

async function readCode({ mailboxUrl }: Portal, email: string): Promise<string> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const answer = await fetch(`${mailboxUrl}/messages?to=${encodeURIComponent(email)}`)
    const mails = mailsSchema.parse(await answer.json())
    const code = mails.map((mail) => typedCodeOf(mail)).find((found) => found !== '')
    if (code !== undefined) return code
    if (performance.now() > deadline) throw new Error(`No code came to ${email}`)
    await sleep(100)
  }
}
