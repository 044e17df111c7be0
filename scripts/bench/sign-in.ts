import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMailedCode } from './mailed-code.ts'
import type { Portal } from './portal.ts'

/** The way the site talks to the api: its key, and a browser's proof of origin. */
export interface ApiDoor {
  url: string
  headers: Record<string, string>
  mailboxUrl: string
}

interface DemoAccount {
  siret: string
  code: string
  email: string
}

export function apiDoor(portal: Portal): ApiDoor {
  return {
    url: portal.apiUrl,
    headers: { 'x-site-key': portal.secrets.SITE_KEY ?? '', 'sec-fetch-site': 'same-origin' },
    mailboxUrl: portal.mailboxUrl,
  }
}

export function demoAccount(portal: Portal): DemoAccount {
  const file = join(portal.data, 'demo', 'api', 'employers.json')
  const [first] = (JSON.parse(readFileSync(file, 'utf8')) as { employers: DemoAccount[] }).employers
  if (!first) throw new Error(`${file} holds no employer.`)
  return first
}

/** By SIRET: the cookie by which the account knows this browser, once a mailed code was typed. */
const enrolments = new Map<string, string>()

/** Logs in as a browser at `address` would, and answers the session's cookie. */
export async function signIn(
  door: ApiDoor,
  { siret, code, email }: DemoAccount,
  address = '127.0.0.1',
): Promise<string> {
  const known = enrolments.get(siret) ?? ''
  let response = await send(door, '/api/session', { siret, code }, { address, cookie: known })
  if (response.status === 202) {
    const cookie = cookieOf(response, '__Host-login')
    const mailed = await readMailedCode(door.mailboxUrl, email)
    response = await send(door, '/api/session/code', { code: mailed }, { address, cookie })
    enrolments.set(siret, cookieOf(response, '__Host-browser'))
  }
  if (response.status !== 201) throw new Error(`The login answered ${response.status}.`)
  return cookieOf(response, '__Host-session')
}

async function send(
  door: ApiDoor,
  path: string,
  body: object,
  { address, cookie }: { address: string; cookie: string },
): Promise<Response> {
  const response = await fetch(`${door.url}${path}`, {
    method: 'POST',
    headers: {
      ...door.headers,
      'x-client-address': address,
      'content-type': 'application/json',
      cookie,
    },
    body: JSON.stringify(body),
  })
  await response.arrayBuffer()
  return response
}

function cookieOf(response: Response, name: string): string {
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  return cookies.find((cookie) => cookie.startsWith(`${name}=`)) ?? ''
}
