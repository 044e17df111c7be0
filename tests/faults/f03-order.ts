import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '../fixtures/files/random.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { startPortal } from './killed-portal.ts'
import { newForm, send, type SentForm } from './sent-forms.ts'
import { findDisorder, splitByAnswer } from './system-calls.ts'

const counts = { short: 20, full: 200 }

const traced = 'write,pwrite64,writev,fsync,fdatasync,rename,sendto'

export const order: Trial = {
  id: 'F03',
  about: 'chaque accusé part après que tout est sur le disque, appel système par appel (strace)',
  async run(size, tell) {
    const folder = await mkdtemp(join(tmpdir(), 'enim-order-'))
    const log = join(folder, 'calls.log')
    const under = ['strace', '-f', '-y', '-qq', '-o', log, '-e', `trace=${traced}`]
    const portal = await startPortal(folder, { under })
    const random = createRandom(3)
    const sent: SentForm[] = []
    for (let rank = 0; rank < counts[size]; rank++) {
      const form = newForm(random, 20_000)
      await send(portal, form)
      sent.push(form)
      tell(rank + 1, counts[size])
    }
    await portal.end()
    // The first answer is the login's.
    const answers = splitByAnswer(readFileSync(log, 'utf8'))
    const tally = new Tally()
    sent.forEach(({ form, key }, rank) => {
      const disorder = findDisorder(answers.at(rank - sent.length) ?? [], form.files.length)
      tally.count(1, disorder === undefined, `${key} : ${disorder ?? ''}`)
    })
    await rm(folder, { recursive: true })
    return tally
  },
}
