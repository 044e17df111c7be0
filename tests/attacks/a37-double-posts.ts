import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { query } from '../faults/kept-deposits.ts'
import { pdf } from '../support/forms.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { depositFiles, withPortal } from './support/deposit-files.ts'

const counts = { short: 30, full: 1_000 }
const AT_ONCE = 5

export const doublePosts: Trial = {
  id: 'A37',
  about: 'le même formulaire envoyé cinq fois au même instant : une demande, un accusé, un e-mail',
  run: (size, tell) =>
    withPortal(async (portal, folder) => {
      const tally = new Tally()
      for (let rank = 0; rank < counts[size]; rank++) {
        const key = randomUUID()
        const file = pdf('bordereau.pdf', key)
        const answers = await Promise.all(
          Array.from({ length: AT_ONCE }, () => depositFiles(portal, [file], key)),
        )
        const said = new Set(answers.map(({ status, body }) => `${String(status)} ${body}`))
        tally.count(AT_ONCE, said.size === 1 && answers[0]?.status === 201, [...said].join(' ; '))
        tell(rank + 1, counts[size])
      }
      const rows = query<{ requests: number; files: number; mails: number; receipts: number }>(
        join(folder, 'portal.db'),
        `SELECT (SELECT count(*) FROM requests) AS requests, (SELECT count(*) FROM files) AS files,
           (SELECT count(*) FROM outbox WHERE dedupe LIKE 'receipt:%') AS mails,
           (SELECT count(*) FROM receipts) AS receipts`,
      )
      const once = counts[size]
      const isOnce = Object.values(rows[0] ?? {}).every((total) => total === once)
      tally.count(1, isOnce, JSON.stringify(rows[0]))
      return tally
    }),
}
