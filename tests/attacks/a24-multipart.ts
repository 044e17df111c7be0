import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { createRandom, type Random } from '../fixtures/files/random.ts'
import { query } from '../faults/kept-deposits.ts'
import type { KilledPortal } from '../faults/killed-portal.ts'
import { newForm, send } from '../faults/sent-forms.ts'
import { depositForm } from '../support/forms.ts'
import { multipart } from '../support/multipart.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { inParallel } from './support/caller.ts'
import { withPortal } from './support/deposit-files.ts'

const counts = { short: 500, full: 50_000 }
const PATIENCE_MS = 20_000
const AT_ONCE = 8
const WARM_UP = 200

/** Headers on whose reading two parsers may differ. */
const types = [
  'multipart/form-data; boundary=----limite-des-essais',
  'multipart/form-data; boundary="----limite-des-essais"',
  'multipart/form-data; boundary=----limite-des-essais; boundary=autre',
  'multipart/form-data; boundary=autre; boundary=----limite-des-essais',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/mixed; boundary=----limite-des-essais',
  'multipart/form-data; boundary=----limite-des-essais; charset=utf-7',
  'MULTIPART/FORM-DATA; BOUNDARY=----limite-des-essais',
  'application/x-www-form-urlencoded',
  'text/plain',
]

export const multipartBodies: Trial = {
  id: 'A24',
  about: 'corps multipart cassés, ambigus ou emboîtés : un refus net, rien de laissé',
  run: (size, tell) =>
    withPortal(async (portal, folder) => {
      const random = createRandom(24)
      const tally = new Tally()
      // The first deposits open what stays open: a checker, the connections to the database.
      await Promise.all(Array.from({ length: 40 }, () => send(portal, newForm(random))))
      await inParallel(Array(WARM_UP).fill(0), AT_ONCE, async () => {
        await sendBroken(portal, random)
      })
      const before = openFiles(portal)
      const ranks = Array.from({ length: counts[size] }, (_, rank) => rank)
      await inParallel(ranks, AT_ONCE, async (rank) => {
        const status = await sendBroken(portal, random)
        const isNet = status === 201 || (status >= 400 && status < 500)
        tally.count(1, isNet, `réponse ${String(status)}`)
        tell(rank + 1, counts[size])
      })
      const left = readdirSync(join(folder, 'files/temporary')).length
      tally.count(1, left === 0, `${String(left)} fichiers temporaires`)
      const open = openFiles(portal)
      tally.count(1, open <= before, `${String(before)} fichiers ouverts, puis ${String(open)}`)
      const halves = query(
        join(folder, 'portal.db'),
        `SELECT r.id FROM requests r WHERE r.text = '' OR r.theme_slug <> 'cotisation'`,
      )
      tally.count(1, halves.length === 0, 'une demande à moitié')
      return tally
    }),
}

/** Connections that are kept alive are not counted, nor what is closed meanwhile. */
function openFiles(portal: KilledPortal): number {
  const folder = `/proc/${String(portal.pid())}/fd`
  return readdirSync(folder).filter((fd) => {
    try {
      return !readlinkSync(join(folder, fd)).startsWith('socket:')
    } catch {
      return false
    }
  }).length
}

async function sendBroken({ url, headers }: KilledPortal, random: Random): Promise<number> {
  const answer = await fetch(`${url}/api/requests`, {
    method: 'POST',
    headers: { ...headers, 'content-type': random.pick(types) },
    body: new Uint8Array(brokenBody(random)),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  await answer.arrayBuffer()
  return answer.status
}

function brokenBody(random: Random): Buffer {
  const whole = multipart(depositForm())
  const text = whole.toString('latin1')
  const changed = random.pick([
    () => text.replaceAll('\r\n', '\n'),
    () => text.replaceAll('\r\n\r\n', '\r\n'),
    () => text.replaceAll('----limite', '-----limite'),
    () => text.replaceAll('name="', 'name="x"; name="'),
    () => text.replaceAll('form-data;', "form-data; filename*=utf-8''%2e%2e%2fx;"),
    () => text + text,
    () => `${text.slice(0, random.below(text.length))}${text}`,
    () => text.slice(0, random.below(text.length)),
    () => text.replace('name="theme"', 'name="__proto__"'),
    () => text.replace('name="text"', `name="${'t'.repeat(random.below(20_000))}"`),
    () =>
      text.replace('Content-Type:', `X-${'y'.repeat(random.below(50_000))}: z\r\nContent-Type:`),
    () => flip(text, random),
  ])()
  return Buffer.from(changed, 'latin1')
}

function flip(text: string, random: Random): string {
  const bytes = Buffer.from(text, 'latin1')
  for (let change = 0; change < 4; change++) bytes[random.below(bytes.length)] = random.below(256)
  return bytes.toString('latin1')
}
