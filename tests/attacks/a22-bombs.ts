import { readFileSync } from 'node:fs'
import { createRandom } from '../fixtures/files/random.ts'
import { hostileFamilies } from '../fixtures/files/hostile-families.ts'
import { Tally, type Trial } from '../support/trial.ts'
import { depositFiles, withPortal } from './support/deposit-files.ts'

const counts = { short: 30, full: 300 }
const MOST_GROWTH_MB = 30
const MOST_MS = 3_000
const WARM_UP_ROUNDS = 8

export const bombs: Trial = {
  id: 'A22',
  about: 'archives et images qui se gonflent : refusées, sans temps ni mémoire',
  run: (size, tell) =>
    withPortal(async (portal) => {
      const families = hostileFamilies.filter(({ fault }) => fault === 'too-complex')
      const random = createRandom(22)
      const tally = new Tally()
      // The first files start the checker, and fill its heap as far as it lets itself grow.
      const first = Array.from({ length: WARM_UP_ROUNDS }, () => families).flat()
      for (const { make } of first) await depositFiles(portal, [make(random)])
      const before = residentMegabytes(portal.pid())
      let slowest = 0
      const rounds = Math.ceil(counts[size] / families.length)
      const tried = Array.from({ length: rounds }, () => families)
        .flat()
        .slice(0, counts[size])
      for (const [rank, { name, make }] of tried.entries()) {
        const start = performance.now()
        const { status } = await depositFiles(portal, [make(random)])
        const ms = performance.now() - start
        slowest = Math.max(slowest, ms)
        tally.count(
          1,
          status === 422 && ms < MOST_MS,
          `${name} : ${String(status)}, ${ms.toFixed()} ms`,
        )
        tell(rank + 1, counts[size])
      }
      const growth = residentMegabytes(portal.pid()) - before
      tally.count(1, growth <= MOST_GROWTH_MB, `${String(growth)} Mo de plus`)
      tally.remarks.push(
        `${String(families.length)} familles, ${slowest.toFixed()} ms au plus, ${String(growth)} Mo de plus`,
      )
      return tally
    }),
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
}
