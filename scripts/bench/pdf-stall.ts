import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { median, type Figure } from './figure.ts'
import { findChild } from './process-usage.ts'
import { EMPLOYERS, startStatementsApi, YEARS } from './statements-api.ts'

/** The longest that the api's event loop stands still while twenty relevés are drawn at once. */
export async function* pdfStall(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-stall-'))
  const file = join(folder, 'longest')
  process.env['LOOP_DELAY_FILE'] = file
  const api = await startStatementsApi({
    name: 'pdf-stall',
    port: 31_507,
    nodeArgs: ['--import', new URL('./loop-delay.ts', import.meta.url).href],
  })
  try {
    const pid = findChild(process.pid, 'api/src/main.ts')
    const rounds: number[] = []
    for (let round = 0; round < YEARS; round++) {
      await readLongest(pid, file)
      await Promise.all(
        Array.from({ length: EMPLOYERS }, (_, employer) => api.draw(employer, round)),
      )
      const longest = await readLongest(pid, file)
      // The first two are read, compiled and optimised on the way.
      if (round >= 2) rounds.push(longest)
    }
    yield { name: 'pdf-stall', value: median(rounds), unit: 'ms', goal: 50, sense: 'at most' }
  } finally {
    await api.stop()
    rmSync(folder, { recursive: true })
  }
}

async function readLongest(pid: number, file: string): Promise<number> {
  rmSync(file, { force: true })
  process.kill(pid, 'SIGUSR2')
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') await sleep(10)
  return Number(readFileSync(file, 'utf8'))
}
