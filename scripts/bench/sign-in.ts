import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Portal } from './portal.ts'

/** The way the site talks to the api: its key, and a browser's proof of origin. */
export interface ApiDoor {
  url: string
  headers: Record<string, string>
}

interface DemoAccount {
  siret: string
  code: string
}

export function apiDoor(portal: Portal): ApiDoor {
  return {
    url: portal.apiUrl,
    headers: { 'x-site-key': portal.secrets.SITE_KEY ?? '', 'sec-fetch-site': 'same-origin' },
  }
}

export function demoAccount(portal: Portal): DemoAccount {
  const file = join(portal.data, 'demo', 'api', 'employers.json')
  const [first] = (JSON.parse(readFileSync(file, 'utf8')) as { employers: DemoAccount[] }).employers
  if (!first) throw new Error(`${file} holds no employer.`)
  return first
}

/** Logs in as a browser at `address` would, and answers the session's cookie. */
export async function signIn(
  door: ApiDoor,
  { siret, code }: DemoAccount,
  address = '127.0.0.1',
): Promise<string> {
  const response = await fetch(`${door.url}/api/session`, {
    method: 'POST',
    headers: { ...door.headers, 'x-client-address': address, 'content-type': 'application/json' },
    body: JSON.stringify({ siret, code }),
  })
  await response.arrayBuffer()
  if (response.status !== 201) throw new Error(`The login answered ${response.status}.`)
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}
