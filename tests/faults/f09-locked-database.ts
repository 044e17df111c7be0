import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../fixtures/files/random.ts'
import { siteHeaders } from '../support/browser.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { inspectDeposits } from './kept-deposits.ts'
import { startPortal, type KilledPortal } from './killed-portal.ts'
import { newForm, send, type SentForm } from './sent-forms.ts'

/** For how long another program holds the database's lock, in seconds. */
const locks = { short: [0.1, 1, 6], full: [0.1, 0.3, 1, 2, 4, 6, 10, 20, 30] }
/** A try at the lock blocks the process 100 ms; a busy machine adds to it. */
const MOST_STALL_MS = 400

export const lockedDatabase: Trial = {
  id: 'F09',
  about: 'base tenue par un autre programme : rien de faux, un refus net, aucun blocage',
  async run(size, tell) {
    const folder = await mkdtemp(join(tmpdir(), 'enim-lock-'))
    const portal = await startPortal(folder)
    const random = createRandom(9)
    const tally = new Tally()
    const sent: SentForm[] = []
    for (const [rank, seconds] of locks[size].entries()) {
      const form = newForm(random, 20_000)
      sent.push(form)
      const slowest = await depositUnderLock(portal, { folder, seconds, form })
      const said = `verrou de ${String(seconds)} s`
      tally.count(1, slowest < MOST_STALL_MS, `${said} : arrêt de ${String(slowest)} ms`)
      const taken = await send(portal, form).then(
        () => true,
        () => false,
      )
      tally.count(1, taken, `${said} : le dépôt n’est pas repris ensuite`)
      tally.remarks.push(`${said} : réponse la plus lente ${String(slowest)} ms`)
      tell(rank + 1, locks[size].length)
    }
    await portal.end()
    const { lost, halves, twice, integrity } = inspectDeposits(folder, sent)
    tally.count(1, [...lost, ...halves, ...twice].length === 0, 'un accusé est faux')
    tally.count(1, integrity === 'ok', `base de données : ${integrity}`)
    await rm(folder, { recursive: true })
    return tally
  },
}

/** The slowest answer of a page that needs no writing, in milliseconds, while a deposit waits. */
async function depositUnderLock(
  portal: KilledPortal,
  { folder, seconds, form }: { folder: string; seconds: number; form: SentForm },
): Promise<number> {
  const holder = spawn('sqlite3', [join(folder, 'portal.db')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  holder.stdin.write('BEGIN IMMEDIATE;\nSELECT 1;\n')
  await new Promise((resolve) => holder.stdout.once('data', resolve))
  const deposit = send(portal, form).catch(() => undefined)
  let slowest = 0
  for (const end = performance.now() + seconds * 1_000; performance.now() < end;) {
    const start = performance.now()
    await fetch(`${portal.url}/health`, { headers: siteHeaders })
    slowest = Math.max(slowest, performance.now() - start)
    await sleep(20)
  }
  holder.stdin.end('COMMIT;\n')
  await new Promise((resolve) => holder.once('close', resolve))
  await deposit
  return Math.round(slowest)
}
