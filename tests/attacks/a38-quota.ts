import { join } from 'node:path'
import { query } from '../faults/kept-deposits.ts'
import { pdf } from '../support/forms.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { depositFiles, withPortal } from './support/deposit-files.ts'

const counts = { short: { rounds: 1, uploads: 50 }, full: { rounds: 10, uploads: 200 } }

export const quotaRace: Trial = {
  id: 'A38',
  about: '200 envois au même instant quand il ne reste qu’une place : un seul est pris',
  async run(size, tell) {
    const { rounds, uploads } = counts[size]
    const tally = new Tally()
    for (let round = 0; round < rounds; round++) {
      const taken = await raceForLastPlace(uploads)
      tally.count(uploads, taken.accepted === 1 && taken.stored === 3, JSON.stringify(taken))
      tell(round + 1, rounds)
    }
    return tally
  },
}

/** Three files a day: two are there already. */
function raceForLastPlace(uploads: number) {
  return withPortal(
    async (portal, folder) => {
      await depositFiles(portal, [pdf('un.pdf'), pdf('deux.pdf')])
      const answers = await Promise.all(
        Array.from({ length: uploads }, (_, rank) =>
          depositFiles(portal, [pdf('trois.pdf', String(rank))]),
        ),
      )
      const statuses = Map.groupBy(answers, ({ status }) => status)
      const files = query(
        join(folder, 'portal.db'),
        'SELECT id FROM files WHERE request_id IS NOT NULL',
      )
      return {
        accepted: statuses.get(201)?.length ?? 0,
        stored: files.length,
        statuses: [...statuses.keys()].join(),
      }
    },
    { DAILY_FILES: '3' },
  )
}
