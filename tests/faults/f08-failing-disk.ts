import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom, type Random } from '../fixtures/files/random.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { createFailingDisk, type FailingDisk, type Failure } from './failing-disk.ts'
import { inspectDeposits } from './kept-deposits.ts'
import { startPortal, type KilledPortal } from './killed-portal.ts'
import { newForm, send, type SentForm } from './sent-forms.ts'

/** How many sweeps over a deposit, each from its first call to its last. */
const sweeps = { short: 1, full: 4 }
const POSITIONS_PER_SWEEP = 400
/** What a portal needs to be itself again. */
const TRIES = 5

const failures: readonly Omit<Failure, 'at'>[] = [
  { error: 'ENOSPC', lasting: false },
  { error: 'EIO', lasting: false },
  { error: 'ENOSPC', lasting: true },
]

interface Room {
  portal: KilledPortal
  disk: FailingDisk
  random: Random
  sent: SentForm[]
  tally: Tally
}

export const failingDisk: Trial = {
  id: 'F08',
  about: 'disque plein ou en panne à chaque appel système d’un dépôt : aucun accusé faux (gcc)',
  async run(size, tell) {
    const outside = await mkdtemp(join(tmpdir(), 'enim-disk-'))
    const folder = join(outside, 'portal')
    await mkdir(folder)
    const disk = createFailingDisk(folder, outside)
    const portal = await startPortal(folder, { env: disk.env })
    const room: Room = { portal, disk, random: createRandom(8), sent: [], tally: new Tally() }
    const total = sweeps[size] * failures.length
    let positions = 0
    for (let sweep = 0; sweep < total; sweep++) {
      positions += await sweepDeposit(room, failures[sweep % failures.length])
      tell(sweep + 1, total)
    }
    await portal.end()
    const { lost, halves, twice, integrity } = inspectDeposits(folder, room.sent)
    const wrong = [...lost, ...halves, ...twice]
    room.tally.count(1, wrong.length === 0, `faux accusés : ${wrong.join(', ')}`)
    room.tally.count(1, integrity === 'ok', `base de données : ${integrity}`)
    room.tally.remarks.push(`${String(positions)} appels ont échoué chacun à leur tour`)
    await rm(outside, { recursive: true })
    return room.tally
  },
}

/** Deposits again and again, a later call failing each time, until none is left to fail. */
async function sweepDeposit(room: Room, failure?: Omit<Failure, 'at'>): Promise<number> {
  if (!failure) return 0
  for (let at = 1; at <= POSITIONS_PER_SWEEP; at++) {
    const form = newForm(room.random, 20_000)
    room.sent.push(form)
    room.disk.break({ ...failure, at })
    await send(room.portal, form).catch(() => undefined)
    const failed = room.disk.mend()
    const recovered = form.reference !== undefined || (await recover(room, form))
    const { error, lasting } = failure
    const said = `${error}${lasting ? ' durable' : ''} à l’appel ${String(at)}`
    room.tally.count(1, recovered, `${said} : le portail ne se remet pas`)
    if (failed === 0) return at - 1
  }
  return POSITIONS_PER_SWEEP
}

/** The same form again once the disk is well. A process that ended is started again. */
async function recover({ portal }: Room, form: SentForm): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      await send(portal, form)
      return true
    } catch {
      if (!portal.isRunning()) await portal.restart()
    }
  }
  return false
}
