import { connect, createServer, type AddressInfo } from 'node:net'
import { insertHolders } from '../support/holders.ts'
import { serve } from '../support/serve.ts'
import { siteHeaders } from '../support/browser.ts'
import { createTestApp, publicUrl } from '../support/test-app.ts'
import { addressOf } from './support/caller.ts'
import { sendAskedMails } from '../../api/src/resets/send-asked-mails.ts'

/** How often a request with a forged host was sent, how often its mail held only our address. */
export interface HostFindings {
  tried: number
  /** Mails that left: the others were refused before anything was asked. */
  mailed: number
  faults: string[]
  /** Connections to the forged host. */
  visits: number
}

/** A25: asks for links under forged hosts, over raw sockets, and reads what the mails point to. */
export async function forgeHosts(count: number): Promise<HostFindings> {
  const canary = await openCanary()
  const portal = await createTestApp()
  const settings = { ...portal.deps.settings, port: 0, host: '127.0.0.1' }
  const served = { ...portal.deps, settings }
  const { url, stop } = await serve(served)
  const { host } = new URL(url)
  const faults: string[] = []
  const holders = await insertHolders(portal.deps, count)
  for (const [rank, forge] of forgeries(count, canary.host).entries()) {
    const answer = await send(host, forge(host, formOf(holders[rank]?.siret ?? ''), rank))
    if (answer.includes(canary.host)) faults.push(`answer ${String(rank)}: ${answer}`)
    await sendAskedMails(served)
  }
  await portal.deliver()
  const { mails } = portal.mailbox
  for (const { recipients, subject = '', text = '', html } of mails) {
    const links = strangeLinks(`${subject}\n${text}\n${String(html)}`)
    faults.push(...links.map((link) => `mail to ${recipients.join(' ')}: ${link}`))
  }
  await stop()
  await portal.close()
  await canary.close()
  return { tried: count, mailed: mails.length, faults, visits: canary.visits() }
}

type Forgery = (host: string, form: string, rank: number) => string

const headers = [
  'Host',
  'X-Forwarded-Host',
  'X-Host',
  'X-Original-Host',
  'X-HTTP-Host-Override',
  'X-Forwarded-Server',
  'X-Original-URL',
  'X-Rewrite-URL',
  'X-Forwarded-Prefix',
  'Forwarded',
  'Referer',
]

/** The forged host as it is, dressed as ours, and beside ours. */
const dresses: ((evil: string) => string)[] = [
  (evil) => evil,
  (evil) => `http://${evil}/`,
  (evil) => `${evil}, localhost:4321`,
  (evil) => `localhost:4321, ${evil}`,
  (evil) => `localhost:4321@${evil}`,
  (evil) => `${evil}#localhost:4321`,
  (evil) => `localhost:4321.${evil}`,
  (evil) => `host=${evil};proto=https`,
  (evil) => `${evil}/connexion?`,
  (evil) => ` \t${evil}`,
]

function forgeries(count: number, evil: string): Forgery[] {
  const forged = headers.flatMap((name) =>
    dresses.flatMap((dress): Forgery[] => [
      (host, form) => request('POST', '/api/resets', { [name]: dress(evil) }, form, host),
      (host, form) => request('POST', '/api/resets', { Host: host, [name]: dress(evil) }, form),
    ]),
  )
  const absolute: Forgery = (host, form) =>
    request('POST', `http://${evil}/api/resets`, { Host: host }, form)
  const all = [absolute, ...forged]
  return Array.from({ length: count }, (_, rank) => all[rank % all.length] ?? absolute)
}

/** `host` stands for the Host header when the forged ones hold none. */
function request(
  method: string,
  target: string,
  forged: Record<string, string>,
  form: string,
  host?: string,
): string {
  const fields: Record<string, string> = {
    ...(host !== undefined && !('Host' in forged) && { Host: host }),
    ...forged,
    ...siteHeaders,
    'x-client-address': addressOf(sent++),
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(form)),
    connection: 'close',
  }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`)
  return [`${method} ${target} HTTP/1.1`, ...lines, '', form].join('\r\n')
}

let sent = 0

function formOf(siret: string): string {
  return JSON.stringify({ siret, captcha: '', human: true })
}

function send(host: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(`http://${host}`)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (data: Buffer) => (answer += data.toString()))
    socket.on('error', reject)
    socket.on('close', () => {
      resolve(answer)
    })
  })
}

/** Every address in a mail that is not the portal's own. */
export function strangeLinks(words: string): string[] {
  const links = words.match(/https?:\/\/[^\s"'<>]+/g) ?? []
  return links.filter((link) => link !== publicUrl && !link.startsWith(`${publicUrl}/`))
}

async function openCanary() {
  let visits = 0
  const server = createServer((socket) => {
    visits++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${String(port)}`,
    visits: () => visits,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
