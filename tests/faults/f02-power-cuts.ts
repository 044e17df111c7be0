import { execFileSync } from 'node:child_process'
import { copyFile, constants, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRandom } from '../fixtures/files/random.ts'
import { Tally, type Tell, type Trial } from '../support/trial.ts'
import { inspectDeposits } from './kept-deposits.ts'
import { startPortal } from './killed-portal.ts'
import { newForm, send, type SentForm } from './sent-forms.ts'

const counts = { short: { cuts: 10, sabotaged: 5 }, full: { cuts: 100, sabotaged: 20 } }

/** Has every database of the process written as SQLite does with `synchronous = NORMAL`. */
const carelessly = ['--import', fileURLToPath(new URL('careless-database.ts', import.meta.url))]

/**
 * The current is cut at the moment of an answer: the portal's disk is an image that holds only what
 * the kernel was made to write, for its file system is told to write nothing else for five minutes.
 * A copy of that image is mounted and looked at.
 */
export const powerCuts: Trial = {
  id: 'F02',
  about: 'coupures de courant à l’instant d’un accusé ; le même essai échoue avec NORMAL (root)',
  async run(size, tell) {
    const { cuts, sabotaged } = counts[size]
    const tally = new Tally()
    const lost = await cutPower(cuts, [], tell)
    tally.count(cuts - lost, true, '')
    if (lost > 0) tally.count(lost, false, `${String(lost)} coupures ont perdu un dépôt accusé`)
    const lostCarelessly = await cutPower(sabotaged, carelessly)
    const said = `avec NORMAL, ${String(lostCarelessly)} coupures sur ${String(sabotaged)} perdent un dépôt accusé`
    tally.count(1, lostCarelessly > 0, `${said} : cet essai ne verrait rien`)
    tally.remarks.push(said)
    return tally
  },
}

/** How many of the images have lost something that was acknowledged before. */
async function cutPower(cuts: number, options: readonly string[], tell?: Tell): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'enim-power-'))
  const disk = join(folder, 'disk.img')
  const copy = join(folder, 'copy.img')
  const [mounted, inspected] = [join(folder, 'mounted'), join(folder, 'inspected')]
  await Promise.all([mkdir(mounted), mkdir(inspected)])
  makeDisk(disk)
  mount(disk, mounted)
  const portal = await startPortal(mounted, { options })
  const sent: SentForm[] = []
  let lost = 0
  try {
    const random = createRandom(2)
    for (let cut = 0; cut < cuts; cut++) {
      const form = newForm(random, 20_000)
      await send(portal, form)
      sent.push(form)
      await copyFile(disk, copy, constants.COPYFILE_FICLONE)
      mount(copy, inspected)
      const report = inspectDeposits(inspected, sent)
      execFileSync('umount', [inspected])
      if (report.lost.length > 0 || report.integrity !== 'ok') lost++
      tell?.(cut + 1, cuts)
    }
  } finally {
    await portal.end()
    // libSQL may keep its file open in this very process until it is collected.
    execFileSync('umount', ['--lazy', mounted])
    await rm(folder, { recursive: true })
  }
  return lost
}

function makeDisk(path: string): void {
  execFileSync('truncate', ['--size=96M', path])
  execFileSync('mkfs.ext4', ['-q', '-F', path])
}

function mount(image: string, folder: string): void {
  execFileSync('mount', ['-o', 'loop,commit=300', image, folder])
}
