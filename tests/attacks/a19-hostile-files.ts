import { join } from 'node:path'
import { hostileFamilies } from '../fixtures/files/hostile-families.ts'
import { createRandom } from '../fixtures/files/random.ts'
import { query } from '../faults/kept-deposits.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { inParallel } from './support/caller.ts'
import { depositFiles, withPortal } from './support/deposit-files.ts'
import { genuineFiles } from './support/genuine-files.ts'

const counts = { short: { hostile: 200, genuine: 40 }, full: { hostile: 2_000, genuine: 200 } }
/** False refusals matter: at most so many genuine files in a thousand. */
const MOST_REFUSED = 5

export const hostileFiles: Trial = {
  id: 'A19',
  about: 'fichiers déguisés, piégés ou mixtes : aucun n’est pris ; les vrais le sont',
  run: (size, tell) =>
    withPortal(async (portal, folder) => {
      const { hostile, genuine } = counts[size]
      const random = createRandom(19)
      const tally = new Tally()
      const rounds = Math.ceil(hostile / hostileFamilies.length)
      const families = Array.from({ length: rounds }, () => hostileFamilies).flat()
      await inParallel(families.slice(0, hostile), 4, async ({ name, make }, rank) => {
        const { status } = await depositFiles(portal, [make(random)])
        tally.count(1, status === 422 || status === 413, `${name} : ${String(status)}`)
        tell(rank, hostile + genuine)
      })
      const stored = query(join(folder, 'portal.db'), 'SELECT id FROM files')
      tally.count(1, stored.length === 0, `${String(stored.length)} fichiers hostiles gardés`)

      const refused: string[] = []
      const files = await genuineFiles(genuine)
      await inParallel(files, 4, async (file, rank) => {
        const { status, body } = await depositFiles(portal, [file])
        if (status !== 201) refused.push(`${file.name} : ${body}`)
        tell(hostile + rank, hostile + genuine)
      })
      const isFair = refused.length * 1_000 <= genuine * MOST_REFUSED
      tally.count(genuine, isFair, refused.join(' ; '))
      const kinds = String(hostileFamilies.length)
      const taken = String(genuine - refused.length)
      tally.remarks.push(`${kinds} familles ; ${taken} vrais fichiers pris sur ${String(genuine)}`)
      return tally
    }),
}
